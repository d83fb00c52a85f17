/** Use cases of the files of runs: sending, reading again, cancelling, ordering, fetching back. */
import type { Readable } from "node:stream";
import type { Attached, RunFile } from "@/lib/contract/run-file";
import { database, type Transaction } from "@/lib/db/client";
import { addJob, removeJob } from "@/lib/db/job-queue";
import { updateRunRow } from "@/lib/db/run";
import {
  findReadableFile,
  findRunFile,
  findRunFileByHash,
  insertRunFile,
  listRunFileRows,
  type RunFileChange,
  type StoredRunFile,
  setRunFileOrder,
  updateRunFileRow,
} from "@/lib/db/run-file";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { safeFileName } from "@/lib/domain/safe-file-name";
import { formatReaders } from "@/lib/formats/registry";
import { storage } from "@/lib/storage/configured-storage";
import type { ByteRange, ReceivedBytes } from "@/lib/storage/storage";
import { codedChange } from "./coded-change";
import { requireUsableMapping } from "./column-mapping";
import { visibleProjects } from "./project-access";
import { requireRun, requireRunHead, statedOf } from "./run";
import { orderByStart } from "./run-file-order";
import { write } from "./unit-of-work";
import { receiveUpload, type Upload } from "./uploaded-file";

export async function listRunFiles(actor: Actor, ref: string): Promise<RunFile[]> {
  const run = await requireRunHead(database(), actor, "read", ref);
  return (await listRunFileRows(database(), run.id)).map(shown);
}

/** What people see: all but where the server keeps the trace. */
export function shown({ traceKey: _, ...file }: StoredRunFile): RunFile {
  return file;
}

/**
 * Stores the bytes of a stream under their hash, notes them with the run and queues their reading. The same bytes on
 * the same run are one file. Permission is asked before the first byte is read.
 * @throws AppError not_found, not_permitted, too_large
 */
export async function attachUpload(actor: Actor, runRef: string, upload: Upload): Promise<Attached> {
  if (actor.scope === "read") {
    throw new AppError("not_permitted", "This API token may only read; make one with scope write.");
  }
  const run = await requireRunHead(database(), actor, "write", runRef);
  const received = await receiveUpload(upload);
  return attach(actor, run.id, { ...received, name: safeFileName(upload.name) });
}

/** Uses bytes that are stored already and that the actor may read. */
export async function attachStoredFile(
  actor: Actor,
  input: { readonly ref: string; readonly sha256: string; readonly name?: string | undefined },
): Promise<Attached> {
  const run = await requireRunHead(database(), actor, "write", input.ref);
  const file = await requireReadableFile(actor, input.sha256);
  const { sha256, sizeBytes } = file;
  const name = safeFileName(input.name ?? file.originalName);
  return attach(actor, run.id, { sha256, sizeBytes, name, kept: Promise.resolve() });
}

async function attach(
  actor: Actor,
  runId: string,
  { kept, ...file }: ReceivedBytes & { readonly name: string },
): Promise<Attached> {
  // The bytes themselves say whether they were sent before: an Idempotency-Key has nothing to add.
  const { idempotency: _, ...unkeyed } = actor;
  try {
    return await write(unkeyed, async ({ tx, record }) => {
      const run = await requireRunHead(tx, actor, "write", runId, { lock: true });
      const id = await insertRunFile(tx, { ...file, runId: run.id, uploadedById: actor.userId });
      // Nothing is committed, nor the history locked, before the bytes are flushed.
      await kept;
      if (id === null) throw new AlreadyThere();
      record({
        action: "attach",
        entity: "run_file",
        entityId: id,
        code: run.code,
        projectId: run.projectId,
        after: { name: file.name, sha256: file.sha256, sizeBytes: file.sizeBytes },
      });
      return { id, ...file, status: "waiting" as const, duplicate: false };
    });
  } catch (error) {
    if (!(error instanceof AlreadyThere)) throw error;
    const first = await findRunFileByHash(database(), runId, file.sha256);
    if (first === null) throw new AppError("conflict", "The file was taken away just now: send it again.");
    const { id, name, sha256, sizeBytes, status } = first;
    return { id, name, sha256, sizeBytes, status, duplicate: true };
  }
}

/** The run has these bytes: nothing is written. */
class AlreadyThere extends Error {}

export interface OneFile {
  readonly ref: string;
  readonly fileId: string;
}

/** Reads a file again, as it is set; one that was set aside is a file of the run again. */
export function retryRunFile(actor: Actor, input: OneFile): Promise<RunFile> {
  return changeRunFile(actor, input);
}

/** Chooses another format or column mapping, and reads again. */
export function changeRunFile(
  actor: Actor,
  input: OneFile & {
    readonly formatOverride?: string | null | undefined;
    readonly columnMappingId?: string | null | undefined;
  },
): Promise<RunFile> {
  const { formatOverride, columnMappingId } = input;
  return write(actor, async ({ tx, record }) => {
    const { run, file } = await requireRunFile(tx, actor, input);
    if (file.status === "waiting" || file.status === "reading") {
      throw new AppError("conflict", `“${file.name}” is being read: cancel that first.`);
    }
    if (formatOverride != null && !formatReaders.some((reader) => reader.id === formatOverride)) {
      const known = formatReaders.map((reader) => reader.id).join(", ");
      throw new AppError("invalid_input", `expected a format out of ${known}, found “${formatOverride}”`);
    }
    if (columnMappingId != null) await requireUsableMapping(tx, columnMappingId, run.projectId);
    const change: RunFileChange = {
      status: "waiting",
      progress: 0,
      error: null,
      setAsideReason: null,
      ...(formatOverride === undefined ? {} : { formatOverride }),
      ...(columnMappingId === undefined ? {} : { columnMappingId }),
    };
    const after = await updateRunFileRow(tx, file.id, change);
    await addJob(tx, "ingest-run-file", { runFileId: file.id });
    record(fileChange(file.status === "set_aside" ? "put_back" : "read_again", run, file, after));
    return shown(after);
  });
}

/** Stops a reading that waits or runs; the bytes are kept, and it can be taken up again. */
export function cancelRunFile(actor: Actor, input: OneFile): Promise<RunFile> {
  return write(actor, async ({ tx, record }) => {
    const { run, file } = await requireRunFile(tx, actor, input);
    if (file.status !== "waiting" && file.status !== "reading") {
      throw new AppError("conflict", `“${file.name}” is not being read: its state is ${file.status}.`);
    }
    await removeJob(tx, "ingest-run-file", { runFileId: file.id });
    const after = await updateRunFileRow(tx, file.id, { status: "cancelled", progress: 0 });
    record(fileChange("cancel", run, file, after));
    return shown(after);
  });
}

/** Puts the files in a person's order, or back in the order of their start times. */
export function reorderRunFiles(
  actor: Actor,
  input: { readonly ref: string; readonly fileIds: readonly string[] | null },
): Promise<RunFile[]> {
  return write(actor, async ({ tx, record }) => {
    const run = await requireRun(tx, actor, "write", input.ref);
    const files = await listRunFileRows(tx, run.id);
    const before = files.map((file) => file.id);
    const after = input.fileIds ?? orderByStart(files);
    if (after.length !== before.length || new Set([...after, ...before]).size !== before.length) {
      throw new AppError("invalid_input", `expected each of the run's ${before.length} files once`);
    }
    await setRunFileOrder(tx, after);
    const fileOrder = input.fileIds === null ? "by_start" : "by_hand";
    const moved = await updateRunRow(tx, run.id, { fileOrder });
    await addJob(tx, "analyse-run", { runId: run.id });
    record(
      codedChange("reorder", "run", {
        before: { ...statedOf(run), files: before },
        after: { ...statedOf(moved), files: after },
      } as Parameters<typeof codedChange>[2]),
    );
    return (await listRunFileRows(tx, run.id)).map(shown);
  });
}

/** A stored file for downloading; the stream must be read or destroyed. */
export async function openRawFile(
  actor: Actor,
  sha256: string,
  range?: ByteRange,
): Promise<{ readonly name: string; readonly sizeBytes: number; readonly bytes: Readable }> {
  const file = await requireReadableFile(actor, sha256);
  return {
    name: file.originalName,
    sizeBytes: file.sizeBytes,
    bytes: await storage().open(file.sha256, range),
  };
}

async function requireReadableFile(actor: Actor, sha256: string) {
  const file = await findReadableFile(database(), sha256, {
    visible: visibleProjects(actor),
    userId: actor.userId,
  });
  if (file === null) throw new AppError("not_found", "No such file, or you may not see it.");
  return file;
}

/** A file of a run, both locked. @throws AppError not_found or not_permitted */
export async function requireRunFile(tx: Transaction, actor: Actor, input: OneFile) {
  const run = await requireRunHead(tx, actor, "write", input.ref, { lock: true });
  const file = await findRunFile(tx, input.fileId);
  if (file === null || file.runId !== run.id) {
    throw new AppError("not_found", `Run ${run.code} has no such file.`);
  }
  return { run, file };
}

export function fileChange(
  action: string,
  run: { readonly code: string; readonly projectId: string },
  before: StoredRunFile,
  after: StoredRunFile,
) {
  const facts = (file: StoredRunFile) => ({
    name: file.name,
    status: file.status,
    formatOverride: file.formatOverride,
    columnMappingId: file.columnMappingId,
  });
  return {
    action,
    entity: "run_file",
    entityId: after.id,
    code: run.code,
    projectId: run.projectId,
    before: facts(before),
    after: facts(after),
  };
}
