/** Use cases of runs. */
import type { z } from "zod";
import type { archiveInput } from "@/lib/contract/common";
import type { Run, RunCreate, RunEnd, RunQuery, RunUpdate } from "@/lib/contract/run";
import { database, type Transaction } from "@/lib/db/client";
import { takeCodes } from "@/lib/db/code";
import { addJob } from "@/lib/db/job-queue";
import { lockRows } from "@/lib/db/lock";
import {
  findCellOfRun,
  findProjectOfProtocol,
  findRun,
  findRunHead,
  insertRun,
  listRunRows,
  type RunHead,
  setRunArchived,
  updateRunRow,
} from "@/lib/db/run";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { requestAnalysis } from "./analysis-request";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { codedChange } from "./coded-change";
import { requireOfProject, requireProject, visibleProjects } from "./project-access";
import { provenanceOf } from "./provenance";
import { requireCurrentVersion } from "./stale-version";
import { write } from "./unit-of-work";

export function listRuns(actor: Actor, query: RunQuery) {
  return listRunRows(database(), query, visibleProjects(actor));
}

export function getRun(actor: Actor, ref: string): Promise<Run> {
  return requireRun(database(), actor, "read", ref);
}

/** @throws AppError not_found or not_permitted; for writing, the row stays locked until the transaction ends. */
export async function requireRun(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write" | "review",
  ref: string,
): Promise<Run> {
  if (action !== "read") await lockRows(tx, "run", [ref]);
  const run = await findRun(tx, ref);
  if (run === null) throw new AppError("not_found", `No run ${ref}.`);
  await requireProject(tx, actor, action, run.projectId);
  return run;
}

/** The same permission for a run of which only the head is needed. @throws AppError not_found or not_permitted */
export async function requireRunHead(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write",
  ref: string,
  options: { readonly lock?: boolean } = {},
): Promise<RunHead> {
  const run = await findRunHead(tx, ref, options);
  if (run === null) throw new AppError("not_found", `No run ${ref}.`);
  requireOfProject(actor, action, run.project);
  return run;
}

/** What people state of a run: the history and a merge leave out what is computed, or stated of the cell. */
export function statedOf(run: Run) {
  const { result: _, metal: __, nominalThicknessNm: ___, ...stated } = run;
  return stated;
}

/** Registers runs, all or none, each in the project of its cell. */
export function createRuns(actor: Actor, inputs: readonly RunCreate[]): Promise<Run[]> {
  return write(actor, async ({ tx, record }) => {
    const codes = await takeCodes(
      tx,
      "run",
      inputs.map((input) => input.code),
    );
    const runs: Run[] = [];
    for (const [index, input] of inputs.entries()) {
      const cell = await findCellOfRun(tx, input.cellId);
      if (cell === null) throw new AppError("not_found", `No cell ${input.cellId}.`);
      const project = await requireProject(tx, actor, "write", cell.projectId);
      if (cell.archivedAt !== null) {
        throw new AppError("conflict", `Cell ${cell.code} is archived: restore it before running it.`);
      }
      await requireReadableProtocol(tx, actor, input.protocolId);
      const run = await insertRun(tx, {
        ...input,
        cellId: cell.id,
        code: codes[index] ?? "",
        projectId: project.id,
        provenance: provenanceOf(project),
      });
      record(codedChange("create", "run", { after: statedOf(run) }));
      runs.push(run);
    }
    return runs;
  });
}

async function requireReadableProtocol(
  tx: Transaction,
  actor: Actor,
  protocolId: string | null | undefined,
): Promise<void> {
  if (protocolId === null || protocolId === undefined) return;
  const projectId = await findProjectOfProtocol(tx, protocolId);
  if (projectId === null) throw new AppError("not_found", "No such protocol.");
  await requireProject(tx, actor, "read", projectId);
}

export function updateRun(actor: Actor, input: RunUpdate): Promise<Run> {
  return write(actor, async ({ tx, record }) => {
    const { ref, version, ...change } = input;
    const before = await requireRun(tx, actor, "write", ref);
    await requireCurrentVersion(tx, {
      entity: "run",
      sentVersion: version,
      current: statedOf(before),
      sent: change,
    });
    if (change.status !== undefined && before.status === "ended") {
      throw new AppError("conflict", `Run ${before.code} has ended: take its end back first.`);
    }
    await requireReadableProtocol(tx, actor, change.protocolId);
    const after = await updateRunRow(tx, before.id, change);
    record(codedChange("update", "run", { before: statedOf(before), after: statedOf(after) }));
    const matters = ["protocolId", "formationCycles", "temperatureC"] as const;
    if (!matters.some((field) => before[field] !== after[field])) return after;
    await requestAnalysis(tx, { id: after.id });
    return requireRun(tx, actor, "read", after.id);
  });
}

/**
 * A person's word on how a run ended. Overruling what a rule decided is a review; neither event nor censoring reason
 * hands the decision back to the rule.
 */
export function endRun(actor: Actor, input: RunEnd): Promise<Run> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireRun(tx, actor, "write", input.ref);
    if (before.endDecidedBy === "rule") await requireProject(tx, actor, "review", before.projectId);
    const { endEvent, censorReason, endedAt, reason } = input;
    await requireCurrentVersion(tx, {
      entity: "run",
      sentVersion: input.version,
      current: statedOf(before),
      sent: { endEvent, censorReason },
    });
    const isDecided = endEvent !== null || censorReason !== null;
    const goesOn = !isDecided || censorReason === "still_running";
    const after = await updateRunRow(tx, before.id, {
      endEvent,
      censorReason,
      endDecidedBy: isDecided ? "person" : null,
      endReason: isDecided ? reason : null,
      status: goesOn ? "running" : "ended",
      ...(endedAt === undefined ? {} : { endedAt }),
    });
    record(codedChange("end", "run", { before: statedOf(before), after: statedOf(after), reason }));
    // The rule decides again, and the life of the cell is counted to the new end.
    if (after.result !== null) await addJob(tx, "analyse-run", { runId: after.id });
    return after;
  });
}

export function archiveRun(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Run> {
  return moveRun(actor, input, "archive");
}

/** Takes it back out of the archive. */
export function restoreRun(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Run> {
  return moveRun(actor, input, "restore");
}

function moveRun(actor: Actor, input: z.infer<typeof archiveInput>, move: ArchiveMove): Promise<Run> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireRun(tx, actor, "write", input.ref);
    await requireCurrentVersion(tx, {
      entity: "run",
      sentVersion: input.version,
      current: statedOf(before),
      sent: {},
    });
    if (move === "restore" && (await findCellOfRun(tx, before.cellId))?.archivedAt !== null)
      throw new AppError("conflict", `Cell ${before.cellCode} is archived: restore that first.`);
    const after = await setRunArchived(tx, before.id, archivedAtAfter(move, before));
    record(
      codedChange(move, "run", {
        before: statedOf(before),
        after: statedOf(after),
        reason: input.reason,
      }),
    );
    return after;
  });
}
