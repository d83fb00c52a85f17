/**
 * Reads one stored file for the ingest. Kept apart from the database on purpose: this is the part that runs in a
 * thread of its own, and starts fast.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { AppError, UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { requireColumnMapping } from "@/lib/formats/delimited-text/column-mapping";
import { holdsTable } from "@/lib/formats/delimited-text/holds-table";
import { readMapped } from "@/lib/formats/delimited-text/read-mapped";
import { readFile } from "@/lib/formats/read-file";
import { recogniseSource } from "@/lib/formats/recognise";
import { formatReaders } from "@/lib/formats/registry";
import { openFileSource } from "@/lib/storage/file-source";

export interface ReadRequest {
  readonly path: string;
  readonly name: string;
  /** Format a person chose instead of recognition. */
  readonly format: string | null;
  /** Saved column mapping a person chose. */
  readonly mapping: unknown;
}

export type ReadOutcome =
  | { readonly kind: "read"; readonly file: ParsedFile }
  /** Text that no reader knows: a person says which column is what. */
  | { readonly kind: "needs_mapping"; readonly message: string };

/** How the ingest has a file read; a worker process puts a thread behind it. */
export type FileReading = (
  request: ReadRequest,
  options: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
) => Promise<ReadOutcome>;

/** @throws AppError unreadable_file; whatever `onProgress` throws */
export function readStoredFile(request: ReadRequest, onProgress: (share: number) => void): ReadOutcome {
  const source = openFileSource(request.path, request.name);
  try {
    if (request.mapping !== null) return readWithMapping(source, request.mapping, onProgress);
    const options = { onProgress, ...(request.format === null ? {} : { format: request.format }) };
    return { kind: "read", file: readFile(source, options) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "unreadable_file" || request.format !== null)
      throw error;
    if (recogniseSource(source, formatReaders).length > 0 || !holdsTable(source)) throw error;
    return {
      kind: "needs_mapping",
      message: "No instrument's layout was recognised in this text: say which column is what.",
    };
  } finally {
    source.close();
  }
}

/** A mapping that does not fit leaves the question open, with what went wrong. */
function readWithMapping(
  source: ByteSource,
  mapping: unknown,
  onProgress: (share: number) => void,
): ReadOutcome {
  try {
    return { kind: "read", file: readMapped(source, requireColumnMapping(mapping), { onProgress }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: "needs_mapping", message: `The column mapping does not fit: ${error.message}` };
  }
}

/** What a thread can send: an error's code and words, without its class. */
export interface FailureMessage {
  readonly code: string | null;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

export function toFailureMessage(error: unknown): FailureMessage {
  if (error instanceof AppError) return { code: error.code, message: error.message, details: error.details };
  return { code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

export function fromFailureMessage(failure: FailureMessage): Error {
  if (failure.code === "unreadable_file" && failure.details !== undefined) {
    return new UnreadableFileError(failure.details as { expected: string; found: string; at?: string });
  }
  return failure.code === null
    ? new Error(failure.message)
    : new AppError(failure.code as AppError["code"], failure.message, failure.details);
}
