/** Files that an older version of their reader has read, read again behind everything else. */

import { database } from "@/lib/db/client";
import { findColumnMapping } from "@/lib/db/column-mapping";
import { addJobs } from "@/lib/db/job-queue";
import { loadAnalysisInput } from "@/lib/db/run-analysis";
import { findRunFile, listOutdatedRunFiles } from "@/lib/db/run-file";
import { AppError } from "@/lib/domain/errors";
import { log } from "@/lib/log/log";
import { storage } from "@/lib/storage/configured-storage";
import type { LocalFile } from "@/lib/storage/storage";
import { Cancelled } from "./finish-reading";
import { keepReading } from "./keep-reading";
import type { FileReading } from "./read-stored-file";

/**
 * Reads a file again that an older version of its reader has read. What it read stands until this one has stored
 * its own, and for good if this one fails: that is the log's to tell.
 */
export async function rereadRunFile(runFileId: string, reading: FileReading): Promise<void> {
  const file = await findRunFile(database(), runFileId);
  if (file === null || file.status !== "done") return;
  let local: LocalFile | null = null;
  try {
    local = await storage().localFile(file.sha256);
    const mapping = (await findColumnMapping(database(), file.columnMappingId))?.mapping ?? null;
    const input = await loadAnalysisInput(database(), file.runId);
    const outcome = await reading(
      { path: local.path, name: file.name, format: file.formatOverride, mapping },
      { onProgress: () => undefined, signal: new AbortController().signal },
    );
    if (outcome.kind === "needs_mapping") throw new AppError("unreadable_file", outcome.message);
    await keepReading({ ...file, mapping }, outcome.file, { path: local.path, input, from: ["done"] });
  } catch (error) {
    if (error instanceof Cancelled) return;
    if (!(error instanceof AppError)) throw error;
    log.warn(
      { runFileId, problem: error.message },
      "a file could not be read again; its older reading stands",
    );
  } finally {
    await local?.release();
  }
}

/** Queues all files that an older version of a reader has read, behind everything else; returns how many. */
export async function rereadStale(
  readers: readonly { readonly id: string; readonly version: number }[],
): Promise<number> {
  const ids = await listOutdatedRunFiles(database(), readers);
  const payloads = ids.map((runFileId) => ({ runFileId }));
  await addJobs(database(), "reread-run-file", payloads);
  return ids.length;
}
