/** The lines of a text of any size, one after the other; those that the caller passes over are not decoded. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { decodeText, type TextEncoding } from "./text-decoding";

export interface WalkedLine {
  readonly text: string;
  /** First byte of the line, and the first byte after its line end. */
  readonly start: number;
  readonly end: number;
  /** From 1. */
  readonly number: number;
}

const chunkBytes = 4 * 1024 * 1024;
/** No line that is looked at is longer; what is beyond is left out. */
const longestLine = 8192;
const newline = 0x0a;

export function walkLines(
  source: ByteSource,
  text: { readonly from: number; readonly encoding: TextEncoding },
  visitor: {
    /** Whether the line is passed over, by its first byte. */
    readonly skips: (first: number) => boolean;
    readonly line: (line: WalkedLine) => void;
  },
): void {
  let at = text.from;
  let size = chunkBytes;
  let number = 1;
  while (at < source.size) {
    const bytes = source.read(at, size);
    const isLast = at + bytes.length >= source.size;
    let here = 0;
    while (here < bytes.length) {
      let end = bytes.indexOf(newline, here);
      if (end < 0) {
        if (!isLast) break;
        end = bytes.length;
      }
      if (!visitor.skips(bytes[here]!))
        visitor.line({
          text: decodeText(bytes.subarray(here, Math.min(end, here + longestLine)), text.encoding),
          start: at + here,
          end: Math.min(source.size, at + end + 1),
          number,
        });
      number += 1;
      here = end + 1;
    }
    size = here === 0 ? size * 2 : chunkBytes;
    at += Math.min(here, bytes.length);
  }
}
