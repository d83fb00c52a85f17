/** Use cases of interlayers; coated ones are made by their deposition. */
import type { z } from "zod";
import type { archiveInput } from "@/lib/contract/common";
import type { BareCreate, Interlayer, InterlayerQuery, InterlayerUpdate } from "@/lib/contract/interlayer";
import { database, type Transaction } from "@/lib/db/client";
import { takeCodes } from "@/lib/db/code";
import {
  findInterlayer,
  insertInterlayers,
  interlayersOnPellets,
  listInterlayerRows,
  type NewInterlayer,
  setInterlayerArchived,
  updateInterlayerRow,
} from "@/lib/db/interlayer";
import { lockRows } from "@/lib/db/lock";
import { findPellet } from "@/lib/db/pellet";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { invalidFields } from "@/lib/domain/invalid-fields";
import { requestAnalysis } from "./analysis-request";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { lockPellets, takeFace } from "./coating";
import { codedChange } from "./coded-change";
import { followPelletUse } from "./pellet-status";
import { requireProject, visibleProjects } from "./project-access";
import { provenanceOf } from "./provenance";
import { requireCurrentVersion } from "./stale-version";
import { write } from "./unit-of-work";

export function listInterlayers(actor: Actor, query: InterlayerQuery) {
  return listInterlayerRows(database(), query, visibleProjects(actor));
}

export async function getInterlayer(actor: Actor, ref: string): Promise<Interlayer> {
  return requireInterlayer(database(), actor, "read", ref);
}

async function requireInterlayer(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write",
  ref: string,
): Promise<Interlayer> {
  if (action === "write") await lockRows(tx, "interlayer", [ref]);
  const interlayer = await findInterlayer(tx, ref);
  if (interlayer === null) throw new AppError("not_found", `No interlayer ${ref}.`);
  await requireProject(tx, actor, action, interlayer.projectId);
  return interlayer;
}

/** Registers uncoated controls, all or none. */
export function createBareInterlayers(actor: Actor, inputs: readonly BareCreate[]): Promise<Interlayer[]> {
  return write(actor, async ({ tx, record }) => {
    const { pellets, faces } = await lockPellets(
      tx,
      inputs.map((input) => input.pelletRef),
    );
    const codes = await takeCodes(
      tx,
      "interlayer",
      inputs.map((input) => input.code),
    );
    const planned: NewInterlayer[] = [];
    for (const [index, input] of inputs.entries()) {
      const pellet = pellets.get(input.pelletRef);
      if (pellet === undefined) throw new AppError("not_found", `No pellet ${input.pelletRef}.`);
      const project = await requireProject(tx, actor, "write", pellet.projectId);
      const code = codes[index] ?? "";
      takeFace({ pellet, coating: input, faces, place: `interlayers.${index}`, code });
      planned.push({
        projectId: pellet.projectId,
        pelletId: pellet.id,
        face: input.face,
        maskDiameterMm: input.maskDiameterMm ?? null,
        notes: input.notes ?? "",
        provenance: provenanceOf(project),
        code,
        layers: [],
      });
    }
    const interlayers = await insertInterlayers(tx, planned);
    for (const interlayer of interlayers) {
      record(codedChange("create", "interlayer", { after: interlayer }));
    }
    return interlayers;
  });
}

export function updateInterlayer(actor: Actor, input: InterlayerUpdate): Promise<Interlayer> {
  return write(actor, async ({ tx, record }) => {
    const { ref, version, layers: measurements, ...change } = input;
    const before = await requireInterlayer(tx, actor, "write", ref);
    const layers = mergedLayers(before, measurements);
    await requireCurrentVersion(tx, {
      entity: "interlayer",
      sentVersion: version,
      current: recordOf(before),
      sent: { ...change, layers },
    });
    await requireMaskFits(tx, before, change.maskDiameterMm);
    const after = await updateInterlayerRow(tx, before.id, { ...change, layers });
    const filmOf = ({ layers: each, maskDiameterMm }: Interlayer) =>
      JSON.stringify([
        maskDiameterMm,
        each.map((layer) => layer.measuredThicknessNm ?? layer.nominalThicknessNm),
      ]);
    const changesResults = filmOf(after) !== filmOf(before);
    if (changesResults) await requestAnalysis(tx, { interlayerId: after.id });
    record(codedChange("update", "interlayer", { before: recordOf(before), after: recordOf(after) }));
    return after;
  });
}

function mergedLayers(before: Interlayer, measurements: InterlayerUpdate["layers"]) {
  if (measurements === undefined) return undefined;
  if (measurements.length !== before.layers.length) {
    const message =
      `${before.code} has ${before.layers.length} layer(s), ${measurements.length} were sent: ` +
      "send one for each, in order; a further layer comes from a deposition.";
    throw invalidFields([{ path: "layers", message }]);
  }
  return before.layers.map((layer, index) => {
    const sent = measurements[index] ?? {};
    return {
      ...layer,
      nominalThicknessNm:
        sent.nominalThicknessNm === undefined ? layer.nominalThicknessNm : sent.nominalThicknessNm,
      measuredThicknessNm:
        sent.measuredThicknessNm === undefined ? layer.measuredThicknessNm : sent.measuredThicknessNm,
      measuredBy: sent.measuredBy === undefined ? layer.measuredBy : sent.measuredBy,
    };
  });
}

async function requireMaskFits(
  tx: Transaction,
  interlayer: Interlayer,
  maskDiameterMm: number | null | undefined,
): Promise<void> {
  if (typeof maskDiameterMm !== "number") return;
  const pellet = await findPellet(tx, interlayer.pelletId);
  const widest = pellet?.diameterMm ?? null;
  if (widest === null || maskDiameterMm <= widest) return;
  const message = `A mask of ${maskDiameterMm} mm is wider than ${interlayer.pelletCode}, ${widest} mm.`;
  throw invalidFields([{ path: "maskDiameterMm", message }]);
}

export function archiveInterlayer(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Interlayer> {
  return moveInterlayer(actor, input, "archive");
}

/** Takes it back out of the archive. */
export function restoreInterlayer(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Interlayer> {
  return moveInterlayer(actor, input, "restore");
}

function moveInterlayer(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
  move: ArchiveMove,
): Promise<Interlayer> {
  return write(actor, async (unit) => {
    const { tx, record } = unit;
    const before = await requireInterlayer(tx, actor, "write", input.ref);
    await requireCurrentVersion(tx, {
      entity: "interlayer",
      sentVersion: input.version,
      current: recordOf(before),
      sent: {},
    });
    const cell = before.cells[0];
    if (move === "archive" && cell !== undefined) {
      throw new AppError("conflict", `${cell.code} is built on ${before.code}: archive that first.`);
    }
    if (move === "restore") await requireFreeFace(tx, before);
    const after = await setInterlayerArchived(tx, before.id, archivedAtAfter(move, before));
    record(
      codedChange(move, "interlayer", {
        before: recordOf(before),
        after: recordOf(after),
        reason: input.reason,
      }),
    );
    await followPelletUse(unit, [after.pelletId]);
    return after;
  });
}

/** What people edit: the cells built on it have a history of their own. */
function recordOf(interlayer: Interlayer) {
  const { cells, ...fields } = interlayer;
  return fields;
}

/** @throws AppError when the pellet was archived since, or its face carries something else by now */
async function requireFreeFace(
  tx: Transaction,
  { code, pelletId, pelletCode, face, provenance }: Interlayer,
) {
  const pellet = await findPellet(tx, pelletId);
  if (pellet === null || pellet.archivedAt !== null)
    throw new AppError("conflict", `${pelletCode} under ${code} is archived: restore that first.`);
  const carried = (await interlayersOnPellets(tx, [pelletId])).find((each) => each.face === face);
  if (carried !== undefined && provenance !== "reported")
    throw new AppError("conflict", `Face ${face} of ${pelletCode} carries ${carried.code} by now.`);
}
