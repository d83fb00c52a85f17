/**
 * The analysis of a run, from stored traces to stored results. Cycles, result and the rule's end are replaced in one
 * transaction, and only if what went in is still what stands there.
 */
import { analysisVersion } from "@/lib/analysis/analysis-version";
import { database } from "@/lib/db/client";
import { addJob, addJobs } from "@/lib/db/job-queue";
import { findRunHead } from "@/lib/db/run";
import {
  type AnalysisInput,
  listStaleRuns,
  loadAnalysisInput,
  markOtherVersionsStale,
  removeRunResult,
} from "@/lib/db/run-analysis";
import { moveRunFile } from "@/lib/db/run-file";
import { findRunResult, markResultsStale } from "@/lib/db/run-result";
import { type Actor, systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import type { Recording } from "@/lib/domain/recording";
import { loadRecordings } from "./analysed-recordings";
import { codedChange } from "./coded-change";
import {
  type ComputedAnalysis,
  computeAnalysis,
  dropOldTrace,
  type OwnedRecording,
  storeComputed,
} from "./computed-analysis";
import { requireRun, statedOf } from "./run";
import { inputHashOf } from "./run-context";
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

/** The inputs are no longer what the analysis was computed from. */
class InputsChanged extends Error {}

/** @returns false when the inputs changed meanwhile */
async function storeAnalysis(input: AnalysisInput): Promise<boolean> {
  const { stored } = input;
  if (stored !== null && stored.inputHash === inputHashOf(input) && !stored.isStale) return true;
  const recordings = await recordingsOf(input);
  // The files are being read again; the analysis follows them.
  if (recordings === null) return true;
  if (recordings.length === 0) {
    if (stored !== null) await database().$transaction((tx) => removeRunResult(tx, input.id));
    return true;
  }
  const computed = await computeAnalysis(input, recordings);
  try {
    const { oldTraceKey } = await write(
      systemActor,
      async (unit) => {
        await findRunHead(unit.tx, input.id, { lock: true });
        const stored = await storeComputed(unit, computed);
        if (stored === null) throw new InputsChanged();
        return stored;
      },
      { timeoutMs: 60_000, isComputed: true },
    );
    await dropOldTrace(computed, oldTraceKey);
    return true;
  } catch (error) {
    if (error instanceof InputsChanged) return false;
    throw error;
  }
}

/**
 * All recordings of the run's current files in order, each with the file it is from. Traces can be had again from the
 * raw bytes: where one is gone, its file is queued to be read, and the answer is null.
 */
async function recordingsOf(input: AnalysisInput): Promise<readonly OwnedRecording[] | null> {
  const recordings: OwnedRecording[] = [];
  const missing: string[] = [];
  for (const file of input.files) {
    try {
      recordings.push(...analysedOf(file, await loadRecordings(file.traceKey)));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "not_found") throw error;
      missing.push(file.id);
    }
  }
  for (const id of missing) {
    await moveRunFile(database(), id, ["done"], { status: "waiting", progress: 0 });
    await addJob(database(), "ingest-run-file", { runFileId: id });
  }
  return missing.length > 0 ? null : recordings;
}

/** The recordings of a file that take part in the analysis, under the file's name. */
function analysedOf(
  file: { readonly id: string; readonly name: string },
  recordings: readonly Recording[],
): OwnedRecording[] {
  return recordings
    .filter(({ rows, kind }) => rows > 0 && kind === "cycling")
    .map((recording) => ({ recording: { ...recording, name: file.name }, runFileId: file.id }));
}

/**
 * The analysis of a run whose only file was just read, computed before the file counts as read, so that both can be
 * stored at once; null where the run has other files, or nothing to analyse.
 * @param recordings as `analysedColumns` gives them
 */
export async function analyseOnlyFile(
  input: AnalysisInput | null,
  file: AnalysisInput["files"][number],
  recordings: readonly Recording[],
): Promise<ComputedAnalysis | null> {
  if (input === null || input.fileCount !== 1) return null;
  const analysed = analysedOf(file, recordings);
  return analysed.length === 0 ? null : computeAnalysis({ ...input, files: [file] }, analysed);
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
