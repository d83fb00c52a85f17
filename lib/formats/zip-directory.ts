/**
 * The list of members of a ZIP archive, believed only as far as the bytes bear it out.
 *
 * End of central directory (searched from the end, at most 64 kB of comment): signature 50 4b 05 06, +10 u16
 * members, +12 u32 size and +16 u32 offset of the directory. Directory entry: 50 4b 01 02, +8 u16 flags (bit 0
 * encrypted), +10 u16 method (0 stored, 8 deflated), +16 u32 crc, +20/+24 u32 packed/unpacked size, +28/+30/+32
 * u16 lengths of name, extra, comment, +38 u32 external attributes (upper 16 bits: Unix mode), +42 u32 offset of
 * the local header. Local header: 50 4b 03 04, +6 u16 flags (bit 3: sizes follow the data), +8 u16 method,
 * +14 u32 crc, +18/+22 u32 sizes, +26/+28 u16 lengths of name and extra, +30 name, extra, data.
 * ZIP64: locator 50 4b 06 07 (+8 u64 offset), record 50 4b 06 06 (+32 u64 members, +40 size, +48 offset), extra
 * field 0x0001 with the 64-bit values whose 32-bit places read ffffffff.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";

export interface ZipMember {
  readonly name: string;
  /** 0 stored, 8 deflated; others cannot be unpacked. */
  readonly method: number;
  readonly crc: number;
  /** -1 where only the data themselves tell (an archive without its end). */
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Offset of the local header. */
  readonly offset: number;
}

export interface ZipDirectory {
  readonly members: readonly ZipMember[];
  /** Names left out, each with why: a path that leaves the archive, a link, an encrypted member. */
  readonly refused: readonly string[];
  /** True when the directory at the end was missing and the members were found by walking the local headers. */
  readonly truncated: boolean;
}

const mostMembers = 10_000;
const longestName = 1024;
const text = new TextDecoder("utf-8");

const directories = new WeakMap<ByteSource, ZipDirectory>();

/** The directory of a source, read once: recognition asks for it, and the reader after it. */
export function zipDirectoryOf(source: ByteSource): ZipDirectory {
  const directory = directories.get(source) ?? readZipDirectory(source);
  directories.set(source, directory);
  return directory;
}

/** Members by the central directory or, where the end of the file is missing, by walking the local headers. */
function readZipDirectory(source: ByteSource): ZipDirectory {
  const tailStart = Math.max(0, source.size - 65_557);
  const tail = source.read(tailStart, source.size - tailStart);
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail[at] !== 0x50 || tail[at + 1] !== 0x4b || tail[at + 2] !== 5 || tail[at + 3] !== 6) continue;
    const view = viewOf(tail.subarray(at));
    const end = zip64End(source, tailStart + at) ?? {
      members: view.getUint16(10, true),
      size: view.getUint32(12, true),
      offset: view.getUint32(16, true),
    };
    if (end.offset + end.size > tailStart + at) continue;
    const found = readEntries(source, end);
    if (found !== null) return found;
  }
  return walkLocalHeaders(source);
}

/** Names of the members, for recognition; null when the file does not begin like a ZIP or holds no member. */
export function zipMemberNames(source: ByteSource): string[] | null {
  const magic = source.read(0, 4);
  if (magic[0] !== 0x50 || magic[1] !== 0x4b || (magic[2] !== 3 && magic[2] !== 5)) return null;
  try {
    const names = zipDirectoryOf(source).members.map((member) => member.name);
    return names.length === 0 ? null : names;
  } catch (error) {
    if (error instanceof UnreadableFileError) return null;
    throw error;
  }
}

interface DirectoryEnd {
  readonly members: number;
  readonly size: number;
  readonly offset: number;
}

function zip64End(source: ByteSource, endOffset: number): DirectoryEnd | null {
  if (endOffset < 20) return null;
  const locator = viewOf(source.read(endOffset - 20, 20));
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== 0x07064b50) return null;
  const record = viewOf(source.read(Number(locator.getBigUint64(8, true)), 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) return null;
  return {
    members: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
  };
}

/** Null when the bytes there are no directory of that many members. */
function readEntries(source: ByteSource, end: DirectoryEnd): ZipDirectory | null {
  if (end.members > mostMembers)
    throw new UnreadableFileError({
      expected: `a ZIP archive of at most ${mostMembers} members`,
      found: `${end.members}`,
    });
  if (end.members * 46 > end.size) return null;
  const bytes = source.read(end.offset, end.size);
  const view = viewOf(bytes);
  const members: ZipMember[] = [];
  const refused: string[] = [];
  let at = 0;
  for (let index = 0; index < end.members; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > bytes.length) return null;
    const name = text.decode(bytes.subarray(at + 46, at + 46 + Math.min(nameLength, longestName)));
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = zip64Sizes(
      [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)],
      extra,
    );
    const mode = view.getUint32(at + 38, true) >>> 16;
    const why = refusal(name, view.getUint16(at + 8, true), mode);
    if (why !== null) refused.push(`${name}: ${why}`);
    else if (!name.endsWith("/"))
      members.push({
        name,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        packedBytes: sizes[1],
        unpackedBytes: sizes[0],
        offset: sizes[2],
      });
    at = next;
  }
  return { members, refused, truncated: false };
}

/** Members in the order of their local headers, up to where the bytes stop being a ZIP archive. */
function walkLocalHeaders(source: ByteSource): ZipDirectory {
  const members: ZipMember[] = [];
  const refused: string[] = [];
  let at = 0;
  while (members.length < mostMembers) {
    const header = source.read(at, 30);
    const view = viewOf(header);
    if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) break;
    const flags = view.getUint16(6, true);
    const nameLength = view.getUint16(26, true);
    const name = text.decode(source.read(at + 30, Math.min(nameLength, longestName)));
    const extraLength = view.getUint16(28, true);
    const extra = source.read(at + 30 + nameLength, extraLength);
    const sizes = zip64Sizes([view.getUint32(22, true), view.getUint32(18, true), 0], extra);
    const sizesFollow = (flags & 8) !== 0;
    const dataStart = at + 30 + nameLength + extraLength;
    const why = refusal(name, flags, 0);
    if (why !== null) refused.push(`${name}: ${why}`);
    else if (!name.endsWith("/"))
      members.push({
        name,
        method: view.getUint16(8, true),
        crc: view.getUint32(14, true),
        packedBytes: sizesFollow ? -1 : sizes[1],
        unpackedBytes: sizesFollow ? -1 : sizes[0],
        offset: at,
      });
    const next = sizesFollow ? nextSignature(source, dataStart) : dataStart + sizes[1];
    if (next === null || next <= at || next >= source.size) break;
    at = next;
  }
  return { members, refused, truncated: true };
}

/** Offset of the next local header at or after `from`, null when there is none. */
function nextSignature(source: ByteSource, from: number): number | null {
  const step = 1 << 20;
  for (let start = from; start < source.size; start += step) {
    const bytes = source.read(start, step + 3);
    for (let at = bytes.indexOf(0x50); at >= 0 && at + 3 < bytes.length; at = bytes.indexOf(0x50, at + 1))
      if (bytes[at + 1] === 0x4b && bytes[at + 2] === 3 && bytes[at + 3] === 4) return start + at;
  }
  return null;
}

/** Unpacked size, packed size and offset, taken from the extra field where the 32-bit value is all ones. */
function zip64Sizes(short: [number, number, number], extra: Uint8Array): [number, number, number] {
  const view = viewOf(extra);
  const sizes = short;
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let from = at + 4;
    for (let index = 0; index < 3; index += 1) {
      if (sizes[index] !== 0xffffffff || from + 8 > extra.length) continue;
      sizes[index] = Number(view.getBigUint64(from, true));
      from += 8;
    }
    break;
  }
  return sizes;
}

function refusal(name: string, flags: number, mode: number): string | null {
  const segments = name.split("/");
  if (
    name === "" ||
    name.startsWith("/") ||
    name.includes("\\") ||
    name.includes("\0") ||
    /^[A-Za-z]:/.test(name)
  )
    return "absolute or malformed path";
  if (segments.includes("..")) return "path that leaves the archive";
  if ((mode & 0o170000) === 0o120000) return "link";
  if ((flags & 1) !== 0) return "encrypted";
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
