/** Where given lines of a text begin, without reading more of it than up to the last of them. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { decodeText, type TextEncoding } from "../text-decoding";

export interface FoundLines {
  /** First byte of the line (from 1). */
  start(line: number): number;
  text(line: number, encoding: TextEncoding): string;
}

const newline = 0x0a;
const longestLine = 1 << 20;

/** @throws UnreadableFileError when the text has fewer lines. */
export function findLines(source: ByteSource, from: number, wanted: readonly (number | null)[]): FoundLines {
  const lines = new Set(wanted.filter((line) => line !== null));
  const last = Math.max(1, ...lines);
  const starts = new Map<number, number>();
  let line = 1;
  let at = from;
  if (lines.has(1)) starts.set(1, from);
  while (line < last && at < source.size) {
    const bytes = source.read(at, 1 << 20);
    if (bytes.length === 0) break;
    let next = bytes.indexOf(newline);
    while (next >= 0 && line < last) {
      line += 1;
      if (lines.has(line)) starts.set(line, at + next + 1);
      next = bytes.indexOf(newline, next + 1);
    }
    at += bytes.length;
  }
  const start = (number: number): number => {
    const found = starts.get(number);
    if (found === undefined || found >= source.size)
      throw new UnreadableFileError({ expected: `a line ${number}`, found: `a text of ${line} lines` });
    return found;
  };
  return {
    start,
    text(number, encoding) {
      const begin = start(number);
      const bytes = source.read(begin, longestLine);
      const end = bytes.indexOf(newline);
      return decodeText(end < 0 ? bytes : bytes.subarray(0, end), encoding).replace(/\r$/, "");
    },
  };
}
