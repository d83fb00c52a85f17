/** Use cases of column mappings: looking at a text, saving a reading, using it again. */
import type { ColumnMapping, SavedMapping, TextPreview } from "@/lib/contract/column-mapping";
import { database, type Transaction } from "@/lib/db/client";
import { findColumnMapping, insertColumnMapping, listColumnMappingRows } from "@/lib/db/column-mapping";
import { findRunFile } from "@/lib/db/run-file";
import type { Actor } from "@/lib/domain/actor";
import type { ByteSource } from "@/lib/domain/byte-source";
import { AppError } from "@/lib/domain/errors";
import type { Column } from "@/lib/domain/recording";
import { requireColumnMapping } from "@/lib/formats/delimited-text/column-mapping";
import { previewTable, tableRows } from "@/lib/formats/delimited-text/preview-table";
import { readMapped } from "@/lib/formats/delimited-text/read-mapped";
import { suggestMapping } from "@/lib/formats/delimited-text/suggest-mapping";
import { storage } from "@/lib/storage/configured-storage";
import { openFileSource } from "@/lib/storage/file-source";
import { requireProject } from "./project-access";
import { requireRunHead } from "./run";
import { write } from "./unit-of-work";

export async function listColumnMappings(actor: Actor, projectId: string): Promise<SavedMapping[]> {
  await requireProject(database(), actor, "read", projectId);
  return listColumnMappingRows(database(), projectId);
}

export function createColumnMapping(
  actor: Actor,
  input: Pick<SavedMapping, "projectId" | "name" | "mapping">,
): Promise<SavedMapping> {
  return write(actor, async ({ tx, record }) => {
    await requireProject(tx, actor, "write", input.projectId);
    requireColumnMapping(input.mapping);
    const saved = await insertColumnMapping(tx, input);
    record({
      action: "create",
      entity: "column_mapping",
      entityId: saved.id,
      projectId: saved.projectId,
      after: saved,
    });
    return saved;
  });
}

/** @throws AppError not_found unless the mapping belongs to the project */
export async function requireUsableMapping(
  tx: Transaction,
  id: string,
  projectId: string,
): Promise<SavedMapping> {
  const mapping = await findColumnMapping(tx, id);
  if (mapping === null || mapping.projectId !== projectId) {
    throw new AppError("not_found", "The project has no such column mapping.");
  }
  return mapping;
}

/** Of a large file no more than this is looked at. */
const previewBytes = 1024 * 1024;
const sampleRecords = 20;

/**
 * The first lines of a run's text file, a suggestion of what its columns are, and the first records as the given
 * mapping (or the suggestion) reads them.
 * @throws AppError unreadable_file when the lines hold no table of numbers
 */
export async function previewRunFile(
  actor: Actor,
  input: { readonly ref: string; readonly fileId: string; readonly mapping?: ColumnMapping | undefined },
): Promise<TextPreview> {
  const run = await requireRunHead(database(), actor, "read", input.ref);
  const file = await findRunFile(database(), input.fileId);
  if (file === null || file.runId !== run.id) {
    throw new AppError("not_found", `Run ${run.code} has no such file.`);
  }
  const local = await storage().localFile(file.sha256);
  const opened = openFileSource(local.path, file.name);
  try {
    const source = beginningOf(opened);
    const preview = previewTable(source);
    const { mapping: suggestion, questions } = suggestMapping(preview);
    const { width: _, rows, titles, units, ...table } = preview;
    return {
      ...table,
      rows: (input.mapping === undefined ? rows : tableRows(source, input.mapping)).map((row) => [...row]),
      titles: [...titles],
      units: [...units],
      suggestion: plain(suggestion),
      questions: [...questions],
      sample: sampleOf(source, input.mapping ?? plain(suggestion)),
    };
  } finally {
    opened.close();
    await local.release();
  }
}

/** The source up to the end of its last whole line within the first bytes. */
function beginningOf(source: ByteSource): ByteSource {
  if (source.size <= previewBytes) return source;
  const bytes = source.read(0, previewBytes);
  const size = bytes.lastIndexOf(0x0a) + 1 || bytes.length;
  return {
    name: source.name,
    size,
    read: (offset, length) => bytes.subarray(offset, Math.min(size, offset + length)),
  };
}

/** The reader's mapping is all readonly; the contract's is not. */
function plain(mapping: unknown): ColumnMapping {
  return structuredClone(mapping) as ColumnMapping;
}

function sampleOf(source: ByteSource, mapping: ColumnMapping): TextPreview["sample"] {
  try {
    const { recordings, warnings } = readMapped(source, requireColumnMapping(mapping));
    return {
      columns: (recordings[0]?.columns ?? []).map((column) => ({
        name: column.name,
        role: column.role,
        unit: column.unit,
        values: firstValues(column),
      })),
      problems: warnings.map((warning) => warning.message),
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { columns: [], problems: [error.message] };
  }
}

function firstValues(column: Column): (number | string | null)[] {
  return Array.from(column.values.subarray(0, sampleRecords), (value) =>
    Number.isNaN(value) ? null : (column.labels?.[value] ?? value),
  );
}
