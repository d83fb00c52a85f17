/** Where the `[Name]` lines of a sectioned text stand, found without reading lines. */
import type { ByteSource } from "@/lib/domain/byte-source";

export interface SectionMark {
  /** Without brackets. */
  readonly name: string;
  /** First byte of the line and first byte after it. */
  readonly start: number;
  readonly end: number;
  /** Line number, from 1. */
  readonly line: number;
}

const chunkBytes = 4 * 1024 * 1024;
const longestName = 64;
const mostMarks = 10_000;
const newline = 0x0a;
const bracket = 0x5b;
const blank = 0x20;

/** All lines that are `[Name]` alone, in order (at most 10,000). */
export function findSectionMarks(source: ByteSource, start: number): SectionMark[] {
  const marks: SectionMark[] = [];
  let line = 1;
  let isLineStart = true;
  for (let at = start; at < source.size && marks.length < mostMarks; ) {
    const chunk = source.read(at, chunkBytes);
    if (chunk.length === 0) break;
    let position = 0;
    while (position < chunk.length) {
      // Where quotation marks were turned into blanks, one stands before the bracket.
      const first = chunk[position] === blank ? chunk[position + 1] : chunk[position];
      if (isLineStart && first === bracket) {
        const mark = readMark(source, at + position, line);
        if (mark !== null) marks.push(mark);
      }
      const next = chunk.indexOf(newline, position);
      isLineStart = next >= 0;
      if (next < 0) break;
      line += 1;
      position = next + 1;
    }
    at += chunk.length;
  }
  return marks;
}

function readMark(source: ByteSource, at: number, line: number): SectionMark | null {
  const bytes = source.read(at, longestName + 16);
  const end = bytes.indexOf(newline);
  if (end < 0 && at + bytes.length < source.size) return null;
  const text = new TextDecoder("latin1").decode(end < 0 ? bytes : bytes.subarray(0, end));
  const match = /^ ?\[([A-Za-z][^\]]*)\][\s,;"]*$/.exec(text);
  if (match === null) return null;
  return { name: match[1]!, start: at, end: at + (end < 0 ? bytes.length : end + 1), line };
}
