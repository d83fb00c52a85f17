/** Use cases of cells that are there; building them is in cell-build. */
import type { z } from "zod";
import type { Cell, CellUpdate } from "@/lib/contract/cell";
import type { CellQuery } from "@/lib/contract/cell-list";
import type { archiveInput } from "@/lib/contract/common";
import { canonicalJson } from "@/lib/db/audit";
import { type CellFields, findCell, setCellArchived, updateCellRow } from "@/lib/db/cell";
import { listCellRows } from "@/lib/db/cell-list";
import { database, type Transaction } from "@/lib/db/client";
import { lockRows } from "@/lib/db/lock";
import type { Actor } from "@/lib/domain/actor";
import type { Warning } from "@/lib/domain/deposited-thickness";
import { AppError } from "@/lib/domain/errors";
import { invalidFields } from "@/lib/domain/invalid-fields";
import type { ProjectAction } from "@/lib/domain/policy";
import { isSameStack } from "@/lib/domain/stack";
import { requestAnalysis } from "./analysis-request";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { asCellLayers, cellProblems, cellWarnings, type Ground, stackOf } from "./cell-checks";
import { findGround, lockGrounds, requireBuildable } from "./cell-ground";
import { cellRecord } from "./cell-record";
import { codedChange } from "./coded-change";
import { requireReadableLots } from "./lot";
import { followPelletUse } from "./pellet-status";
import { requireProject, visibleScope } from "./project-access";
import { requireCurrentVersion } from "./stale-version";
import { write } from "./unit-of-work";

export function listCells(actor: Actor, query: CellQuery) {
  return listCellRows(database(), query, visibleScope(actor));
}

export async function getCell(actor: Actor, ref: string): Promise<Cell> {
  return requireCell(database(), actor, "read", ref);
}

/** @throws AppError not_found or not_permitted */
export async function requireCell(
  tx: Transaction,
  actor: Actor,
  action: ProjectAction,
  ref: string,
): Promise<Cell> {
  if (action !== "read") await lockRows(tx, "cell", [ref]);
  const cell = await findCell(tx, ref);
  if (cell === null) throw new AppError("not_found", `No cell ${ref}.`);
  await requireProject(tx, actor, action, cell.projectId);
  return cell;
}

/** What results of a cell are made with. */
const resultFields = [
  "kind",
  "interlayerId",
  "areaBasis",
  "counterDiameterMm",
  "cathodeDiameterMm",
  "cathodeLoadingMahCm2",
  "lithiumThicknessUm",
  "platingSign",
] as const;

export function updateCell(actor: Actor, input: CellUpdate): Promise<{ cell: Cell; warnings: Warning[] }> {
  return write(actor, async (unit) => {
    const { tx, record } = unit;
    const { ref, version, interlayerRef, ...stated } = input;
    const before = await requireCell(tx, actor, "write", ref);
    const oldGround = await requireGround(tx, before);
    const ground = interlayerRef === undefined ? oldGround : await newGround(tx, before, interlayerRef);
    const change: CellFields = {
      ...stated,
      interlayerId: ground.interlayer.id,
      ...signChange(before, stated),
    };
    await requireCurrentVersion(tx, {
      entity: "cell",
      sentVersion: version,
      current: cellRecord(before),
      sent: interlayerRef === undefined ? stated : change,
    });
    await requireReadableLots(tx, actor, stated.layers?.map((layer) => layer.lotId) ?? []);
    const merged: CellFields = { ...before, ...withoutUndefined(change) };
    const layers = stated.layers ?? followedStack({ before, oldGround }, { merged, ground });
    const problems = cellProblems(merged, before.provenance);
    if (problems.length > 0) throw invalidFields(problems);
    const after = await updateCellRow(tx, before.id, {
      ...change,
      ...(layers === undefined ? {} : { layers }),
    });
    record(codedChange("update", "cell", { before: cellRecord(before), after: cellRecord(after) }));
    if (resultFields.some((field) => canonicalJson(after[field]) !== canonicalJson(before[field]))) {
      await requestAnalysis(tx, { cellId: after.id });
    }
    await followPelletUse(unit, [oldGround.pellet.id, ground.pellet.id]);
    return { cell: after, warnings: cellWarnings({ ...merged, layers: after.layers }, ground) };
  });
}

async function requireGround(tx: Transaction, cell: Cell): Promise<Ground> {
  const ground = await findGround(tx, cell.interlayerId);
  if (ground === null) throw new Error(`${cell.code} stands on no interlayer.`);
  return ground;
}

async function newGround(tx: Transaction, cell: Cell, ref: string): Promise<Ground> {
  const found = (await lockGrounds(tx, [ref])).get(ref);
  if (found?.interlayer.id === cell.interlayerId) return found;
  const ground = requireBuildable(found, ref, "interlayerRef");
  if (ground.interlayer.projectId !== cell.projectId) {
    throw invalidFields([
      { path: "interlayerRef", message: `${ground.interlayer.code} belongs to another project.` },
    ]);
  }
  return ground;
}

/** A person's sign is stated; taking it back takes its evidence back. */
function signChange(
  before: Cell,
  stated: Partial<Pick<Cell, "platingSign" | "platingSignReason">>,
): CellFields {
  if (stated.platingSign === undefined) return {};
  if (stated.platingSign === null) return { platingSignSource: null, platingSignReason: null };
  const isOther = stated.platingSign !== before.platingSign || before.platingSignSource !== "stated";
  return {
    platingSignSource: "stated",
    // Evidence for the other sign is none for this one.
    ...(isOther && stated.platingSignReason === undefined ? { platingSignReason: null } : {}),
  };
}

/** A stack that nobody touched follows its fields; undefined when it stays as it is. */
function followedStack(
  old: { readonly before: Cell; readonly oldGround: Ground },
  now: { readonly merged: CellFields; readonly ground: Ground },
): Cell["layers"] | undefined {
  const { before, oldGround } = old;
  if (!isSameStack(before.layers, stackOf(before, oldGround))) return undefined;
  const stack = stackOf(now.merged, now.ground);
  return isSameStack(before.layers, stack) ? undefined : asCellLayers(stack);
}

function withoutUndefined(fields: CellFields): CellFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export function archiveCell(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Cell> {
  return moveCell(actor, input, "archive");
}

/** Takes it back out of the archive. */
export function restoreCell(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Cell> {
  return moveCell(actor, input, "restore");
}

function moveCell(actor: Actor, input: z.infer<typeof archiveInput>, move: ArchiveMove): Promise<Cell> {
  return write(actor, async (unit) => {
    const { tx, record } = unit;
    const before = await requireCell(tx, actor, "write", input.ref);
    await requireCurrentVersion(tx, {
      entity: "cell",
      sentVersion: input.version,
      current: cellRecord(before),
      sent: {},
    });
    if (move === "restore" && (await findGround(tx, before.interlayerId))?.interlayer.archivedAt !== null) {
      const { code } = before.lineage.interlayer;
      throw new AppError("conflict", `${code} under ${before.code} is archived: restore that first.`);
    }
    const after = await setCellArchived(tx, before.id, archivedAtAfter(move, before));
    record(
      codedChange(move, "cell", {
        before: cellRecord(before),
        after: cellRecord(after),
        reason: input.reason,
      }),
    );
    await followPelletUse(unit, [after.lineage.pellet.id]);
    return after;
  });
}
