/** From bytes to a parsed file: recognise by content, then read; every failure is one clear line. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { AppError, UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
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

/** Files that belong to a run and hold no record: better named than called unknown. */
const withoutRecords: readonly (readonly [RegExp, string])[] = [
  [/^(EC|BT)-Lab SETTINGS? FILE/i, "a settings file of EC-Lab (.mps): the protocol, not one record"],
  [/^(EC|BT)-Lab LOG FILE/i, "a log of EC-Lab (.mpl): what was changed during the run, not one record"],
];

/** The beginning of an unknown file in words: its first line if it is text, else its first bytes. */
function describeContent(source: ByteSource): string {
  const head = source.read(0, 512);
  const beginning = new TextDecoder("latin1").decode(head);
  for (const [pattern, words] of withoutRecords) if (pattern.test(beginning)) return words;
  const control = head.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  if (control === 0) {
    const line = beginning
      .split(/[\r\n]+/)
      .map((each) => each.trim())
      .find((each) => each !== "");
    if (line === undefined) return "only blank lines";
    return `text that begins "${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
  }
  const bytes = Array.from(head.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0"));
  return `${source.size} bytes that begin ${bytes.join(" ")}`;
}
