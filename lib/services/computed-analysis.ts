/**
 * An analysis of a run that is computed and not stored yet: rows and trace, and the hash of all that went in. It is
 * stored in a transaction that holds the run, and only if the same goes in there.
 */

import type { Spectrum } from "@/lib/analysis/short-circuit/short-evidence";
import type { Cycle } from "@/lib/contract/cycle";
import { type AnalysisInput, loadAnalysisInput } from "@/lib/db/run-analysis";
import { decideRunEnd, type RunEnd } from "@/lib/db/run-end";
import { type NewRunResult, replaceRunResult } from "@/lib/db/run-result";
import { AppError } from "@/lib/domain/errors";
import type { Recording } from "@/lib/domain/recording";
import { storage } from "@/lib/storage/configured-storage";
import { analyseRecordings, type RunAnalysis } from "./analyse-recordings";
import { codedChange } from "./coded-change";
import { inputHashOf, runContextOf } from "./run-context";
import { toCycleRows, toResultRow } from "./run-result-rows";
import { storeRunTrace } from "./run-trace";
import { spectraOfFile } from "./spectra";
import { besideOrBefore } from "./trace-beside";
import type { UnitOfWork } from "./unit-of-work";

/** A recording with the file of the run that it is from. */
export interface OwnedRecording {
  readonly recording: Recording;
  readonly runFileId: string;
}

export interface ComputedAnalysis {
  readonly runId: string;
  readonly inputHash: string;
  readonly traceKey: string;
  readonly result: NewRunResult;
  readonly cycles: readonly Cycle[];
  readonly life: RunAnalysis["life"];
  /** Resolves when the trace is in the storage. */
  readonly stored: Promise<void>;
}

/** The analysis of at least one recording; its trace is on the way to the storage. */
export async function computeAnalysis(
  input: AnalysisInput,
  owned: readonly OwnedRecording[],
): Promise<ComputedAnalysis> {
  const inputHash = inputHashOf(input);
  const context = runContextOf(input);
  const spectra = await spectraOf(input);
  const analysis = analyseRecordings(
    owned.map(({ recording }) => recording),
    context,
    spectra,
  );
  const traceKey = `runs/${input.id}/${inputHash}.parquet`;
  const { stored } = await besideOrBefore(storeRunTrace(traceKey, analysis), analysis.run.rows);
  const parts = analysis.run.parts.map((part, index) => ({ ...part, runFileId: owned[index]!.runFileId }));
  return {
    runId: input.id,
    inputHash,
    traceKey,
    result: toResultRow({ analysis, context, inputHash, traceKey, parts }),
    cycles: toCycleRows(analysis),
    life: analysis.life,
    stored,
  };
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

/**
 * Replaces cycles and result and lets the rule decide the run's end, once the trace is stored. The caller holds the
 * run's row.
 * @returns null when the inputs are others now: then nothing is stored
 */
export async function storeComputed(
  { tx, record }: UnitOfWork,
  computed: ComputedAnalysis,
): Promise<{ readonly oldTraceKey: string | null; readonly fileCount: number } | null> {
  const { runId, result, cycles } = computed;
  const now = await loadAnalysisInput(tx, runId);
  if (now === null || inputHashOf(now) !== computed.inputHash) return null;
  await replaceRunResult(tx, runId, { result, cycles, isFirst: now.stored === null });
  const end = endOf(now, computed.life);
  if (end !== null) {
    const decided = await decideRunEnd(tx, runId, end);
    if (decided !== null) record(codedChange("analyse", "run", decided));
  }
  await computed.stored;
  return { oldTraceKey: now.stored?.traceKey ?? null, fileCount: now.fileCount };
}

/** That the run has begun, and the rule's word on its end, below a person's; null if nothing of it is new. */
function endOf(input: AnalysisInput, life: RunAnalysis["life"]): RunEnd | null {
  const isPersons = input.endDecidedBy === "person";
  const ruled = life.rule === null ? null : `${life.rule.id} v${life.rule.version}: ${life.reason}`;
  const end: RunEnd = {
    status: input.status === "planned" ? "running" : input.status,
    endEvent: isPersons ? input.endEvent : life.event,
    endReason: isPersons ? input.endReason : ruled,
    endDecidedBy: isPersons ? "person" : life.event === null ? null : "rule",
  };
  const isNew =
    end.status !== input.status || end.endEvent !== input.endEvent || end.endReason !== input.endReason;
  return isNew ? end : null;
}

/** Whoever is just drawing from the old trace has it open still. */
export async function dropOldTrace(
  computed: Pick<ComputedAnalysis, "traceKey">,
  oldTraceKey: string | null,
): Promise<void> {
  if (oldTraceKey !== null && oldTraceKey !== computed.traceKey) await storage().removeDerived(oldTraceKey);
}
