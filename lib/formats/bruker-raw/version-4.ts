/**
 * Bruker .raw version 4, "RAW4.00": segments of known length in place of fixed headers, little-endian.
 *
 * Header of 61 bytes: date[12] 12, time[10] 24. Segments {u32 type, u32 bytes with these eight}: 10 text (name[24] 12,
 * value 36), 30 hardware (f64 mean λ 72, Kα1 80, Kα2 88, Kβ 96, ratio 104, anode[4] 116), 60 drive alignment, others
 * stepped over. Type 0 or 160 begins a range of 160 bytes: scan type[24] 32, f64 start 72, f64 step 80, u32 steps 88, f32
 * time per step 92, f32 kV 100, mA 104, f64 λ 112, u32 bytes a value 136, u32 bytes of nested segments 140; nested type 50
 * names a drive ([24] 12) and its start (f64 56). Only the angle of "Locked Coupled" and "Unlocked Coupled" scans is
 * surely 2θ; the others keep their angle without that meaning.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import { type ByteCursor, latin1Text } from "../byte-cursor";
import { type RawContent, type RawPart, readParts } from "./content";
import { readValues } from "./range";

const mostSegments = 100_000;

export function readVersion4(cursor: ByteCursor): RawContent {
  cursor.offset = 0;
  cursor.take(61, "file header");
  const { view, bytes } = cursor;
  const metadata: Record<string, string> = {};
  let segments = 0;
  const { parts, isBroken } = readParts((done) => {
    for (; segments < mostSegments && cursor.remaining >= 8; segments += 1) {
      const type = view.getUint32(cursor.offset, true);
      if (type === 0 || type === 160)
        return cursor.remaining < 160 ? null : readRange(cursor, done.length + 1, metadata);
      readSegment(cursor, type, metadata);
    }
    return null;
  });
  const text = (from: number, length: number) => latin1Text(bytes, from, from + length).trim();
  return {
    version: "4",
    parts,
    promised: parts.length + (isBroken ? 1 : 0),
    metadata,
    date: text(12, 12),
    time: text(24, 10),
    status: null,
  };
}

function readSegment(cursor: ByteCursor, type: number, metadata: Record<string, string>): void {
  const { view, bytes } = cursor;
  const length = segmentLength(cursor, cursor.offset);
  const start = cursor.take(length, `segment of type ${type}`);
  if (type === 10 && length >= 36)
    metadata[latin1Text(bytes, start + 12, start + 36)] = latin1Text(bytes, start + 36, start + length);
  else if (type === 30 && length >= 120) {
    for (const [name, offset] of [
      ["mean λ", 72],
      ["Kα1", 80],
      ["Kα2", 88],
      ["Kβ", 96],
    ] as const)
      metadata[`${name} (Å)`] = String(view.getFloat64(start + offset, true));
    metadata["Kα2/Kα1"] = String(view.getFloat64(start + 104, true));
    metadata.anode = latin1Text(bytes, start + 116, start + 120);
  }
}

function readRange(cursor: ByteCursor, number: number, metadata: Record<string, string>): RawPart {
  const { view, bytes } = cursor;
  const start = cursor.take(160, "range header");
  const scan = latin1Text(bytes, start + 32, start + 56).trim();
  const steps = view.getUint32(start + 88, true);
  const bytesAValue = view.getUint32(start + 136, true);
  const nestedBytes = view.getUint32(start + 140, true);
  const prefix = `Range ${number}.`;
  metadata[`${prefix}scan`] = scan;
  metadata[`${prefix}generator (kV, mA)`] =
    `${view.getFloat32(start + 100, true)}, ${view.getFloat32(start + 104, true)}`;
  metadata[`${prefix}used λ (Å)`] = String(view.getFloat64(start + 112, true));
  if (bytesAValue < 4 || bytesAValue > 4096)
    throw new UnreadableFileError({
      expected: "4 bytes or more a value",
      found: String(bytesAValue),
      at: `byte ${start + 136}`,
    });
  const nested = cursor.take(nestedBytes, "nested segments");
  readDrives(cursor, { from: nested, to: nested + nestedBytes, prefix }, metadata);
  const { values, isCut } = readValues(cursor, { steps, bytesAValue });
  const range = {
    startDeg: view.getFloat64(start + 72, true),
    stepDeg: view.getFloat64(start + 80, true),
    steps,
    timePerStepS: view.getFloat32(start + 92, true),
    otherScan: scan === "Locked Coupled" || scan === "Unlocked Coupled" ? null : scan || "an unnamed scan",
  };
  return { range, values, isCut };
}

function readDrives(
  cursor: ByteCursor,
  { from, to, prefix }: { from: number; to: number; prefix: string },
  metadata: Record<string, string>,
): void {
  for (let at = from; at + 8 <= to; ) {
    const length = segmentLength(cursor, at);
    if (cursor.view.getUint32(at, true) === 50 && length >= 64 && at + 64 <= to)
      metadata[`${prefix}${latin1Text(cursor.bytes, at + 12, at + 36)} start`] = String(
        cursor.view.getFloat64(at + 56, true),
      );
    at += length;
  }
}

function segmentLength(cursor: ByteCursor, at: number): number {
  const length = cursor.view.getUint32(at + 4, true);
  if (length < 8)
    throw new UnreadableFileError({
      expected: "a segment of 8 bytes or more",
      found: `${length} bytes`,
      at: `byte ${at}`,
    });
  return length;
}
