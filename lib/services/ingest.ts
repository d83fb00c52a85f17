/** Reading a run's file, from stored bytes to a parsed trace; everything it leaves behind appears at once. */
import { database } from "@/lib/db/client";
import { findColumnMapping } from "@/lib/db/column-mapping";
import { addJob } from "@/lib/db/job-queue";
import { findRunFile, listAbandonedRunFiles, moveRunFile, type StoredRunFile } from "@/lib/db/run-file";
import { systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { storage } from "@/lib/storage/configured-storage";
import type { LocalFile } from "@/lib/storage/storage";
import { arrange, Cancelled, keepReading, lockedRun, wayOf } from "./keep-reading";
import type { FileReading } from "./read-stored-file";
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
    await keepReading(file, outcome.file, {
      mapping: mapping?.mapping ?? null,
      path: local.path,
      from: ["reading", "waiting"],
    });
  } catch (error) {
    await watch.end();
    if (watch.signal.aborted || error instanceof Cancelled) return;
    if (!(error instanceof AppError)) throw error;
    await settle(file, { status: "failed", error: error.message });
  } finally {
    await local?.release();
  }
}

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
