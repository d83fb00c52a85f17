/** Use cases of lots. */
import type { z } from "zod";
import type { archiveInput } from "@/lib/contract/common";
import type { Lot, LotCreate, LotQuery, LotUpdate } from "@/lib/contract/lot";
import { database, type Transaction } from "@/lib/db/client";
import { takeCodes } from "@/lib/db/code";
import { lockRows } from "@/lib/db/lock";
import { findLot, insertLot, listLotRows, projectsOfLots, setLotArchived, updateLotRow } from "@/lib/db/lot";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { codedChange } from "./coded-change";
import { requireProject, visibleProjects } from "./project-access";
import { provenanceOf } from "./provenance";
import { requireCurrentVersion } from "./stale-version";
import { write } from "./unit-of-work";

export function listLots(actor: Actor, query: LotQuery) {
  return listLotRows(database(), query, visibleProjects(actor));
}

export async function getLot(actor: Actor, ref: string): Promise<Lot> {
  return requireLot(database(), actor, "read", ref);
}

async function requireLot(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write",
  ref: string,
): Promise<Lot> {
  if (action === "write") await lockRows(tx, "lot", [ref]);
  const lot = await findLot(tx, ref);
  if (lot === null) throw new AppError("not_found", `No lot ${ref}.`);
  await requireProject(tx, actor, action, lot.projectId);
  return lot;
}

/**
 * A row may only name lots that its writer can see; lots are shared between projects.
 * @throws AppError invalid_input for a lot that is not there or not to be seen
 */
export async function requireReadableLots(
  tx: Transaction,
  actor: Actor,
  ids: readonly (string | null | undefined)[],
): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => typeof id === "string"))];
  if (wanted.length === 0) return;
  const found = await projectsOfLots(tx, wanted);
  for (const id of wanted) {
    const lot = found.find((each) => each.id === id);
    const isReadable = lot !== undefined && (await isReadableProject(tx, actor, lot.projectId));
    if (!isReadable) throw new AppError("invalid_input", `No lot ${id}, or you may not see it.`);
  }
}

function isReadableProject(tx: Transaction, actor: Actor, projectId: string): Promise<boolean> {
  return requireProject(tx, actor, "read", projectId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError) return false;
      throw error;
    },
  );
}

/** Registers lots, all or none. */
export function createLots(actor: Actor, inputs: readonly LotCreate[]): Promise<Lot[]> {
  return write(actor, async ({ tx, record }) => {
    const codes = await takeCodes(
      tx,
      "lot",
      inputs.map((input) => input.code),
    );
    const lots: Lot[] = [];
    for (const [index, input] of inputs.entries()) {
      const project = await requireProject(tx, actor, "write", input.projectId);
      const code = codes[index] ?? "";
      const lot = await insertLot(tx, { ...input, code, provenance: provenanceOf(project) });
      record(codedChange("create", "lot", { after: lot }));
      lots.push(lot);
    }
    return lots;
  });
}

export function updateLot(actor: Actor, input: LotUpdate): Promise<Lot> {
  return write(actor, async ({ tx, record }) => {
    const { ref, version, ...change } = input;
    const before = await requireLot(tx, actor, "write", ref);
    await requireCurrentVersion(tx, { entity: "lot", sentVersion: version, current: before, sent: change });
    const after = await updateLotRow(tx, before.id, change);
    record(codedChange("update", "lot", { before, after }));
    return after;
  });
}

export function archiveLot(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Lot> {
  return moveLot(actor, input, "archive");
}

/** Takes it back out of the archive. */
export function restoreLot(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Lot> {
  return moveLot(actor, input, "restore");
}

function moveLot(actor: Actor, input: z.infer<typeof archiveInput>, move: ArchiveMove): Promise<Lot> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireLot(tx, actor, "write", input.ref);
    await requireCurrentVersion(tx, {
      entity: "lot",
      sentVersion: input.version,
      current: before,
      sent: {},
    });
    const after = await setLotArchived(tx, before.id, archivedAtAfter(move, before));
    record(codedChange(move, "lot", { before, after, reason: input.reason }));
    return after;
  });
}
