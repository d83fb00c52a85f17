/**
 * What the header of an `.nda` file says besides its records, as printed.
 *
 * +6 date of the format (8 digits), +14 u8 version. Active mass u32 µg: +80 (versions 1–7), +144 (8), +152
 * (9–29), +330 (130). Program: text behind "BTSServer" (50 bytes), and 50 more after another 50. Test block
 * (place at +24, length at +28; the last record of it): start time, creator, serial number, remarks, barcode as
 * zero-terminated gb2312 at places that depend on the version. 130: a version like 9.1.5.7.20240403.R5 near 258,
 * creator, serial number and remarks in the block at +34.
 */
import { Buffer } from "node:buffer";
import { decodeText } from "../text-decoding";

interface Field {
  readonly name: string;
  readonly offset: number;
  readonly bytes: number;
}

const early: readonly Field[] = [
  { name: "startTime", offset: 36, bytes: 20 },
  { name: "creator", offset: 76, bytes: 15 },
  { name: "serialNumber", offset: 91, bytes: 20 },
  { name: "remarks", offset: 111, bytes: 100 },
];
const middle: readonly Field[] = [
  { name: "startTime", offset: 37, bytes: 20 },
  { name: "creator", offset: 77, bytes: 60 },
  { name: "serialNumber", offset: 137, bytes: 90 },
  { name: "remarks", offset: 227, bytes: 100 },
];
const late: readonly Field[] = [...middle, { name: "barcode", offset: 343, bytes: 40 }];
const latest: readonly Field[] = [
  ...late,
  { name: "testName", offset: 383, bytes: 60 },
  { name: "stepName", offset: 443, bytes: 60 },
];
const bts9: readonly Field[] = [
  { name: "creator", offset: 8, bytes: 32 },
  { name: "serialNumber", offset: 40, bytes: 32 },
  { name: "remarks", offset: 264, bytes: 64 },
];
const bts9Early: readonly Field[] = [
  { name: "creator", offset: 12, bytes: 32 },
  { name: "serialNumber", offset: 44, bytes: 32 },
  { name: "remarks", offset: 268, bytes: 64 },
];

export function readNdaHeader(view: DataView, version: number): Record<string, string | number> {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, Math.min(view.byteLength, 65_536));
  const metadata: Record<string, string | number> = { formatDate: textAt(bytes, 6, 8), ndaVersion: version };
  const massAt = version >= 130 ? 330 : version >= 9 ? 152 : version === 8 ? 144 : 80;
  if (massAt + 4 <= view.byteLength) metadata.activeMassMg = view.getUint32(massAt, true) / 1000;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const server = head.indexOf("BTSServer");
  if (server >= 0) {
    metadata.server = textAt(bytes, server, 50);
    metadata.client = textAt(bytes, server + 100, 50);
  }
  const numbered = /\d+(?:\.[\dA-Za-z]+){4,}/.exec(head.slice(0, 2048));
  if (numbered !== null) metadata.program = numbered[0];
  const test = testBlock(view, version);
  if (test !== null)
    for (const { name, offset, bytes: length } of test.fields) {
      const value = fieldAt(view, test.start + offset, length);
      if (value !== "") metadata[name] = value;
    }
  return metadata;
}

function testBlock(view: DataView, version: number): { start: number; fields: readonly Field[] } | null {
  if (version >= 129) {
    if (view.byteLength < 50) return null;
    const start = Number(view.getBigUint64(34, true));
    if (start === 0 || start + 2 > view.byteLength) return null;
    return { start, fields: view.getUint16(start, true) < 8 ? bts9Early : bts9 };
  }
  if (view.byteLength < 32) return null;
  const start = view.getUint32(24, true);
  const length = view.getUint32(28, true);
  const [bytes, fields] =
    version >= 29
      ? ([503, latest] as const)
      : version >= 17
        ? ([383, late] as const)
        : version >= 11
          ? ([version === 16 ? 343 : 327, middle] as const)
          : ([211, early] as const);
  const count = Math.floor(length / bytes);
  return start === 0 || count === 0 ? null : { start: start + (count - 1) * bytes, fields };
}

function fieldAt(view: DataView, start: number, length: number): string {
  if (start < 0 || start >= view.byteLength) return "";
  const bytes = new Uint8Array(
    view.buffer,
    view.byteOffset + start,
    Math.min(length, view.byteLength - start),
  );
  return textAt(bytes, 0, length);
}

/** Up to the first zero byte; gb2312, control characters left out. */
function textAt(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return decodeText(end < 0 ? field : field.subarray(0, end), "gb18030")
    .replace(/\p{Cc}/gu, "")
    .trim();
}
