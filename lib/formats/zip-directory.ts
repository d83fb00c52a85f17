/**
 * Member names of a ZIP archive from its central directory, without inflating anything.
 * Layout: PKWARE APPNOTE 6.3.10, sections 4.3.12 (directory), 4.3.15 (ZIP64), 4.3.16 (end record).
 */
import type { ByteSource } from "@/lib/domain/byte-source";

const endRecord = 0x06054b50;
const zip64Locator = 0x07064b50;
const zip64Record = 0x06064b50;
const directoryEntry = 0x02014b50;
const maximumMembers = 10_000;
const maximumDirectoryBytes = 16 * 1024 * 1024;

/** Names in directory order (at most 10,000); null when this is no ZIP or its directory cannot be found. */
export function zipMemberNames(source: ByteSource): string[] | null {
  const magic = source.read(0, 4);
  if (magic[0] !== 0x50 || magic[1] !== 0x4b || (magic[2] !== 3 && magic[2] !== 5)) return null;
  const directory = readDirectory(source);
  if (directory === null) return null;
  const view = viewOf(directory);
  const utf8 = new TextDecoder("utf-8");
  const names: string[] = [];
  let offset = 0;
  while (offset + 46 <= directory.length && names.length < maximumMembers) {
    if (view.getUint32(offset, true) !== directoryEntry) break;
    const nameLength = view.getUint16(offset + 28, true);
    const rest = view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true);
    const start = offset + 46;
    if (start + nameLength > directory.length) break;
    names.push(utf8.decode(directory.subarray(start, start + nameLength)));
    offset = start + nameLength + rest;
  }
  return names;
}

function readDirectory(source: ByteSource): Uint8Array | null {
  const tailStart = Math.max(0, source.size - 65_557);
  const tail = source.read(tailStart, source.size - tailStart);
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== endRecord) continue;
    let size = view.getUint32(at + 12, true);
    let start = view.getUint32(at + 16, true);
    if (start === 0xffffffff && at >= 20 && view.getUint32(at - 20, true) === zip64Locator) {
      const record = source.read(Number(view.getBigUint64(at - 12, true)), 56);
      if (record.length < 56 || viewOf(record).getUint32(0, true) !== zip64Record) return null;
      size = Number(viewOf(record).getBigUint64(40, true));
      start = Number(viewOf(record).getBigUint64(48, true));
    }
    if (start + size > source.size || size > maximumDirectoryBytes) return null;
    return source.read(start, size);
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
