/** UTF-16 text of any size as UTF-8, piece by piece: where each piece begins in UTF-8 is found in one pass. */
import type { ByteSource } from "@/lib/domain/byte-source";

const pieceBytes = 4 * 1024 * 1024;

interface Piece {
  /** In UTF-16. */
  readonly start: number;
  readonly end: number;
  /** First byte in UTF-8. */
  readonly at: number;
}

/** @param start the first byte after a byte order mark. */
export function utf16Source(
  source: ByteSource,
  encoding: "utf-16le" | "utf-16be",
  start: number,
  bytesAtOnce = pieceBytes,
): ByteSource {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const encoder = new TextEncoder();
  const pieces: Piece[] = [];
  let size = 0;
  for (let from = start; from < source.size; ) {
    const end = endOfPiece(source, from, bytesAtOnce, encoding);
    pieces.push({ start: from, end, at: size });
    size += encoder.encode(decoder.decode(source.read(from, end - from))).length;
    from = end;
  }
  let kept: { readonly piece: Piece; readonly bytes: Uint8Array } | null = null;
  const bytesOf = (piece: Piece): Uint8Array => {
    if (kept?.piece !== piece)
      kept = {
        piece,
        bytes: encoder.encode(decoder.decode(source.read(piece.start, piece.end - piece.start))),
      };
    return kept.bytes;
  };
  return {
    name: source.name,
    size,
    read(offset, length) {
      const end = Math.min(size, offset + length);
      if (end <= offset) return new Uint8Array(0);
      let index = pieces.findLastIndex(({ at }) => at <= offset);
      const first = bytesOf(pieces[index]!).subarray(offset - pieces[index]!.at, end - pieces[index]!.at);
      if (first.length === end - offset) return first;
      const bytes = new Uint8Array(end - offset);
      bytes.set(first);
      for (let filled = first.length; filled < bytes.length; ) {
        index += 1;
        const next = bytesOf(pieces[index]!).subarray(0, bytes.length - filled);
        bytes.set(next, filled);
        filled += next.length;
      }
      return bytes;
    },
  };
}

/** Two units that make one character stay together. */
function endOfPiece(
  source: ByteSource,
  from: number,
  bytesAtOnce: number,
  encoding: "utf-16le" | "utf-16be",
): number {
  const end = Math.min(source.size, from + bytesAtOnce);
  if (end === source.size) return end;
  const high = source.read(encoding === "utf-16le" ? end - 1 : end - 2, 1)[0]!;
  return high >= 0xd8 && high <= 0xdb ? Math.min(source.size, end + 2) : end;
}
