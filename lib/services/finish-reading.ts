/** The end of a reading in the database, good or bad: all rows in one transaction, or none when somebody overtook it. */

import type { Transaction } from "@/lib/db/client";
import { addJob } from "@/lib/db/job-queue";
import { findRunHead, type RunHead } from "@/lib/db/run";
import { listRunFileRows, moveRunFile, type StoredRunFile, setRunFileOrder } from "@/lib/db/run-file";
import {
  endReading,
  type FileToRead,
  type ReadFile,
  type RunOfFile,
  type WayOfReading,
} from "@/lib/db/run-file-reading";
import { systemActor } from "@/lib/domain/actor";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { TraceColumn } from "@/lib/interop/trace-parquet";
import { type ComputedAnalysis, dropOldTrace, storeComputed } from "./computed-analysis";
import { orderByStart } from "./run-file-order";
import { linkVersions, type Versions } from "./run-file-versions";
import { type Change, write } from "./unit-of-work";

/** How a file was read; a reading in another way, begun since, is not overtaken by this one. */
function wayOf({ formatOverride, columnMappingId }: WayOfReading) {
  return { formatOverride, columnMappingId };
}

/** A person cancelled, or changed the order, while the file was being read: what was read is dropped. */
export class Cancelled extends Error {}

/** Ends a reading without a trace; does nothing when the file has moved on meanwhile. */
export async function settle(
  file: Pick<StoredRunFile, "id" | "runId" | "name" | "sha256" | "traceKey"> & WayOfReading,
  outcome: { readonly status: "failed" | "needs_mapping"; readonly error: string },
): Promise<void> {
  try {
    await write(systemActor, async ({ tx, record }) => {
      const run = await lockedRun(tx, file.runId);
      const change = { ...outcome, progress: 0, traceKey: null };
      const isStill = await moveRunFile(tx, file.id, ["reading", "waiting"], change, wayOf(file));
      if (!isStill) throw new Cancelled();
      await arrange(tx, run);
      // The run loses a part that it had: its results are no longer of its files.
      if (file.traceKey !== null) await addJob(tx, "analyse-run", { runId: run.id });
      record({
        action: outcome.status === "failed" ? "fail" : "ask",
        entity: "run_file",
        entityId: file.id,
        code: run.code,
        projectId: run.projectId,
        after: { name: file.name, sha256: file.sha256, ...outcome },
      });
    });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
  }
}

/** The analysis is queued to be sure, and done at once by whoever read the last file of a pile. */
const analysisDelayS = 10;

export interface ReadingOutcome extends Versions {
  readonly traceKey: string | null;
  readonly columns: readonly TraceColumn[];
  /** Resolves when the trace is in the storage: nothing is committed before. */
  readonly stored: Promise<unknown>;
  /** Of the run with this as its only file. */
  readonly computed: ComputedAnalysis | null;
  /** States out of which the file may become read. */
  readonly from: readonly StoredRunFile["status"][];
}

/**
 * Notes the file as read, and stores the analysis that was computed with it.
 * @returns whether no other file of the run waits or is being read; null, with nothing changed, when an analysis was
 *   given and the run is another one now
 */
export async function finish(
  file: FileToRead,
  parsed: ParsedFile,
  outcome: ReadingOutcome,
): Promise<{ readonly isLast: boolean } | null> {
  const { computed } = outcome;
  try {
    const finished = await write(systemActor, async (unit) => {
      const ended = await endReading(unit.tx, file, { from: outcome.from, read: readOf(parsed, outcome) });
      if (ended === null) throw new Error(`run ${file.runId} is gone`);
      if (!ended.isRead) throw new Cancelled();
      const { run } = ended;
      unit.record(readChange(file, parsed, { run, outcome }));
      if (computed === null) {
        const isLast = await placeInRun(unit.tx, file.id, { run, outcome });
        await outcome.stored;
        return { isLast };
      }
      const stored = await storeComputed(unit, computed);
      if (stored === null || stored.fileCount !== 1) throw new RunChanged();
      await outcome.stored;
      return { isLast: true, oldTraceKey: stored.oldTraceKey };
    });
    if (computed !== null) await dropOldTrace(computed, finished.oldTraceKey ?? null);
    return finished;
  } catch (error) {
    if (error instanceof RunChanged) return null;
    throw error;
  }
}

/** What was computed ahead is no longer of the run as it is. */
class RunChanged extends Error {}

function readOf(parsed: ParsedFile, outcome: ReadingOutcome): ReadFile {
  return {
    kind: parsed.kind,
    format: parsed.format,
    readerVersion: parsed.reader.version,
    matchedBy: parsed.matchedBy,
    warnings: parsed.warnings,
    metadata: {
      instrument: parsed.instrument,
      channel: parsed.channel,
      technique: parsed.technique,
      formatVersion: parsed.formatVersion,
      truncated: parsed.truncated,
      vendor: parsed.metadata,
    },
    records: recordsOf(parsed),
    startedAtPrinted: parsed.startedAt?.printed ?? null,
    startedAtIso: parsed.startedAt?.iso ?? null,
    traceKey: outcome.traceKey,
    traceColumns: outcome.columns,
  };
}

function recordsOf(parsed: ParsedFile): number {
  return parsed.recordings.reduce((sum, recording) => sum + recording.rows, 0);
}

interface InRun {
  readonly run: RunOfFile;
  readonly outcome: ReadingOutcome;
}

function readChange(file: FileToRead, parsed: ParsedFile, { run, outcome }: InRun): Change {
  return {
    action: "read",
    entity: "run_file",
    entityId: file.id,
    code: run.code,
    projectId: run.projectId,
    after: {
      name: file.name,
      sha256: file.sha256,
      format: parsed.format,
      reader: parsed.reader,
      records: recordsOf(parsed),
      supersedes: outcome.shorter,
    },
  };
}

/** @returns whether no other file of the run waits or is being read */
async function placeInRun(tx: Transaction, fileId: string, { run, outcome }: InRun): Promise<boolean> {
  await linkVersions(tx, fileId, run.id, outcome);
  const files = await arrange(tx, run);
  await addJob(tx, "analyse-run", { runId: run.id }, { delayS: analysisDelayS });
  return !files.some((other) => other.status === "waiting" || other.status === "reading");
}

/** Puts the files in order unless a person has; returns them. */
async function arrange(tx: Transaction, run: RunOfFile): Promise<readonly StoredRunFile[]> {
  const files = await listRunFileRows(tx, run.id);
  if (run.fileOrder === "by_start" && files.length > 1) await setRunFileOrder(tx, orderByStart(files));
  return files;
}

async function lockedRun(tx: Transaction, runId: string): Promise<RunHead> {
  const run = await findRunHead(tx, runId, { lock: true });
  if (run === null) throw new Error(`run ${runId} is gone`);
  return run;
}
