/**
 * `.nda` 130, written by BTS 9: floating-point records, times in UTC.
 *
 * Header: +82 u64 place and +90 u64 length of the records. Byte 0 of the first tells the dialect.
 * 9.1 (0x55): +2 u8 step index, +3 u8 type, +8 u32 index, +12 u32 s and +16 u32 ns of test time, +20 f32 mA,
 *   +24 f32 V, +28 f32 mAs and +32 f32 mWs (sign: direction), +36 u32 cycle from 0, +40 ???, +44 u32 s and
 *   +48 u32 ns UTC, +52 f32 °C where the record has 56 bytes or more. Length: the distance of two markers.
 * 9.0 (0x12): 88 bytes, the first 4 a prefix; then +0 0x55 data, +5 u8 step index, +6 u8 type, +12 u32 index,
 *   +24 u64 µs of step time, +32 f32 V, +36 f32 mA, +48 charge and +52 its energy, +56 discharge and +60 its
 *   energy (f32, mAs and mWs), +64 u64 µs UTC. No cycle.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import { emptyFloatRecords, type NewareRecords } from "../neware/neware-records";
import { countChanges } from "../neware/total-time";

export interface Bts9Records {
  readonly records: NewareRecords;
  readonly isCut: boolean;
  readonly dialect: "9.0" | "9.1";
}

const usualFirstRecord = 1024;

export function readBts9Records(view: DataView): Bts9Records {
  if (view.byteLength <= usualFirstRecord)
    throw new UnreadableFileError({
      expected: "records from byte 1024 on",
      found: `${view.byteLength} bytes`,
    });
  const promised = Number(view.getBigUint64(90, true));
  const stated = Number(view.getBigUint64(82, true));
  const begin = stated > 0 && stated < view.byteLength ? stated : usualFirstRecord;
  const end = promised > 0 ? Math.min(view.byteLength, begin + promised) : view.byteLength;
  const isCut = promised > 0 && begin + promised > view.byteLength;
  const mark = view.getUint8(begin);
  if (mark === 0x55) return { ...readDialect91(view, begin, end), isCut, dialect: "9.1" };
  if (mark === 0x12) return { ...readDialect90(view, begin, end), isCut, dialect: "9.0" };
  throw new UnreadableFileError({
    expected: "a BTS 9.0 (0x12) or 9.1 (0x55) record",
    found: `0x${mark.toString(16)}`,
    at: `byte ${begin}`,
  });
}

function emptyRecords(rows: number) {
  return {
    ...emptyFloatRecords(rows),
    stepIndex: new Uint32Array(rows),
    stepType: new Uint8Array(rows),
    clockS: new Float64Array(rows),
  };
}

function readDialect91(view: DataView, begin: number, end: number) {
  const bytes = recordLength(view, begin, end);
  const mark = view.getUint16(begin, true);
  const starts = recordStarts(begin, end, bytes, bytes, (at) => view.getUint16(at, true) === mark);
  const rows = starts.length;
  const records = emptyRecords(rows);
  const { index, stepIndex, stepType, voltageV, currentMa, clockS } = records;
  const { chargeMah, dischargeMah, chargeMwh, dischargeMwh } = records;
  const cycle = new Uint32Array(rows);
  const totalTimeS = new Float64Array(rows);
  const temperatureC = bytes >= 56 ? new Float64Array(rows) : null;
  for (let row = 0; row < rows; row += 1) {
    const at = starts[row]!;
    stepIndex[row] = view.getUint8(at + 2);
    stepType[row] = view.getUint8(at + 3);
    index[row] = view.getUint32(at + 8, true);
    totalTimeS[row] = readSeconds(view, at + 12);
    currentMa[row] = view.getFloat32(at + 20, true);
    voltageV[row] = view.getFloat32(at + 24, true);
    cycle[row] = view.getUint32(at + 36, true) + 1;
    clockS[row] = readSeconds(view, at + 44);
    if (temperatureC !== null) temperatureC[row] = view.getFloat32(at + 52, true);
  }
  for (let row = 0; row < rows; row += 1) {
    const mah = view.getFloat32(starts[row]! + 28, true) / 3600;
    const mwh = view.getFloat32(starts[row]! + 32, true) / 3600;
    if (mah > 0) chargeMah[row] = mah;
    else if (mah < 0) dischargeMah[row] = -mah;
    if (mwh > 0) chargeMwh[row] = mwh;
    else if (mwh < 0) dischargeMwh[row] = -mwh;
  }
  const stepNumber = countChanges(stepIndex, stepType);
  return { records: { ...records, cycle, stepNumber, stepTimeS: null, totalTimeS, temperatureC } };
}

function readDialect90(view: DataView, begin: number, end: number) {
  const starts = recordStarts(begin + 4, end, 84, 88, (at) => view.getUint8(at) === 0x55);
  const rows = starts.length;
  const records = emptyRecords(rows);
  const { index, stepIndex, stepType, voltageV, currentMa, clockS } = records;
  const { chargeMah, dischargeMah, chargeMwh, dischargeMwh } = records;
  const stepTimeS = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const at = starts[row]!;
    stepIndex[row] = view.getUint8(at + 5);
    stepType[row] = view.getUint8(at + 6);
    index[row] = view.getUint32(at + 12, true);
    stepTimeS[row] = readU64(view, at + 24) / 1e6;
    voltageV[row] = view.getFloat32(at + 32, true);
    currentMa[row] = view.getFloat32(at + 36, true);
    chargeMah[row] = view.getFloat32(at + 48, true) / 3600;
    chargeMwh[row] = view.getFloat32(at + 52, true) / 3600;
    dischargeMah[row] = Math.abs(view.getFloat32(at + 56, true)) / 3600;
    dischargeMwh[row] = Math.abs(view.getFloat32(at + 60, true)) / 3600;
    clockS[row] = readU64(view, at + 64) / 1e6;
  }
  const stepNumber = countChanges(stepIndex);
  return {
    records: { ...records, cycle: null, stepNumber, stepTimeS, totalTimeS: null },
    temperatureC: null,
  };
}

/** Every `distance` bytes, as long as `bytes` of a record are there, those that are one. */
function recordStarts(
  begin: number,
  end: number,
  bytes: number,
  distance: number,
  isRecord: (at: number) => boolean,
): Uint32Array {
  const starts = new Uint32Array(Math.max(0, Math.ceil((end - begin) / distance)));
  let rows = 0;
  for (let at = begin; at + bytes <= end; at += distance) {
    if (!isRecord(at)) continue;
    starts[rows] = at;
    rows += 1;
  }
  return starts.subarray(0, rows);
}

/** Distance of the first two markers; at least what the fields need. */
function recordLength(view: DataView, begin: number, end: number): number {
  const least = 52;
  if (end - begin < least)
    throw new UnreadableFileError({
      expected: `a record of at least ${least} bytes`,
      found: `${end - begin}`,
      at: `byte ${begin}`,
    });
  const mark = view.getUint16(begin, true);
  for (let at = begin + least; at + 2 <= Math.min(end, begin + 512); at += 1)
    if (view.getUint16(at, true) === mark) return at - begin;
  return Math.min(end - begin, 56);
}

function readSeconds(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) / 1e9;
}

/** Rounded once, as a number is made of a BigInt. */
function readU64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}
