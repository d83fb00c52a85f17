/**
 * The least any reader could do with a file, in one thread: reading it, unpacking it, and touching every stored value
 * once; for text, finding the line ends. Why lines are found by a plain loop: docs/decisions/0006-text-floor.md.
 */
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { parquetMetadata } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { decompressPage } from "hyparquet/src/datapage.js";
import { pageCodecs } from "@/lib/formats/bdf-parquet/codecs";

export type Content = "binary" | "text";

/** A workbook is text in an archive; any other archive is binary. */
export function contentOf(path: string, format: string): Content {
  const bytes = readFileSync(path);
  if (isZip(bytes)) return format.endsWith("-xlsx") ? "text" : "binary";
  return bytes.subarray(0, 65_536).includes(0) ? "binary" : "text";
}

/** Every 32-bit word of the unpacked bytes, added up. */
export function touchValues(path: string): number {
  let sum = 0;
  for (const bytes of unpacked(path)) sum = (sum + wordsOf(bytes)) | 0;
  return sum;
}

/** Line ends found byte by byte, in the language the readers are written in. */
export function findLineEnds(path: string): number {
  let lines = 0;
  for (const bytes of unpacked(path)) lines += lineEndsOf(bytes);
  return lines;
}

// Loops of their own over plain arrays: the compiler makes the best of them.
function wordsOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  let sum = 0;
  for (let at = 0; at + 4 <= length; at += 4) sum = (sum + view.getInt32(at, true)) | 0;
  return sum;
}

function lineEndsOf(bytes: Uint8Array): number {
  const { length } = bytes;
  let lines = 0;
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0x0a) lines += 1;
  return lines;
}

/** The same by the processor's widest comparisons, through the C library's memchr. */
export function searchLineEnds(path: string): number {
  let lines = 0;
  for (const bytes of unpacked(path))
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}

function unpacked(path: string): readonly Uint8Array[] {
  const bytes = readFileSync(path);
  const pieces = isZip(bytes) ? membersOf(bytes) : isParquet(bytes) ? pagesOf(bytes) : [bytes];
  return pieces.map((piece) => new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength));
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Inflated members of a zip archive, by its central directory. */
function membersOf(bytes: Buffer): readonly Uint8Array[] {
  const members: Uint8Array[] = [];
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const stored = bytes.subarray(start, start + packed);
    // Room for all in one piece: joining pieces is no part of a floor.
    const chunkSize = unpackedBytes(bytes, at) + 64;
    members.push(method === 8 ? inflateRawSync(stored, { chunkSize }) : stored);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return members;
}

/** By a directory entry; in ZIP64 it is the first of the extra field's numbers. */
function unpackedBytes(bytes: Buffer, entry: number): number {
  const size = bytes.readUInt32LE(entry + 24);
  const extra = entry + 46 + bytes.readUInt16LE(entry + 28);
  return size === 0xffff_ffff ? Number(bytes.readBigUInt64LE(extra + 4)) : size;
}

function isParquet(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).toString("latin1") === "PAR1";
}

/** Decompressed pages of all columns; dictionary indexes and levels are left as they are packed. */
function pagesOf(bytes: Buffer): readonly Uint8Array[] {
  const { buffer, byteOffset } = bytes;
  const footer = Uint8Array.from(bytes.subarray(-8 - bytes.readUInt32LE(bytes.length - 8))).buffer;
  const pages: Uint8Array[] = [];
  for (const group of parquetMetadata(footer).row_groups)
    for (const { meta_data: chunk } of group.columns) {
      const start = Number(chunk!.dictionary_page_offset || chunk!.data_page_offset);
      const reader = { view: new DataView(buffer, byteOffset + start), offset: 0 };
      const end = Number(chunk!.total_compressed_size);
      while (reader.offset < end) {
        const header = parquetHeader(reader);
        const packed = bytes.subarray(
          start + reader.offset,
          start + reader.offset + header.compressed_page_size,
        );
        pages.push(decompressPage(packed, header.uncompressed_page_size, chunk!.codec, pageCodecs));
        reader.offset += header.compressed_page_size;
      }
    }
  return pages;
}
