/**
 * The first image directory of a TIFF file: its tags, without its pixels.
 *
 * "II" or "MM", u16 42, u32 offset of the directory; a directory is u16 entries, each 12 bytes {u16 tag, u16 type, u32
 * count, value or its offset}, then u32 offset of the next. BigTIFF has 43, u16 8, u16 0, u64 offset, u64 entries of
 * 20 bytes. Types: 1 byte, 2 ASCII, 3 u16, 4 u32, 5 rational, 7 bytes, 12 f64, 16 u64.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { latin1Text } from "./byte-cursor";

export interface TiffTag {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  /** Where the value stands in the file. */
  readonly offset: number;
}

export interface TiffDirectory {
  readonly littleEndian: boolean;
  readonly tags: ReadonlyMap<number, TiffTag>;
}

const typeBytes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
  13: 4,
  16: 8,
};
const mostEntries = 4096;
const longestValue = 16 * 1024 * 1024;

export function isTiff(head: Uint8Array): boolean {
  const order = latin1Text(head, 0, 2);
  const version = order === "II" ? head[2]! + head[3]! * 256 : order === "MM" ? head[2]! * 256 + head[3]! : 0;
  return version === 42 || version === 43;
}

/** @throws UnreadableFileError when there is no directory with entries. */
export function readTiffDirectory(source: ByteSource): TiffDirectory {
  const head = source.read(0, 16);
  if (!isTiff(head) || head.length < 8)
    throw new UnreadableFileError({ expected: "a TIFF file (II or MM, 42)", found: "other bytes" });
  const littleEndian = head[0] === 0x49;
  const headView = viewOf(head);
  const isBig = headView.getUint16(2, littleEndian) === 43;
  if (isBig && head.length < 16)
    throw new UnreadableFileError({ expected: "the header of a BigTIFF", found: `${head.length} bytes` });
  const start = isBig ? Number(headView.getBigUint64(8, littleEndian)) : headView.getUint32(4, littleEndian);
  const countBytes = isBig ? 8 : 2;
  const countField = source.read(start, countBytes);
  const count =
    countField.length < countBytes
      ? 0
      : isBig
        ? Number(viewOf(countField).getBigUint64(0, littleEndian))
        : viewOf(countField).getUint16(0, littleEndian);
  if (count === 0 || count > mostEntries)
    throw new UnreadableFileError({
      expected: `a directory of 1 to ${mostEntries} entries`,
      found: countField.length < countBytes ? "the end of the file" : `${count} entries`,
      at: `byte ${start}`,
    });
  const entryBytes = isBig ? 20 : 12;
  const first = start + countBytes;
  const view = viewOf(source.read(first, count * entryBytes));
  const tags = new Map<number, TiffTag>();
  for (let at = 0; at + entryBytes <= view.byteLength; at += entryBytes) {
    const tag = view.getUint16(at, littleEndian);
    const type = view.getUint16(at + 2, littleEndian);
    const values = isBig
      ? Number(view.getBigUint64(at + 4, littleEndian))
      : view.getUint32(at + 4, littleEndian);
    const place = isBig ? 12 : 8;
    const fits = values * (typeBytes[type] ?? 1) <= (isBig ? 8 : 4);
    const far = isBig
      ? Number(view.getBigUint64(at + place, littleEndian))
      : view.getUint32(at + place, littleEndian);
    if (!tags.has(tag)) tags.set(tag, { tag, type, count: values, offset: fits ? first + at + place : far });
  }
  return { littleEndian, tags };
}

/** Numbers of a tag (rationals divided), at most a million; none without the tag. */
export function tagNumbers(source: ByteSource, directory: TiffDirectory, tag: number): number[] {
  const entry = directory.tags.get(tag);
  const size = entry === undefined ? 0 : (typeBytes[entry.type] ?? 0);
  if (entry === undefined || size === 0) return [];
  const bytes = source.read(entry.offset, Math.min(entry.count, 1_000_000) * size);
  const view = viewOf(bytes);
  const { littleEndian } = directory;
  const numbers: number[] = [];
  for (let at = 0; at + size <= bytes.length; at += size) {
    if (entry.type === 3 || entry.type === 8) numbers.push(view.getUint16(at, littleEndian));
    else if (entry.type === 4 || entry.type === 9 || entry.type === 13)
      numbers.push(view.getUint32(at, littleEndian));
    else if (entry.type === 5 || entry.type === 10)
      numbers.push(view.getUint32(at, littleEndian) / view.getUint32(at + 4, littleEndian));
    else if (entry.type === 11) numbers.push(view.getFloat32(at, littleEndian));
    else if (entry.type === 12) numbers.push(view.getFloat64(at, littleEndian));
    else if (entry.type === 16) numbers.push(Number(view.getBigUint64(at, littleEndian)));
    else numbers.push(bytes[at]!);
  }
  return numbers;
}

/** Text of a tag as latin-1, up to the first NUL; null without the tag. */
export function tagText(source: ByteSource, directory: TiffDirectory, tag: number): string | null {
  const entry = directory.tags.get(tag);
  if (entry === undefined) return null;
  const bytes = source.read(entry.offset, Math.min(entry.count, longestValue));
  return latin1Text(bytes, 0, bytes.length);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
