/**
 * Bruker / Siemens .raw of versions 1, 2 and 3: headers of fixed size, then float32 values, little-endian.
 *
 * v1 "RAW ": a range: u32 steps 4, f32 time per step 8, f32 step 12, u32 scan mode 16, f32 2θ start 24, θ, χ, φ starts
 *   28, 32, 36 (-1e6 unknown), sample[32] 40, f32 Kα1 72, Kα2 76, u32 following ranges 152, values at 156. The next
 *   range begins with "RAW " again or, in early files, with its steps.
 * v2 "RAW2": u16 ranges 4, date[20] 168, anode[2] 188, f32 λ1 190, λ2 194, ratio 198, f32 run time 210, ranges from
 *   256: u16 header bytes 0 (> 48), u16 steps 2, f32 time per step 8, f32 step 12, f32 start 16, values after the header.
 * v3 "RAW1.01": u32 status 8 (1 done, 2 active, 3 aborted, 4 interrupted), u32 ranges 12, date[10] 16, time[10] 26,
 *   user[72] 36, site[218] 108, sample[60] 326, comment[160] 386, anode[4] 608, f64 mean λ 616, Kα1 624, Kα2 632,
 *   Kβ 640, ratio 648. Range header of 304 bytes: u32 bytes 0, u32 steps 4, f64 θ start 8, f64 2θ start 16, f64 step
 *   176, f32 time per step 192, u32 kV 224, u32 mA 228, f64 λ 240, u32 bytes of extra headers 256.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import { type ByteCursor, latin1Text } from "../byte-cursor";
import { type RawContent, readParts } from "./content";
import { readValues } from "./range";

const unknownAngle = -1e6;
const mostRanges = 100_000;

export function readVersion1(cursor: ByteCursor): RawContent {
  const metadata: Record<string, string> = {};
  let start = 0;
  let following = 1;
  const { parts, isBroken } = readParts((done) => {
    if (following === 0 || done.length >= mostRanges) return null;
    cursor.offset = start;
    const repeats = latin1Text(cursor.bytes, start, start + 4) === "RAW ";
    // Without the word the fields stand four bytes earlier.
    const base = repeats ? start : start - 4;
    const { view } = cursor;
    cursor.take(156 - (start - base), "range header");
    const at = (offset: number) => view.getFloat32(base + offset, true);
    const steps = view.getUint32(base + 4, true);
    const prefix = `Range ${done.length + 1}.`;
    metadata[`${prefix}sample`] = latin1Text(cursor.bytes, base + 40, base + 72).trim();
    metadata[`${prefix}Kα1 (Å)`] = String(at(72));
    metadata[`${prefix}Kα2 (Å)`] = String(at(76));
    for (const [name, offset] of [
      ["θ start", 28],
      ["χ start", 32],
      ["φ start", 36],
    ] as const)
      if (at(offset) !== unknownAngle) metadata[`${prefix}${name} (deg)`] = String(at(offset));
    following = view.getUint32(base + 152, true);
    const range = { startDeg: at(24), stepDeg: at(12), steps, timePerStepS: at(8), otherScan: null };
    const { values, isCut } = readValues(cursor, { steps });
    start = cursor.offset;
    return { range, values, isCut };
  });
  const promised = parts.length + (isBroken ? 1 : 0);
  return { version: "1", parts, promised, metadata, date: null, time: null, status: null };
}

export function readVersion2(cursor: ByteCursor): RawContent {
  cursor.offset = 0;
  cursor.take(256, "file header");
  const { view, bytes } = cursor;
  const ranges = view.getUint16(4, true);
  const metadata: Record<string, string> = {
    anode: latin1Text(bytes, 188, 190).trim(),
    "λ1 (Å)": String(view.getFloat32(190, true)),
    "λ2 (Å)": String(view.getFloat32(194, true)),
    "intensity ratio": String(view.getFloat32(198, true)),
  };
  const { parts } = readParts((done) => {
    if (done.length >= ranges || cursor.remaining === 0) return null;
    const start = cursor.take(48, "range header");
    const headerBytes = view.getUint16(start, true);
    if (headerBytes <= 48) throw oddHeader("more than 48 bytes", headerBytes, start);
    cursor.take(headerBytes - 48, "range header");
    const steps = view.getUint16(start + 2, true);
    const { values, isCut } = readValues(cursor, { steps });
    const range = {
      startDeg: view.getFloat32(start + 16, true),
      stepDeg: view.getFloat32(start + 12, true),
      steps,
      timePerStepS: view.getFloat32(start + 8, true),
      otherScan: null,
    };
    return { range, values, isCut };
  });
  const date = latin1Text(bytes, 168, 188).trim();
  return { version: "2", parts, promised: ranges, metadata, date: date || null, time: null, status: null };
}

export function readVersion3(cursor: ByteCursor): RawContent {
  cursor.offset = 0;
  cursor.take(712, "file header");
  const { view, bytes } = cursor;
  const ranges = view.getUint32(12, true);
  const text = (offset: number, length: number) => latin1Text(bytes, offset, offset + length).trim();
  const metadata: Record<string, string> = {
    user: text(36, 72),
    site: text(108, 218),
    sample: text(326, 60),
    comment: text(386, 160),
    anode: text(608, 4),
    "mean λ (Å)": String(view.getFloat64(616, true)),
    "Kα1 (Å)": String(view.getFloat64(624, true)),
    "Kα2 (Å)": String(view.getFloat64(632, true)),
    "Kβ (Å)": String(view.getFloat64(640, true)),
    "Kα2/Kα1": String(view.getFloat64(648, true)),
  };
  const { parts } = readParts((done) => {
    if (done.length >= Math.min(ranges, mostRanges) || cursor.remaining === 0) return null;
    const start = cursor.take(304, "range header");
    const headerBytes = view.getUint32(start, true);
    if (headerBytes !== 304) throw oddHeader("304 bytes", headerBytes, start);
    cursor.take(view.getUint32(start + 256, true), "extra range headers");
    const steps = view.getUint32(start + 4, true);
    const { values, isCut } = readValues(cursor, { steps });
    const prefix = `Range ${done.length + 1}.`;
    metadata[`${prefix}θ start (deg)`] = String(view.getFloat64(start + 8, true));
    metadata[`${prefix}generator (kV, mA)`] =
      `${view.getUint32(start + 224, true)}, ${view.getUint32(start + 228, true)}`;
    metadata[`${prefix}used λ (Å)`] = String(view.getFloat64(start + 240, true));
    const range = {
      startDeg: view.getFloat64(start + 16, true),
      stepDeg: view.getFloat64(start + 176, true),
      steps,
      timePerStepS: view.getFloat32(start + 192, true),
      otherScan: null,
    };
    return { range, values, isCut };
  });
  const status = ["", "done", "active", "aborted", "interrupted"][view.getUint32(8, true)] ?? null;
  return { version: "3", parts, promised: ranges, metadata, date: text(16, 10), time: text(26, 10), status };
}

function oddHeader(expected: string, found: number, at: number): UnreadableFileError {
  return new UnreadableFileError({
    expected: `a range header of ${expected}`,
    found: `${found} bytes`,
    at: `byte ${at}`,
  });
}
