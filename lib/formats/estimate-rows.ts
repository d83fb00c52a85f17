/** How many rows a text holds, from the length of lines in several places of it. */
import type { ByteSource } from "@/lib/domain/byte-source";

const pieces = 8;
const pieceBytes = 16_384;
const newline = 0x0a;

/** An estimate of the lines in [start, stop): exact for a small text, a few per cent off for a large one. */
export function estimateRows(source: ByteSource, start: number, stop: number): number {
  const length = Math.max(0, stop - start);
  if (length <= pieces * pieceBytes) return countLines(source.read(start, length)) + 1;
  let lines = 0;
  let bytes = 0;
  for (let piece = 0; piece < pieces; piece += 1) {
    const part = source.read(start + Math.floor((length * piece) / pieces), pieceBytes);
    lines += countLines(part);
    bytes += part.length;
  }
  return Math.ceil((lines / Math.max(1, bytes)) * length) + 1;
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) lines += 1;
  return lines;
}
