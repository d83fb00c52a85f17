/** A file of a run while it is read, in the database: what is to be read and how, that it began, that it is done. */
import type { RunFile } from "@/lib/contract/run-file";
import type { Transaction } from "./client";
import type { RunHead } from "./run";
import type { StoredMetadata, StoredRunFile } from "./run-file";

/** How a person wants a file read. */
export type WayOfReading = Pick<StoredRunFile, "formatOverride" | "columnMappingId">;

/** A file to be read, with how it is to be read. */
export interface FileToRead
  extends WayOfReading,
    Pick<StoredRunFile, "id" | "runId" | "sha256" | "sizeBytes" | "name" | "traceKey"> {
  /** Of the saved mapping that a person chose. */
  readonly mapping: unknown;
}

/** A file that waits to be read, or was being read when its reader died; null for any other. */
export async function findFileToRead(tx: Transaction, id: string): Promise<FileToRead | null> {
  const rows = await tx.$queryRaw<(Omit<FileToRead, "sizeBytes"> & { sizeBytes: bigint })[]>`
    SELECT file.id, file.run_id AS "runId", file.sha256, raw.size_bytes AS "sizeBytes", file.name,
      file.format_override AS "formatOverride", file.column_mapping_id AS "columnMappingId",
      file.trace_key AS "traceKey",
      (SELECT mapping FROM column_mappings WHERE column_mappings.id = file.column_mapping_id) AS mapping
    FROM run_files AS file JOIN raw_files AS raw ON raw.sha256 = file.sha256
    WHERE file.id = ${id}::uuid AND file.status IN ('waiting', 'reading')`;
  const row = rows[0];
  return row === undefined ? null : { ...row, sizeBytes: Number(row.sizeBytes) };
}

/** Says that a file is being read; false when it neither waits nor is being read, or is to be read in another way. */
export async function beginReading(tx: Transaction, file: FileToRead): Promise<boolean> {
  const begun = await tx.$executeRaw`
    UPDATE run_files SET status = 'reading', progress = 0, error = NULL, updated_at = now()
    WHERE id = ${file.id}::uuid AND status IN ('waiting', 'reading')
      AND format_override IS NOT DISTINCT FROM ${file.formatOverride}::text
      AND column_mapping_id IS NOT DISTINCT FROM ${file.columnMappingId}::uuid`;
  return begun > 0;
}

/** What is known of a file once it was read. */
export interface ReadFile
  extends Pick<StoredRunFile, "records" | "startedAtPrinted" | "startedAtIso" | "traceKey"> {
  readonly kind: string;
  readonly format: string;
  readonly readerVersion: number;
  readonly matchedBy: string;
  readonly warnings: readonly RunFile["warnings"][number][];
  readonly traceColumns: readonly RunFile["traceColumns"][number][];
  readonly metadata: StoredMetadata & Readonly<Record<string, unknown>>;
}

/** The run of a file, locked until the transaction ends. */
export type RunOfFile = Pick<RunHead, "id" | "code" | "projectId" | "fileOrder">;

/**
 * Locks the run and says that the file was read, in one round trip and in this order, which is everybody's.
 * @returns `isRead` is false when the file has left the states `from`, or is to be read in another way by now
 */
export async function endReading(
  tx: Transaction,
  file: FileToRead,
  { from, read }: { readonly from: readonly RunFile["status"][]; readonly read: ReadFile },
): Promise<{ readonly run: RunOfFile; readonly isRead: boolean } | null> {
  const rows = await tx.$queryRaw<(RunOfFile & { isRead: boolean })[]>`
    WITH run AS MATERIALIZED (
      SELECT id, code, project_id, file_order FROM runs WHERE id = ${file.runId}::uuid FOR NO KEY UPDATE),
    read AS (
      UPDATE run_files AS file SET status = 'done', progress = 1, error = NULL, kind = ${read.kind},
        format = ${read.format}, reader_version = ${read.readerVersion}, matched_by = ${read.matchedBy},
        warnings = ${JSON.stringify(read.warnings)}::jsonb, metadata = ${JSON.stringify(read.metadata)}::jsonb,
        records = ${read.records}, started_at_printed = ${read.startedAtPrinted},
        started_at_iso = ${read.startedAtIso}, trace_key = ${read.traceKey},
        trace_columns = ${JSON.stringify(read.traceColumns)}::jsonb, updated_at = now()
      FROM run
      WHERE file.id = ${file.id}::uuid AND file.run_id = run.id AND file.status = ANY(${from}::ingest_status[])
        AND file.format_override IS NOT DISTINCT FROM ${file.formatOverride}::text
        AND file.column_mapping_id IS NOT DISTINCT FROM ${file.columnMappingId}::uuid
      RETURNING file.id)
    SELECT id, code, project_id AS "projectId", file_order AS "fileOrder",
      EXISTS (SELECT FROM read) AS "isRead" FROM run`;
  const row = rows[0];
  if (row === undefined) return null;
  const { isRead, ...run } = row;
  return { run, isRead };
}
