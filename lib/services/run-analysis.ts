/**
 * The analysis of a run, from stored traces to stored results. Cycles, result and the rule's end are replaced in one
 * transaction, and only if what went in is still what stands there.
 */
import { analysisVersion } from "@/lib/analysis/analysis-version";
import type { Spectrum } from "@/lib/analysis/short-circuit/short-evidence";
import { database, type Transaction } from "@/lib/db/client";
import { addJob, addJobs } from "@/lib/db/job-queue";
import { findRun, findRunHead, type RunChange, updateRunRow } from "@/lib/db/run";
import {
  type AnalysisInput,
  listStaleRuns,
  loadAnalysisInput,
  markOtherVersionsStale,
  removeRunResult,
} from "@/lib/db/run-analysis";
import { moveRunFile } from "@/lib/db/run-file";
import { findRunResult, markResultsStale, replaceRunResult } from "@/lib/db/run-result";
import { type Actor, systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import type { Recording } from "@/lib/domain/recording";
import { storage } from "@/lib/storage/configured-storage";
import { analyseRecordings, type RunAnalysis } from "./analyse-recordings";
import { loadRecordings } from "./analysed-recordings";
import { codedChange } from "./coded-change";
import { requireRun, statedOf } from "./run";
import { inputHashOf, runContextOf } from "./run-context";
import { toCycleRows, toResultRow } from "./run-result-rows";
import { storeRunTrace } from "./run-trace";
import { spectraOfFile } from "./spectra";
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
  const inputHash = inputHashOf(input);
  const { stored } = input;
  if (stored !== null && stored.inputHash === inputHash && !stored.isStale) return true;
  const loaded = await recordingsOf(input);
  // The files are being read again; the analysis follows them.
  if (loaded === null) return true;
  const { recordings, owners } = loaded;
  if (recordings.length === 0) {
    if (stored !== null) await database().$transaction((tx) => removeRunResult(tx, input.id));
    return true;
  }
  const context = runContextOf(input);
  const analysis = analyseRecordings(recordings, context, await spectraOf(input));
  const traceKey = `runs/${input.id}/${inputHash}.parquet`;
  await storeRunTrace(traceKey, analysis);
  const parts = analysis.run.parts.map((part, index) => ({ ...part, runFileId: owners[index]! }));
  const result = toResultRow({ analysis, context, inputHash, traceKey, parts });
  const cycles = toCycleRows(analysis);
  const replace = async (tx: Transaction) => {
    await findRunHead(tx, input.id, { lock: true });
    const now = await loadAnalysisInput(tx, input.id);
    if (now === null || inputHashOf(now) !== inputHash) throw new InputsChanged();
    await replaceRunResult(tx, input.id, result, cycles);
  };
  try {
    const change = endChangeOf(input, analysis);
    if (change === null) await database().$transaction(replace, { timeout: 60_000, maxWait: 10_000 });
    else await replaceAndDecide(input.id, replace, change);
    // Whoever is just drawing from the old trace has it open still.
    if (stored?.traceKey && stored.traceKey !== traceKey) await storage().removeDerived(stored.traceKey);
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
async function recordingsOf(input: AnalysisInput) {
  const recordings: Recording[] = [];
  const owners: string[] = [];
  const missing: string[] = [];
  for (const file of input.files) {
    try {
      for (const recording of await loadRecordings(file.traceKey)) {
        if (recording.rows === 0 || recording.kind !== "cycling") continue;
        recordings.push({ ...recording, name: file.name });
        owners.push(file.id);
      }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "not_found") throw error;
      missing.push(file.id);
    }
  }
  for (const id of missing) {
    await moveRunFile(database(), id, ["done"], { status: "waiting", progress: 0 });
    await addJob(database(), "ingest-run-file", { runFileId: id });
  }
  return missing.length > 0 ? null : { recordings, owners };
}

/** Spectra taken of the cell between its cycles; a file that holds none is no evidence. */
async function spectraOf(input: AnalysisInput): Promise<readonly Spectrum[]> {
  const spectra: Spectrum[] = [];
  for (const { afterCycle, ...file } of input.spectra) {
    try {
      for (const each of await spectraOfFile(file)) spectra.push({ ...each, afterCycle });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return spectra;
}

/** What the analysis says about the run itself: that it has begun, and the rule's word on its end; null if nothing new. */
function endChangeOf(input: AnalysisInput, { life }: RunAnalysis): RunChange | null {
  const begun = input.status === "planned" ? { status: "running" as const } : null;
  if (input.endDecidedBy === "person") return begun;
  const endEvent = life.event;
  const endReason = life.rule === null ? null : `${life.rule.id} v${life.rule.version}: ${life.reason}`;
  if (input.endEvent === endEvent && input.endReason === endReason) return begun;
  return { ...begun, endEvent, endReason, endDecidedBy: endEvent === null ? null : "rule" };
}

function replaceAndDecide(
  runId: string,
  replace: (tx: Transaction) => Promise<void>,
  change: RunChange,
): Promise<void> {
  return write(
    systemActor,
    async ({ tx, record }) => {
      await replace(tx);
      const before = await findRun(tx, runId);
      if (before === null) throw new InputsChanged();
      const after = await updateRunRow(tx, runId, change);
      record(codedChange("analyse", "run", { before: statedOf(before), after: statedOf(after) }));
    },
    { timeoutMs: 60_000 },
  );
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
