/** Raw files and the files of runs in the database. */
import type { RunFile } from "@/lib/contract/run-file";
import type { Transaction } from "./client";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { addedJob } from "./job-queue";

const include = { file: { select: { sizeBytes: true } } } satisfies Prisma.RunFileInclude;

type Row = Prisma.RunFileGetPayload<{ include: typeof include }>;

/** A run file with what only the server needs. */
export interface StoredRunFile extends RunFile {
  /** Storage key of the parsed trace. */
  readonly traceKey: string | null;
}

/** What `metadata` holds beside the vendor's own pairs. */
export interface StoredMetadata {
  readonly instrument?: string | null;
  readonly channel?: string | null;
  readonly technique?: string | null;
  readonly vendor?: Readonly<Record<string, unknown>>;
}

function toRunFile(row: Row): StoredRunFile {
  const metadata = row.metadata as StoredMetadata;
  return {
    id: row.id,
    runId: row.runId,
    sha256: row.sha256,
    sizeBytes: Number(row.file.sizeBytes),
    name: row.name,
    position: row.position,
    supersededById: row.supersededById,
    status: row.status,
    progress: row.progress,
    error: row.error,
    setAsideReason: row.setAsideReason,
    kind: row.kind,
    format: row.format,
    formatOverride: row.formatOverride,
    columnMappingId: row.columnMappingId,
    readerVersion: row.readerVersion,
    matchedBy: row.matchedBy,
    warnings: row.warnings as RunFile["warnings"],
    instrument: metadata.instrument ?? null,
    channel: metadata.channel ?? null,
    technique: metadata.technique ?? null,
    metadata: metadata.vendor ?? {},
    records: row.records,
    startedAtPrinted: row.startedAtPrinted,
    startedAtIso: row.startedAtIso,
    traceColumns: row.traceColumns as RunFile["traceColumns"],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    traceKey: row.traceKey,
  };
}

/** Notes the bytes; the same bytes again change nothing. */
export async function ensureRawFile(
  tx: Transaction,
  file: { sha256: string; sizeBytes: number; originalName: string; uploadedById: string | null },
): Promise<void> {
  await tx.rawFile.createMany({
    data: [{ ...file, sizeBytes: BigInt(file.sizeBytes) }],
    skipDuplicates: true,
  });
}

/** Bytes that someone may read: in a visible project's run, record or page, or sent by the person. */
export async function findReadableFile(
  tx: Transaction,
  sha256: string,
  reader: { readonly visible: Prisma.ProjectWhereInput; readonly userId: string | null },
) {
  const { visible, userId } = reader;
  const used = [
    { runFiles: { some: { run: { project: visible } } } },
    { characterizationFiles: { some: { characterization: { project: visible } } } },
    { attachments: { some: { notebookEntry: { project: visible } } } },
  ];
  const row = await tx.rawFile.findFirst({
    where: { sha256, OR: [...used, ...(userId === null ? [] : [{ uploadedById: userId }])] },
    select: { sha256: true, sizeBytes: true, originalName: true },
  });
  return row === null ? null : { ...row, sizeBytes: Number(row.sizeBytes) };
}

export async function findRunFile(tx: Transaction, id: string): Promise<StoredRunFile | null> {
  const row = await tx.runFile.findUnique({ where: { id }, include });
  return row === null ? null : toRunFile(row);
}

export async function findRunFileByHash(
  tx: Transaction,
  runId: string,
  sha256: string,
): Promise<StoredRunFile | null> {
  const row = await tx.runFile.findUnique({ where: { runId_sha256: { runId, sha256 } }, include });
  return row === null ? null : toRunFile(row);
}

/** All files of a run in order, superseded ones too. */
export async function listRunFileRows(tx: Transaction, runId: string): Promise<StoredRunFile[]> {
  const rows = await tx.runFile.findMany({
    where: { runId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    include,
  });
  return rows.map(toRunFile);
}

/**
 * Notes the bytes and the file behind the run's others and queues its reading, in one round trip; its id, or null when
 * the run has these bytes already.
 */
export async function insertRunFile(
  tx: Transaction,
  file: {
    readonly runId: string;
    readonly sha256: string;
    readonly sizeBytes: number;
    readonly name: string;
    readonly uploadedById: string | null;
  },
): Promise<string | null> {
  const id = newId();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH bytes AS (
      INSERT INTO raw_files (sha256, size_bytes, original_name, uploaded_by_id)
      VALUES (${file.sha256}, ${file.sizeBytes}::bigint, ${file.name}, ${file.uploadedById}::uuid)
      ON CONFLICT (sha256) DO NOTHING),
    file AS (
      INSERT INTO run_files (id, run_id, sha256, name, position, updated_at)
      SELECT ${id}::uuid, ${file.runId}::uuid, ${file.sha256}, ${file.name},
        (SELECT count(*) FROM run_files WHERE run_id = ${file.runId}::uuid), now()
      ON CONFLICT (run_id, sha256) DO NOTHING
      RETURNING id)
    SELECT id, (${addedJob("ingest-run-file", { runFileId: id })}).id AS job FROM file`;
  return rows[0]?.id ?? null;
}

export type RunFileChange = Prisma.RunFileUncheckedUpdateInput;

export async function updateRunFileRow(
  tx: Transaction,
  id: string,
  change: RunFileChange,
): Promise<StoredRunFile> {
  return toRunFile(await tx.runFile.update({ where: { id }, data: change, include }));
}

/**
 * Moves the state on only from one of the given states, and only while the file is to be read `as` it was; false
 * when either is no longer so.
 */
export async function moveRunFile(
  tx: Transaction,
  id: string,
  from: readonly RunFile["status"][],
  change: RunFileChange,
  as: Partial<Pick<RunFile, "formatOverride" | "columnMappingId">> = {},
): Promise<boolean> {
  const { formatOverride, columnMappingId } = as;
  const { count } = await tx.runFile.updateMany({
    where: { id, status: { in: [...from] }, formatOverride, columnMappingId },
    data: change,
  });
  return count > 0;
}

export async function setRunFileOrder(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE run_files SET position = place.position - 1
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS place (id, position)
    WHERE run_files.id = place.id AND run_files.position <> place.position - 1`;
}

/** Says that each file of a chain was overtaken by the next; the last one is current. */
export async function setSupersession(tx: Transaction, chain: readonly string[]): Promise<void> {
  await tx.runFile.updateMany({ where: { id: { in: [...chain] } }, data: { supersededById: null } });
  for (const [index, id] of chain.slice(0, -1).entries()) {
    await tx.runFile.update({ where: { id }, data: { supersededById: chain[index + 1] ?? null } });
  }
}

/** Takes a file out of the chain of its versions: what it had overtaken goes on to what has overtaken it. */
export async function leaveSupersession(
  tx: Transaction,
  { id, supersededById }: Pick<RunFile, "id" | "supersededById">,
): Promise<void> {
  await tx.runFile.update({ where: { id }, data: { supersededById: null } });
  await tx.runFile.updateMany({ where: { supersededById: id }, data: { supersededById } });
}

/** Files that an older version of their format's reader has read. */
export async function listOutdatedRunFiles(
  tx: Transaction,
  readers: readonly { readonly id: string; readonly version: number }[],
): Promise<readonly string[]> {
  const rows = await tx.runFile.findMany({
    where: {
      status: "done",
      OR: readers.map(({ id, version }) => ({ format: id, readerVersion: { lt: version } })),
    },
    select: { id: true },
    orderBy: { id: "desc" },
  });
  return rows.map((row) => row.id);
}

/** Files that wait or are being read, but whose job is gone or given up. */
export async function listAbandonedRunFiles(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT file.id FROM run_files AS file
    WHERE file.status IN ('waiting', 'reading') AND file.updated_at < now() - interval '2 seconds'
      AND NOT EXISTS (
        SELECT 1 FROM graphile_worker.jobs AS job
        WHERE job.task_identifier = 'ingest-run-file' AND job.key = 'ingest-run-file:' || file.id
          AND (job.locked_at IS NOT NULL OR job.attempts < job.max_attempts))`;
  return rows.map((row) => row.id);
}
