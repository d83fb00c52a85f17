/** From bytes to a parsed file: recognise by content, then read; every failure is one clear line. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { AppError, UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { companionFile } from "./companion-files";
import { holdsTable } from "./delimited-text/holds-table";
import { describeContent } from "./describe-content";
import type { FormatReader } from "./format-reader";
import { type Candidate, recogniseSource } from "./recognise";
import { formatReaders } from "./registry";
import { zipMemberNames } from "./zip-directory";

export interface ReadOptions {
  /** Id of a format the user chose; skips recognition. */
  readonly format?: string;
  /** Share from 0 to 1; throwing from it cancels the reading. */
  readonly onProgress?: (share: number) => void;
  /** @default every registered reader */
  readonly readers?: readonly FormatReader[];
}

/**
 * Reads with the surest reader. When recognition rests on titles only ("likely" or "possible") and that reader
 * fails, the next candidate is tried; when all fail, what they missed is reported.
 * @throws UnreadableFileError for an empty file, an unknown format, or a file without one readable record.
 */
export function readFile(source: ByteSource, options: ReadOptions = {}): ParsedFile {
  const readers = options.readers ?? formatReaders;
  if (source.size === 0) {
    throw new UnreadableFileError({ expected: "an instrument file", found: "an empty file (0 bytes)" });
  }
  const candidates =
    options.format === undefined
      ? recogniseSource(source, readers)
      : [chosenReader(options.format, source, readers)];
  const failures: AppError[] = [];
  for (const { reader, recognition } of candidates) {
    try {
      return reader.read(source, {
        matchedBy: recognition.matchedBy,
        ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "unreadable_file") throw error;
      if (recognition.confidence === "certain") throw error;
      failures.push(error);
    }
  }
  throw failures.length > 0 ? together(failures) : unrecognised(source, readers);
}

/** What equal candidates missed, in one error where they found the same; otherwise the first of them. */
function together(failures: readonly AppError[]): AppError {
  const [first, ...others] = failures as [AppError, ...AppError[]];
  if (others.length === 0 || failures.some(({ details }) => details?.found !== first.details?.found))
    return first;
  const { found, at } = first.details as { found: string; at?: string };
  const expected = [...new Set(failures.map(({ details }) => details?.expected))].join(", or ");
  return new UnreadableFileError({ expected, found, ...(at === undefined ? {} : { at }) });
}

function unrecognised(source: ByteSource, readers: readonly FormatReader[]): UnreadableFileError {
  const companion = companionFile(source.read(0, 4096), zipMemberNames(source));
  if (companion !== null)
    return new UnreadableFileError({ expected: companion.instead, found: companion.what });
  const table = holdsTable(source) ? ", or a table with a column mapping" : "";
  return new UnreadableFileError({
    expected: `an instrument file of one of the ${readers.length} formats that are read${table}`,
    found: describeContent(source),
  });
}

function chosenReader(format: string, source: ByteSource, readers: readonly FormatReader[]): Candidate {
  const reader = readers.find((each) => each.id === format);
  if (reader === undefined) {
    throw new AppError(
      "invalid_input",
      `expected a format id out of ${readers.map((each) => each.id).join(", ")}, found "${format}"`,
    );
  }
  const own = recogniseSource(source, [reader])[0];
  const matchedBy =
    own === undefined ? "chosen by the user" : `chosen by the user; ${own.recognition.matchedBy}`;
  return { reader, recognition: { confidence: "certain", matchedBy } };
}
