/**
 * Reading a run's file, from stored bytes to a parsed trace. Everything it leaves behind appears at once: the trace
 * under a key made of the bytes' hash and the reader's version, then all rows in one transaction. Done again after a
 * crash it comes to the same end.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/db/audit";
import { database, type Transaction } from "@/lib/db/client";
import { findColumnMapping } from "@/lib/db/column-mapping";
import { addJob } from "@/lib/db/job-queue";
import { findRunHead, type RunHead } from "@/lib/db/run";
import {
  findRunFile,
  listAbandonedRunFiles,
  listRunFileRows,
  moveRunFile,
  type RunFileChange,
  type StoredRunFile,
  setRunFileOrder,
} from "@/lib/db/run-file";
import { systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { encodeTrace, type TraceColumn } from "@/lib/interop/trace-parquet";
import { log } from "@/lib/log/log";
import { storage } from "@/lib/storage/configured-storage";
import type { LocalFile } from "@/lib/storage/storage";
import { rememberRecordings } from "./analysed-recordings";
import type { FileReading } from "./read-stored-file";
import { analyseRun } from "./run-analysis";
import { orderByStart } from "./run-file-order";
import { findVersions, linkVersions, type Versions } from "./run-file-versions";
import { write } from "./unit-of-work";

const progressEveryMs = 250;

/** Reads one file of a run. Expected failures end in the file's status; only defects are thrown. */
export async function ingestRunFile(runFileId: string, reading: FileReading): Promise<void> {
  const db = database();
  const begun = await moveRunFile(db, runFileId, ["waiting", "reading"], {
    status: "reading",
    progress: 0,
    error: null,
  });
  const file = begun ? await findRunFile(db, runFileId) : null;
  if (file === null) return;
  const watch = new ReadingWatch(file.id);
  let local: LocalFile | null = null;
  try {
    local = await storage().localFile(file.sha256);
    const mapping = await findColumnMapping(db, file.columnMappingId);
    const outcome = await reading(
      { path: local.path, name: file.name, format: file.formatOverride, mapping: mapping?.mapping ?? null },
      { onProgress: (share) => watch.progress(share), signal: watch.signal },
    );
    await watch.end();
    if (outcome.kind === "needs_mapping") {
      await settle(file, { status: "needs_mapping", error: outcome.message });
      return;
    }
    const trace = await storeTrace(file, outcome.file, mapping?.mapping ?? null);
    const grown = await findVersions(file, outcome.file, local.path);
    const isLast = await finish(file, outcome.file, { ...trace, ...grown });
    if (isLast) await analyseNow(file.runId);
  } catch (error) {
    await watch.end();
    if (watch.signal.aborted || error instanceof Cancelled) return;
    if (!(error instanceof AppError)) throw error;
    await settle(file, { status: "failed", error: error.message });
  } finally {
    await local?.release();
  }
}

/** How a file was read; a reading in another way, begun since, is not overtaken by this one. */
function wayOf({ formatOverride, columnMappingId }: StoredRunFile) {
  return { formatOverride, columnMappingId };
}

/** A person cancelled, or changed the order, while the file was being read: what was read is dropped. */
class Cancelled extends Error {}

/** Writes progress now and then, and notices that a person has cancelled. */
class ReadingWatch {
  private readonly cancel = new AbortController();
  private lastAt = 0;
  private pending: Promise<void> = Promise.resolve();
  private hasEnded = false;

  constructor(private readonly runFileId: string) {}

  get signal(): AbortSignal {
    return this.cancel.signal;
  }

  progress(share: number): void {
    const now = Date.now();
    if (this.hasEnded || now - this.lastAt < progressEveryMs) return;
    this.lastAt = now;
    this.pending = this.pending.then(async () => {
      // The last tenth is for storing the trace.
      const progress = Math.min(1, Math.max(0, share)) * 0.9;
      const goesOn = await moveRunFile(database(), this.runFileId, ["reading"], { progress });
      if (!goesOn) this.cancel.abort();
    });
  }

  async end(): Promise<void> {
    this.hasEnded = true;
    await this.pending;
  }
}

/** Ends a reading without a trace; does nothing when the file has moved on meanwhile. */
async function settle(
  file: StoredRunFile,
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
    const isStill = await moveRunFile(tx, file.id, ["reading", "waiting"], change, wayOf(file));
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
async function arrange(tx: Transaction, run: RunHead): Promise<readonly StoredRunFile[]> {
  const files = await listRunFileRows(tx, run.id);
  if (run.fileOrder === "by_start" && files.length > 1) await setRunFileOrder(tx, orderByStart(files));
  return files;
}

async function lockedRun(tx: Transaction, runId: string): Promise<RunHead> {
  const run = await findRunHead(tx, runId, { lock: true });
  if (run === null) throw new Error(`run ${runId} is gone`);
  return run;
}

/**
 * Settles files whose reading was broken off so often that the queue gave up, or whose job is gone; returns how many.
 */
export async function settleAbandonedFiles(): Promise<number> {
  const ids = await listAbandonedRunFiles(database());
  for (const id of ids) {
    const file = await findRunFile(database(), id);
    if (file === null) continue;
    await settle(file, {
      status: "failed",
      error:
        "The reading was broken off several times; the log of the worker says more. The bytes are kept: try again, or choose the format yourself.",
    });
  }
  return ids.length;
}
