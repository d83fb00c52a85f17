/** From bytes to a parsed file: recognise by content, then read; every failure is one clear line. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { AppError, UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { describeContent } from "./describe-content";
import type { FormatReader } from "./format-reader";
import { type Candidate, recogniseSource } from "./recognise";
import { formatReaders } from "./registry";

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
 * fails, the next candidate is tried; the first failure is the one reported.
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
  let firstFailure: AppError | null = null;
  for (const { reader, recognition } of candidates) {
    try {
      return reader.read(source, {
        matchedBy: recognition.matchedBy,
        ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "unreadable_file") throw error;
      if (recognition.confidence === "certain") throw error;
      firstFailure ??= error;
    }
  }
  if (firstFailure !== null) throw firstFailure;
  throw new UnreadableFileError({
    expected: `one of ${readers.map((reader) => reader.title).join(", ")}`,
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
