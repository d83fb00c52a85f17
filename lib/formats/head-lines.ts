/** The first lines of a text file with the byte each begins at: where readers look for a preamble and for titles. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { decodeText, type TextEncoding } from "./text-decoding";

export interface HeadLine {
  readonly text: string;
  /** First byte of the line, and first byte after its line end. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
}

export interface HeadOptions {
  readonly encoding: TextEncoding;
  /** First byte to look at. @default 0 */
  readonly start?: number;
  /** Number of the line that begins there. @default 1 */
  readonly firstLine?: number;
  /** @default 1 MiB */
  readonly maximumBytes?: number;
  /** @default 2,000 */
  readonly maximumLines?: number;
}

const usualBytes = 65_536;

/** Up to that many lines from `start` on; a last line that the limit would cut is left out. */
export function readHeadLines(source: ByteSource, options: HeadOptions): HeadLine[] {
  const mostBytes = options.maximumBytes ?? 1024 * 1024;
  const maximumLines = options.maximumLines ?? 2000;
  // Nearly always these are enough, and reading a mebibyte to look at a few lines takes its time.
  const lines = linesWithin(source, options, Math.min(mostBytes, usualBytes), maximumLines);
  const isAll = lines.length === maximumLines || (options.start ?? 0) + usualBytes >= source.size;
  return isAll || mostBytes <= usualBytes ? lines : linesWithin(source, options, mostBytes, maximumLines);
}

function linesWithin(
  source: ByteSource,
  options: HeadOptions,
  mostBytes: number,
  maximumLines: number,
): HeadLine[] {
  const start = options.start ?? 0;
  const firstLine = options.firstLine ?? 1;
  const bytes = source.read(start, mostBytes);
  const isWhole = start + bytes.length >= source.size;
  const lines: HeadLine[] = [];
  let at = 0;
  while (at < bytes.length && lines.length < maximumLines) {
    const newline = bytes.indexOf(0x0a, at);
    if (newline < 0 && !isWhole) break;
    const end = newline < 0 ? bytes.length : newline;
    const textEnd = end > at && bytes[end - 1] === 0x0d ? end - 1 : end;
    lines.push({
      text: decodeText(bytes.subarray(at, textEnd), options.encoding),
      start: start + at,
      end: start + (newline < 0 ? end : end + 1),
      number: firstLine + lines.length,
    });
    at = end + 1;
  }
  return lines;
}
