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
  const starts: number[] = [];
  for (let at = begin; at + bytes <= end; at += bytes) if (view.getUint16(at, true) === mark) starts.push(at);
  const rows = starts.length;
  const records = emptyRecords(rows);
  const cycle = new Uint32Array(rows);
  const totalTimeS = new Float64Array(rows);
  const temperatureC = bytes >= 56 ? new Float64Array(rows) : null;
  for (let row = 0; row < rows; row += 1) {
    const at = starts[row]!;
    records.stepIndex[row] = view.getUint8(at + 2);
    records.stepType[row] = view.getUint8(at + 3);
    records.index[row] = view.getUint32(at + 8, true);
    totalTimeS[row] = readSeconds(view, at + 12);
    records.currentMa[row] = view.getFloat32(at + 20, true);
    records.voltageV[row] = view.getFloat32(at + 24, true);
    const mah = view.getFloat32(at + 28, true) / 3600;
    const mwh = view.getFloat32(at + 32, true) / 3600;
    if (mah > 0) records.chargeMah[row] = mah;
    else if (mah < 0) records.dischargeMah[row] = -mah;
    if (mwh > 0) records.chargeMwh[row] = mwh;
    else if (mwh < 0) records.dischargeMwh[row] = -mwh;
    cycle[row] = view.getUint32(at + 36, true) + 1;
    records.clockS[row] = readSeconds(view, at + 44);
    if (temperatureC !== null) temperatureC[row] = view.getFloat32(at + 52, true);
  }
  const stepNumber = countChanges(records.stepIndex, records.stepType);
  return { records: { ...records, cycle, stepNumber, stepTimeS: null, totalTimeS, temperatureC } };
}

function readDialect90(view: DataView, begin: number, end: number) {
  const starts: number[] = [];
  for (let at = begin + 4; at + 84 <= end; at += 88) if (view.getUint8(at) === 0x55) starts.push(at);
  const rows = starts.length;
  const records = emptyRecords(rows);
  const stepTimeS = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const at = starts[row]!;
    records.stepIndex[row] = view.getUint8(at + 5);
    records.stepType[row] = view.getUint8(at + 6);
    records.index[row] = view.getUint32(at + 12, true);
    stepTimeS[row] = Number(view.getBigUint64(at + 24, true)) / 1e6;
    records.voltageV[row] = view.getFloat32(at + 32, true);
    records.currentMa[row] = view.getFloat32(at + 36, true);
    records.chargeMah[row] = view.getFloat32(at + 48, true) / 3600;
    records.chargeMwh[row] = view.getFloat32(at + 52, true) / 3600;
    records.dischargeMah[row] = Math.abs(view.getFloat32(at + 56, true)) / 3600;
    records.dischargeMwh[row] = Math.abs(view.getFloat32(at + 60, true)) / 3600;
    records.clockS[row] = Number(view.getBigUint64(at + 64, true)) / 1e6;
  }
  const stepNumber = countChanges(records.stepIndex);
  return {
    records: { ...records, cycle: null, stepNumber, stepTimeS, totalTimeS: null },
    temperatureC: null,
  };
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
