/**
 * Gzip data of any size as a byte source: unpacked again from the beginning whenever bytes are asked for that lie
 * before those given last. Readers ask for a few samples and then for everything in order, so that the text is
 * unpacked a handful of times and never lies in memory whole.
 */
import { crc32 } from "node:zlib";
import { Gunzip } from "fflate";
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";

/** Packed bytes unpacked at a time; they give at most a thousand times as many. */
const pushBytes = 16_384;
/** Samples of this size are kept: they are asked for more than once. */
const sampleBytes = 65_536;
const mostSamples = 64;
const headBytes = 1024 * 1024;

export interface GzipSource extends ByteSource {
  /** Whether the data end early, are broken somewhere, or do not have the checksum of their last member. */
  readonly isCut: boolean;
}

/** @throws UnreadableFileError when nothing can be unpacked, or more than `mostBytes`. */
export function gzipSource(packed: ByteSource, mostBytes: number): GzipSource {
  const { size, isCut } = measured(packed, mostBytes);
  const samples = new Map<string, Uint8Array>();
  let stream = new UnpackedStream(packed);
  const head = stream.take(0, Math.min(size, headBytes));
  // A reader goes back to the beginning of the row that the end of its last piece cut.
  let last = head;
  return {
    name: packed.name,
    size,
    isCut,
    read(offset, length) {
      const end = Math.min(size, offset + length);
      if (end <= offset) return new Uint8Array(0);
      if (end <= head.length) return head.subarray(offset, end);
      const key = `${offset} ${end}`;
      const known = samples.get(key);
      if (known !== undefined) return known;
      const lastStart = stream.position - last.length;
      const isKept = offset >= lastStart && offset < stream.position;
      if (isKept && end <= stream.position) return last.subarray(offset - lastStart, end - lastStart);
      if (offset < stream.position && !isKept) stream = new UnpackedStream(packed);
      const kept = isKept ? last.subarray(offset - lastStart) : none;
      const bytes = stream.take(offset + kept.length, end, kept);
      last = bytes;
      if (end - offset <= sampleBytes && samples.size < mostSamples) samples.set(key, bytes);
      return bytes;
    },
  };
}

const none = new Uint8Array(0);

/** Stands among the pieces where a member begins: there may be several, one behind the other. */
const memberStart = new Uint8Array(0);

/** Unpacked bytes in order. */
class UnpackedStream {
  /** First byte that can still be had. */
  position = 0;
  isBroken = false;
  private readonly gunzip: Gunzip;
  private readonly pieces: Uint8Array[] = [];
  private at = 0;

  constructor(private readonly packed: ByteSource) {
    this.gunzip = new Gunzip((piece) => {
      if (piece.length > 0) this.pieces.push(piece);
    });
    this.gunzip.onmember = () => this.pieces.push(memberStart);
  }

  /** `before`, then bytes [start, end), fewer where the data end; what lies before `start` is passed over. */
  take(start: number, end: number, before: Uint8Array = none): Uint8Array {
    const bytes = new Uint8Array(before.length + end - start);
    bytes.set(before);
    let filled = before.length;
    while (filled < bytes.length) {
      const piece = this.next();
      if (piece === null) return bytes.subarray(0, filled);
      const from = Math.max(0, start - before.length + filled - this.position);
      const part = piece.subarray(from, from + bytes.length - filled);
      bytes.set(part, filled);
      filled += part.length;
      const used = Math.min(piece.length, from + part.length);
      this.position += used;
      if (used < piece.length) this.pieces.unshift(piece.subarray(used));
    }
    return bytes;
  }

  /** The next unpacked bytes or `memberStart`, taken out; null at the end. `position` is left to the caller. */
  next(): Uint8Array | null {
    while (this.pieces.length === 0 && this.at < this.packed.size && !this.isBroken) {
      const chunk = this.packed.read(this.at, pushBytes);
      this.at += chunk.length;
      try {
        if (chunk.length === 0) throw new Error("the source gives no more bytes");
        this.gunzip.push(chunk, this.at >= this.packed.size);
      } catch {
        // What was unpacked before the break has been handed over.
        this.isBroken = true;
      }
    }
    return this.pieces.shift() ?? null;
  }
}

function measured(packed: ByteSource, mostBytes: number): { size: number; isCut: boolean } {
  const trailer = packed.read(Math.max(0, packed.size - 8), 8);
  const stated = new DataView(trailer.buffer, trailer.byteOffset, trailer.byteLength);
  let memberBytes = 0;
  let checksum = 0;
  const stream = new UnpackedStream(packed);
  let size = 0;
  for (let piece = stream.next(); piece !== null; piece = stream.next()) {
    if (piece === memberStart) {
      memberBytes = 0;
      checksum = 0;
      continue;
    }
    size += piece.length;
    memberBytes += piece.length;
    checksum = crc32(piece, checksum);
    if (size > mostBytes)
      throw new UnreadableFileError({
        expected: `gzip data that unpack to at most ${mostBytes} bytes`,
        found: "more",
      });
  }
  if (size === 0) throw new UnreadableFileError({ expected: "gzip data", found: "broken data" });
  const isWhole =
    trailer.length === 8 &&
    stated.getUint32(0, true) === checksum &&
    stated.getUint32(4, true) === memberBytes % 2 ** 32;
  return { size, isCut: stream.isBroken || !isWhole };
}
