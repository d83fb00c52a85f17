/** Use cases of depositions. */
import type { z } from "zod";
import type { archiveInput } from "@/lib/contract/common";
import type {
  Coated,
  Coating,
  Deposition,
  DepositionCreate,
  DepositionQuery,
  DepositionUpdate,
} from "@/lib/contract/deposition";
import type { Interlayer } from "@/lib/contract/interlayer";
import { database, type Transaction } from "@/lib/db/client";
import { takeCodes } from "@/lib/db/code";
import {
  findDeposition,
  insertDeposition,
  listDepositionRows,
  setDepositionArchived,
  updateDepositionRow,
} from "@/lib/db/deposition";
import { findInterlayer, updateInterlayerRow } from "@/lib/db/interlayer";
import { lockRows } from "@/lib/db/lock";
import type { Actor } from "@/lib/domain/actor";
import type { Warning } from "@/lib/domain/deposited-thickness";
import { isElementFormula } from "@/lib/domain/element-symbols";
import { AppError } from "@/lib/domain/errors";
import { requestAnalysis } from "./analysis-request";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { coatingWarnings, coatPellets } from "./coating";
import { codedChange } from "./coded-change";
import { requireReadableLots } from "./lot";
import { requireProject, visibleProjects } from "./project-access";
import { provenanceOf } from "./provenance";
import { requireCurrentVersion } from "./stale-version";
import { type UnitOfWork, write } from "./unit-of-work";

export function listDepositions(actor: Actor, query: DepositionQuery) {
  return listDepositionRows(database(), query, visibleProjects(actor));
}

export async function getDeposition(actor: Actor, ref: string): Promise<Deposition> {
  return requireDeposition(database(), actor, "read", ref);
}

async function requireDeposition(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write",
  ref: string,
): Promise<Deposition> {
  if (action === "write") await lockRows(tx, "deposition", [ref]);
  const deposition = await findDeposition(tx, ref);
  if (deposition === null) throw new AppError("not_found", `No deposition ${ref}.`);
  await requireProject(tx, actor, action, deposition.projectId);
  return deposition;
}

/** Records a deposition and coats its pellets, all or nothing. */
export function createDeposition(actor: Actor, input: DepositionCreate): Promise<Coated> {
  return write(actor, async (unit) => {
    const { tx, record } = unit;
    const { coatings = [], ...fields } = input;
    const project = await requireProject(tx, actor, "write", input.projectId);
    await requireReadableLots(tx, actor, [input.targetLotId]);
    const [code = ""] = await takeCodes(tx, "deposition", [input.code]);
    const created = await insertDeposition(tx, {
      ...fields,
      operatorId: input.operatorId === undefined ? actor.userId : input.operatorId,
      code,
      provenance: provenanceOf(project),
    });
    record(codedChange("create", "deposition", { after: recordOf(created) }));
    return answer(unit, created, await coatPellets(unit, created, coatings));
  });
}

/** Coats further pellets in a deposition that is there. */
export function addCoatings(
  actor: Actor,
  input: { readonly ref: string; readonly coatings: readonly Coating[] },
): Promise<Coated> {
  return write(actor, async (unit) => {
    const deposition = await requireDeposition(unit.tx, actor, "write", input.ref);
    if (deposition.archivedAt !== null) throw new AppError("conflict", `${deposition.code} is archived.`);
    return answer(unit, deposition, await coatPellets(unit, deposition, input.coatings));
  });
}

export function updateDeposition(actor: Actor, input: DepositionUpdate): Promise<Coated> {
  return write(actor, async (unit) => {
    const { tx, record } = unit;
    const { ref, version, ...change } = input;
    const before = await requireDeposition(tx, actor, "write", ref);
    await requireCurrentVersion(tx, {
      entity: "deposition",
      sentVersion: version,
      current: recordOf(before),
      sent: change,
    });
    await requireReadableLots(tx, actor, [change.targetLotId]);
    const after = await updateDepositionRow(tx, before.id, change);
    record(codedChange("update", "deposition", { before: recordOf(before), after: recordOf(after) }));
    const interlayers = after.metal === before.metal ? [] : await renameLayers(unit, after);
    return answer(unit, after, { interlayers, warnings: coatingWarnings(after, after.coatings) });
  });
}

/** A corrected metal is corrected in every layer of the deposition, labels with it. */
async function renameLayers(unit: UnitOfWork, deposition: Deposition): Promise<Interlayer[]> {
  const ids = [...new Set(deposition.coatings.map((coating) => coating.interlayerId))];
  await lockRows(unit.tx, "interlayer", ids);
  const renamed: Interlayer[] = [];
  for (const id of ids) {
    const before = await findInterlayer(unit.tx, id);
    if (before === null) continue;
    const layers = before.layers.map((layer) =>
      layer.depositionId === deposition.id ? { ...layer, metal: deposition.metal } : layer,
    );
    const after = await updateInterlayerRow(unit.tx, id, { layers });
    await requestAnalysis(unit.tx, { interlayerId: id });
    unit.record(codedChange("update", "interlayer", { before, after }));
    renamed.push(after);
  }
  return renamed;
}

export function archiveDeposition(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Deposition> {
  return moveDeposition(actor, input, "archive");
}

/** Takes it back out of the archive. */
export function restoreDeposition(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Deposition> {
  return moveDeposition(actor, input, "restore");
}

function moveDeposition(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
  move: ArchiveMove,
): Promise<Deposition> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireDeposition(tx, actor, "write", input.ref);
    await requireCurrentVersion(tx, {
      entity: "deposition",
      sentVersion: input.version,
      current: recordOf(before),
      sent: {},
    });
    const used = before.coatings[0];
    if (move === "archive" && used !== undefined) {
      throw new AppError("conflict", `${before.code} coated ${used.interlayerCode}: archive that first.`);
    }
    const after = await setDepositionArchived(tx, before.id, archivedAtAfter(move, before));
    record(
      codedChange(move, "deposition", {
        before: recordOf(before),
        after: recordOf(after),
        reason: input.reason,
      }),
    );
    return after;
  });
}

async function answer(
  unit: UnitOfWork,
  deposition: Deposition,
  done: { readonly interlayers: Interlayer[]; readonly warnings: Warning[] },
): Promise<Coated> {
  const current = (await findDeposition(unit.tx, deposition.id)) ?? deposition;
  return {
    deposition: current,
    interlayers: done.interlayers,
    warnings: [...metalWarnings(current), ...done.warnings],
  };
}

function metalWarnings({ metal }: Deposition): Warning[] {
  if (isElementFormula(metal)) return [];
  const message = `“${metal}” is no formula of elements; rankings group by this text, so write Ag, not silver.`;
  return [{ field: "metal", message }];
}

/** What people edit: what it coated has a history of its own. */
function recordOf(deposition: Deposition) {
  const { coatings, ...fields } = deposition;
  return fields;
}
