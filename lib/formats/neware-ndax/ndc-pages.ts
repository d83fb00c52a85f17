/**
 * `.ndc` members of an `.ndax` file: pages with a bit mask of used slots.
 *
 * Byte 0 file type (1 data, 5 auxiliary, 7 step, 9 log, 16 es, 18 run info), byte 2 version. Versions 5 and up:
 * pages of 4096 bytes, the first a header; in each, +2 u16 used slots, +4 bit mask (least significant bit first),
 * +132 records of one size, one unused byte at the end. Versions 1–4: pages of 512 bytes, one record at +5, no
 * mask (index 0: unused).
 */
import { UnreadableFileError } from "@/lib/domain/errors";

export interface NdcFile {
  readonly name: string;
  readonly type: number;
  readonly version: number;
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

const pageBytes = 4096;
const maskStart = 4;
const recordsStart = 132;

/** @throws UnreadableFileError when the member is too short to say what it is. */
export function openNdc(name: string, bytes: Uint8Array): NdcFile {
  if (bytes.length < 4)
    throw new UnreadableFileError({
      expected: "an .ndc header of 4 bytes",
      found: `${bytes.length}`,
      at: name,
    });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { name, type: bytes[0]!, version: bytes[2]!, bytes, view };
}

export interface Slots {
  /** Offset of each used record. */
  readonly starts: Uint32Array;
  /** Number of its slot in the file, from 1: the record index where records store none. */
  readonly numbers: Uint32Array;
}

/** Used slots of all whole pages, in file order. */
export function usedSlots(file: NdcFile, recordBytes: number): Slots {
  const { bytes } = file;
  const perPage = slotsPerPage(recordBytes);
  const pages = Math.max(0, Math.floor(bytes.length / pageBytes) - 1);
  const starts = new Uint32Array(pages * perPage);
  const numbers = new Uint32Array(pages * perPage);
  let count = 0;
  for (let page = 1; page <= pages; page += 1) {
    const mask = page * pageBytes + maskStart;
    const records = page * pageBytes + recordsStart;
    const firstNumber = (page - 1) * perPage + 1;
    for (let slot = 0; slot < perPage; slot += 1) {
      if ((bytes[mask + (slot >> 3)]! & (1 << (slot & 7))) === 0) continue;
      starts[count] = records + slot * recordBytes;
      numbers[count] = firstNumber + slot;
      count += 1;
    }
  }
  return { starts: starts.subarray(0, count), numbers: numbers.subarray(0, count) };
}

/** Records of versions 1–4: one a page of 512 bytes, at byte 5, whose u32 index at `indexOffset` is not 0. */
export function smallPageStarts(file: NdcFile, recordBytes: number, indexOffset: number): Uint32Array {
  const starts: number[] = [];
  for (let page = 512; page + 5 + recordBytes <= file.bytes.length; page += 512)
    if (file.view.getUint32(page + 5 + indexOffset, true) !== 0) starts.push(page + 5);
  return Uint32Array.from(starts);
}

function slotsPerPage(recordBytes: number): number {
  return Math.floor((pageBytes - recordsStart - 1) / recordBytes);
}
