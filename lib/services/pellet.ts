/** Use cases of pellets. */
import type { z } from "zod";
import type { archiveInput } from "@/lib/contract/common";
import type { Pellet, PelletCreate, PelletQuery, PelletUpdate } from "@/lib/contract/pellet";
import { snapshotAtVersion } from "@/lib/db/audit";
import { database, type Transaction } from "@/lib/db/client";
import { takeCodes } from "@/lib/db/code";
import { interlayersOnPellets } from "@/lib/db/interlayer";
import { lockRows } from "@/lib/db/lock";
import {
  findPellet,
  insertPellets,
  listPelletRows,
  setPelletArchived,
  updatePelletRow,
} from "@/lib/db/pellet";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { requestAnalysis } from "./analysis-request";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { codedChange } from "./coded-change";
import { requireReadableLots } from "./lot";
import { requireProject, visibleProjects } from "./project-access";
import { provenanceOf } from "./provenance";
import { requireCurrentVersion } from "./stale-version";
import { write } from "./unit-of-work";

export function listPellets(actor: Actor, query: PelletQuery) {
  return listPelletRows(database(), query, visibleProjects(actor));
}

export async function getPellet(actor: Actor, ref: string): Promise<Pellet> {
  return requirePellet(database(), actor, "read", ref);
}

async function requirePellet(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write",
  ref: string,
): Promise<Pellet> {
  if (action === "write") await lockRows(tx, "pellet", [ref]);
  const pellet = await findPellet(tx, ref);
  if (pellet === null) throw new AppError("not_found", `No pellet ${ref}.`);
  await requireProject(tx, actor, action, pellet.projectId);
  return pellet;
}

/** Registers pellets, all or none; codes are given in order where none is stated. */
export function createPellets(actor: Actor, inputs: readonly PelletCreate[]): Promise<Pellet[]> {
  return write(actor, async ({ tx, record }) => {
    const codes = await takeCodes(
      tx,
      "pellet",
      inputs.map((input) => input.code),
    );
    await requireReadableLots(
      tx,
      actor,
      inputs.map((input) => input.lotId),
    );
    const provenances = new Map<string, Pellet["provenance"]>();
    for (const projectId of new Set(inputs.map((input) => input.projectId))) {
      provenances.set(projectId, provenanceOf(await requireProject(tx, actor, "write", projectId)));
    }
    const pellets = await insertPellets(
      tx,
      inputs.map((input, index) => ({
        ...input,
        code: codes[index] ?? "",
        provenance: provenances.get(input.projectId) ?? "measured",
      })),
    );
    for (const pellet of pellets) record(codedChange("create", "pellet", { after: pellet }));
    return pellets;
  });
}

/** What results of cells on this pellet are made with. */
const resultFields = ["diameterMm", "thicknessUm", "polishedThicknessUm", "conductivities"] as const;

export function updatePellet(actor: Actor, input: PelletUpdate): Promise<Pellet> {
  return write(actor, async ({ tx, record }) => {
    const { ref, version, ...change } = input;
    const before = await requirePellet(tx, actor, "write", ref);
    await requireCurrentVersion(tx, {
      entity: "pellet",
      sentVersion: version,
      current: before,
      sent: change,
    });
    await requireReadableLots(tx, actor, [change.lotId]);
    const after = await updatePelletRow(tx, before.id, change);
    if (resultFields.some((field) => change[field] !== undefined)) {
      await requestAnalysis(tx, { pelletId: after.id });
    }
    record({
      action: "update",
      entity: "pellet",
      entityId: after.id,
      code: after.code,
      projectId: after.projectId,
      before,
      after,
    });
    return after;
  });
}

export function archivePellet(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Pellet> {
  return movePellet(actor, input, "archive");
}

/** Takes it back out of the archive, as it stood: a pellet that was broken is still broken. */
export function restorePellet(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Pellet> {
  return movePellet(actor, input, "restore");
}

function movePellet(actor: Actor, input: z.infer<typeof archiveInput>, move: ArchiveMove): Promise<Pellet> {
  return write(actor, async ({ tx, record }) => {
    const before = await requirePellet(tx, actor, "write", input.ref);
    await requireCurrentVersion(tx, {
      entity: "pellet",
      sentVersion: input.version,
      current: before,
      sent: {},
    });
    const [carried] = await interlayersOnPellets(tx, [before.id]);
    if (move === "archive" && carried !== undefined) {
      throw new AppError("conflict", `${before.code} carries ${carried.code}: archive that first.`);
    }
    const after = await setPelletArchived(tx, before.id, {
      archivedAt: archivedAtAfter(move, before),
      status: move === "archive" ? "archived" : await statusBeforeArchive(tx, before),
    });
    record({
      action: move,
      entity: "pellet",
      entityId: after.id,
      code: after.code,
      projectId: after.projectId,
      before,
      after,
      reason: input.reason ?? null,
    });
    return after;
  });
}

async function statusBeforeArchive(tx: Transaction, pellet: Pellet): Promise<Pellet["status"]> {
  const old = await snapshotAtVersion(tx, "pellet", pellet.id, pellet.version - 1);
  return old?.status === "broken" ? "broken" : "available";
}
