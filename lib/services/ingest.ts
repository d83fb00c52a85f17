/** Reading a run's file, from stored bytes to a parsed trace; everything it leaves behind appears at once. */
import { database } from "@/lib/db/client";
import { loadAnalysisInput } from "@/lib/db/run-analysis";
import { findRunFile, listAbandonedRunFiles } from "@/lib/db/run-file";
import { findFileToRead } from "@/lib/db/run-file-reading";
import { AppError } from "@/lib/domain/errors";
import { storage } from "@/lib/storage/configured-storage";
import type { LocalFile } from "@/lib/storage/storage";
import { Cancelled, settle } from "./finish-reading";
import { keepReading } from "./keep-reading";
import type { FileReading } from "./read-stored-file";
import { ReadingWatch } from "./reading-watch";

/** Reads one file of a run. Expected failures end in the file's status; only defects are thrown. */
export async function ingestRunFile(runFileId: string, reading: FileReading): Promise<void> {
  const file = await findFileToRead(database(), runFileId);
  if (file === null) return;
  const watch = new ReadingWatch(file);
  let local: LocalFile | null = null;
  try {
    local = await storage().localFile(file.sha256);
    const { path } = local;
    const [outcome, input] = await Promise.all([
      reading(
        { path, name: file.name, format: file.formatOverride, mapping: file.mapping },
        { onProgress: (share) => watch.progress(share), signal: watch.signal },
      ),
      loadAnalysisInput(database(), file.runId),
    ]);
    await watch.end();
    if (watch.signal.aborted) return;
    if (outcome.kind === "needs_mapping") {
      await settle(file, { status: "needs_mapping", error: outcome.message });
      return;
    }
    await keepReading(file, outcome.file, { path, input, from: ["reading", "waiting"] });
  } catch (error) {
    await watch.end();
    if (watch.signal.aborted || error instanceof Cancelled) return;
    if (!(error instanceof AppError)) throw error;
    await settle(file, { status: "failed", error: error.message });
  } finally {
    await local?.release();
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
