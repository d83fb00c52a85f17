/**
 * The analysis of a run, from stored traces to stored results. Cycles, result and the rule's end are replaced in one
 * transaction, and only if what went in is still what stands there.
 */
import { analysisVersion } from "@/lib/analysis/analysis-version";
import { database } from "@/lib/db/client";
import { addJob, addJobs } from "@/lib/db/job-queue";
import { lockRows } from "@/lib/db/lock";
import { findRun, updateRunRow } from "@/lib/db/run";
import {
  type AnalysisInput,
  listStaleRuns,
  loadAnalysisInput,
  markOtherVersionsStale,
  removeRunResult,
} from "@/lib/db/run-analysis";
import { findRunResult, markResultsStale, replaceRunResult } from "@/lib/db/run-result";
import { type Actor, systemActor } from "@/lib/domain/actor";
import type { Recording } from "@/lib/domain/recording";
import { analyseRecordings, type RunAnalysis } from "./analyse-recordings";
import { loadRecordings } from "./analysed-recordings";
import { codedChange } from "./coded-change";
import { requireRun, statedOf } from "./run";
import { inputHashOf, runContextOf } from "./run-context";
import { toCycleRows, toResultRow } from "./run-result-rows";
import { storeRunTrace } from "./run-trace";
import { write } from "./unit-of-work";

const mostTries = 5;

/** Analyses a run as it stands now and stores the outcome. Does nothing when an equal result is there already. */
export async function analyseRun(runId: string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const input = await loadAnalysisInput(database(), runId);
    if (input === null) return;
    if (await storeAnalysis(input)) return;
  }
  throw new Error(`the inputs of run ${runId} changed ${mostTries} times while it was analysed`);
}

/** @returns false when the inputs changed meanwhile */
async function storeAnalysis(input: AnalysisInput): Promise<boolean> {
  const inputHash = inputHashOf(input);
  const stored = await findRunResult(database(), input.id);
  if (stored !== null && stored.inputHash === inputHash && !stored.isStale) return true;
  const { recordings, owners } = await recordingsOf(input);
  if (recordings.length === 0) {
    if (stored !== null) await database().$transaction((tx) => removeRunResult(tx, input.id));
    return true;
  }
  const analysis = analyseRecordings(recordings, runContextOf(input));
  const traceKey = `runs/${input.id}/${inputHash}.parquet`;
  await storeRunTrace(traceKey, analysis);
  const parts = analysis.run.parts.map((part, index) => ({ ...part, runFileId: owners[index]! }));
  const result = toResultRow({ analysis, context: runContextOf(input), inputHash, traceKey, parts });
  const cycles = toCycleRows(analysis);
  return database()
    .$transaction(
      async (tx) => {
        await lockRows(tx, "run", [input.id]);
        const now = await loadAnalysisInput(tx, input.id);
        if (now === null || inputHashOf(now) !== inputHash) return false;
        await replaceRunResult(tx, input.id, result, cycles);
        return true;
      },
      { timeout: 60_000, maxWait: 10_000 },
    )
    .then(async (isCurrent) => {
      if (isCurrent) await decideEnd(input.id, analysis);
      return isCurrent;
    });
}

/** All recordings of the run's current files in order, each with the file it is from. */
async function recordingsOf(input: AnalysisInput) {
  const recordings: Recording[] = [];
  const owners: string[] = [];
  for (const file of input.files) {
    for (const recording of await loadRecordings(file.traceKey!)) {
      if (recording.rows === 0 || recording.kind !== "cycling") continue;
      recordings.push({ ...recording, name: file.name });
      owners.push(file.id);
    }
  }
  return { recordings, owners };
}

/** The rule's word on the end of the run, where no person has spoken. */
async function decideEnd(runId: string, { life }: RunAnalysis): Promise<void> {
  const endEvent = life.event;
  const endReason = life.rule === null ? null : `${life.rule.id} v${life.rule.version}: ${life.reason}`;
  const stands = (run: { endDecidedBy: unknown; endEvent: unknown; endReason: unknown; status: unknown }) =>
    run.status !== "planned" &&
    (run.endDecidedBy === "person" || (run.endEvent === endEvent && run.endReason === endReason));
  const found = await findRun(database(), runId);
  if (found === null || stands(found)) return;
  await write(systemActor, async ({ tx, record }) => {
    await lockRows(tx, "run", [runId]);
    const before = await findRun(tx, runId);
    if (before === null) throw new Error(`run ${runId} is gone`);
    const after = await updateRunRow(tx, runId, {
      // Records prove that the run has begun.
      ...(before.status === "planned" ? { status: "running" as const } : {}),
      ...(before.endDecidedBy === "person"
        ? {}
        : { endEvent, endReason, endDecidedBy: endEvent === null ? null : ("rule" as const) }),
    });
    record(codedChange("analyse", "run", { before: statedOf(before), after: statedOf(after) }));
  });
}

export async function getRunResult(actor: Actor, ref: string) {
  const run = await requireRun(database(), actor, "read", ref);
  return findRunResult(database(), run.id);
}

/** Queues a run's analysis on a person's wish. */
export function recomputeRun(actor: Actor, ref: string): Promise<{ queued: boolean }> {
  return write(actor, async ({ tx, record }) => {
    const run = await requireRun(tx, actor, "write", ref);
    const queued = (await markResultsStale(tx, { id: run.id })).length > 0;
    if (queued) await addJob(tx, "analyse-run", { runId: run.id });
    record(codedChange("recompute", "run", { after: statedOf(run) }));
    return { queued };
  });
}

/** Marks what an older analysis computed, and queues all stale runs behind everything else; returns how many. */
export async function recomputeStale(): Promise<number> {
  const db = database();
  await markOtherVersionsStale(db, analysisVersion);
  const runIds = await listStaleRuns(db);
  const payloads = runIds.map((runId) => ({ runId }));
  await addJobs(db, "analyse-run", payloads, { priority: 20 });
  return runIds.length;
}
