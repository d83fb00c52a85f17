/**
 * What a reading leaves behind, stored at once: the trace under a key made of the bytes' hash and the reader's version,
 * then all rows in one transaction. Done again after a crash it comes to the same end.
 */
import { createHash } from "node:crypto";
import type { RunFile } from "@/lib/contract/run-file";
import { canonicalJson } from "@/lib/db/audit";
import type { Transaction } from "@/lib/db/client";
import { addJob } from "@/lib/db/job-queue";
import { findRunHead, type RunHead } from "@/lib/db/run";
import {
  listRunFileRows,
  moveRunFile,
  type RunFileChange,
  type StoredRunFile,
  setRunFileOrder,
} from "@/lib/db/run-file";
import { systemActor } from "@/lib/domain/actor";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { encodeTrace, type TraceColumn } from "@/lib/interop/trace-parquet";
import { log } from "@/lib/log/log";
import { storage } from "@/lib/storage/configured-storage";
import { rememberRecordings } from "./analysed-recordings";
import { analyseRun } from "./run-analysis";
import { orderByStart } from "./run-file-order";
import { findVersions, linkVersions, type Versions } from "./run-file-versions";
import { write } from "./unit-of-work";

/** A person cancelled, or changed the order, while the file was being read: what was read is dropped. */
export class Cancelled extends Error {}

/**
 * Stores what was read: the trace first, then all rows at once; and analyses the run if nothing else of it is read.
 * Throws when the file has left the states `from`, or is to be read in another way by now.
 */
export async function keepReading(
  file: StoredRunFile,
  parsed: ParsedFile,
  reading: { readonly mapping: unknown; readonly path: string; readonly from: readonly RunFile["status"][] },
): Promise<void> {
  const trace = await storeTrace(file, parsed, reading.mapping);
  const grown = await findVersions(file, parsed, reading.path);
  const isLast = await finish(file, parsed, { ...trace, ...grown }, reading.from);
  if (isLast) await analyseNow(file.runId);
}

/** How a file was read; a reading in another way, begun since, is not overtaken by this one. */
export function wayOf({ formatOverride, columnMappingId }: StoredRunFile) {
  return { formatOverride, columnMappingId };
}

interface StoredTrace {
  readonly traceKey: string | null;
  readonly columns: readonly TraceColumn[];
}

async function storeTrace(file: StoredRunFile, parsed: ParsedFile, mapping: unknown): Promise<StoredTrace> {
  const withRows = parsed.recordings.filter((recording) => recording.columns.length > 0);
  if (withRows.length === 0) return { traceKey: null, columns: [] };
  const reading = canonicalJson([parsed.reader, mapping]);
  const suffix = createHash("sha256").update(reading).digest("hex").slice(0, 12);
  const traceKey = `traces/${file.sha256.slice(0, 2)}/${file.sha256}/${parsed.format}-${suffix}.parquet`;
  const { bytes, columns } = await encodeTrace(withRows);
  await storage().putDerived(traceKey, bytes);
  rememberRecordings(traceKey, withRows);
  return { traceKey, columns };
}

/** The analysis is queued to be sure, and done at once by whoever read the last file of a pile. */
const analysisDelayS = 10;

/** @returns whether no other file of the run waits or is being read */
async function finish(
  file: StoredRunFile,
  parsed: ParsedFile,
  outcome: StoredTrace & Versions,
  from: readonly RunFile["status"][],
): Promise<boolean> {
  return write(systemActor, async ({ tx, record }) => {
    const run = await lockedRun(tx, file.runId);
    const records = parsed.recordings.reduce((sum, recording) => sum + recording.rows, 0);
    const change: RunFileChange = {
      status: "done",
      progress: 1,
      error: null,
      kind: parsed.kind,
      format: parsed.format,
      readerVersion: parsed.reader.version,
      matchedBy: parsed.matchedBy,
      warnings: parsed.warnings.map((warning) => ({ ...warning })),
      metadata: {
        instrument: parsed.instrument,
        channel: parsed.channel,
        technique: parsed.technique,
        formatVersion: parsed.formatVersion,
        truncated: parsed.truncated,
        vendor: { ...parsed.metadata },
      },
      records,
      startedAtPrinted: parsed.startedAt?.printed ?? null,
      startedAtIso: parsed.startedAt?.iso ?? null,
      traceKey: outcome.traceKey,
      traceColumns: outcome.columns.map((column) => ({ ...column })),
    };
    const isStill = await moveRunFile(tx, file.id, from, change, wayOf(file));
    if (!isStill) throw new Cancelled();
    await linkVersions(tx, file.id, run.id, outcome);
    const files = await arrange(tx, run);
    await addJob(tx, "analyse-run", { runId: run.id }, { delayS: analysisDelayS });
    record({
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
        records,
        supersedes: outcome.shorter,
      },
    });
    return !files.some((other) => other.status === "waiting" || other.status === "reading");
  });
}

/** Spares the way through the queue; the queued job then finds its work done. A failure is that job's to report. */
async function analyseNow(runId: string): Promise<void> {
  try {
    await analyseRun(runId);
  } catch (error) {
    log.warn({ error, runId }, "the analysis after a reading failed and is left to the queue");
  }
}

/** Puts the files in order unless a person has; returns them. */
export async function arrange(tx: Transaction, run: RunHead): Promise<readonly StoredRunFile[]> {
  const files = await listRunFileRows(tx, run.id);
  if (run.fileOrder === "by_start" && files.length > 1) await setRunFileOrder(tx, orderByStart(files));
  return files;
}

export async function lockedRun(tx: Transaction, runId: string): Promise<RunHead> {
  const run = await findRunHead(tx, runId, { lock: true });
  if (run === null) throw new Error(`run ${runId} is gone`);
  return run;
}
