/**
 * `.ndc` versions that hold whole records in floating point.
 *
 * 6: 38 bytes. +0 u32 step time ms, +5 f32 V, +9 f32 A, +13 four f32 counters (charge, discharge Ah; charge,
 * discharge Wh), +30 u32 s UTC, +34 u32 step number; cycle, schedule step and type in the step member.
 * 15 (BTS 9): +516 u32 record length, +520 up to 300 extra fields (i32 code, u8 ???, i32 offset in the record) ended
 * by zeros. Record: +2 u8 step index, +3 u8 type, +8 u32 index, +12 u32 s and +16 u32 ns of test time, +20 f32 mA,
 * +24 f32 V, +28 f32 mAs, +32 f32 mWs. Extra: 15 u32 s and u32 ns UTC, 65 the same of step time, 5 and 6 f32 charge
 * and discharge mAs, 8 and 9 f32 their mWs. Types 21 and 22 are what 27 and 26 are elsewhere.
 */
import { UnreadableFileError } from "@/lib/domain/errors";
import { emptyFloatRecords, type NewareRecords } from "../neware/neware-records";
import { stepDirection } from "../neware/step-types";
import { countChanges } from "../neware/total-time";
import { type NdcFile, usedSlots } from "./ndc-pages";
import { stepColumns } from "./split-records";

/** Version 6. */
export function readVersion6(data: NdcFile, step: NdcFile | null): NewareRecords {
  const { starts, numbers } = usedSlots(data, 38);
  const { view } = data;
  const rows = starts.length;
  const records = emptyFloatRecords(rows);
  const stepTimeS = new Float64Array(rows);
  const clockS = new Float64Array(rows);
  const storedStep = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const at = starts[row]!;
    records.index[row] = numbers[row]!;
    stepTimeS[row] = view.getUint32(at, true) / 1000;
    records.voltageV[row] = view.getFloat32(at + 5, true);
    records.currentMa[row] = view.getFloat32(at + 9, true) * 1000;
    records.chargeMah[row] = Math.abs(view.getFloat32(at + 13, true)) * 1000;
    records.dischargeMah[row] = Math.abs(view.getFloat32(at + 17, true)) * 1000;
    records.chargeMwh[row] = Math.abs(view.getFloat32(at + 21, true)) * 1000;
    records.dischargeMwh[row] = Math.abs(view.getFloat32(at + 25, true)) * 1000;
    clockS[row] = view.getUint32(at + 30, true);
    storedStep[row] = view.getUint32(at + 34, true);
  }
  const stepNumber = countChanges(storedStep);
  const nothing = { cycle: null, stepIndex: null, stepType: null };
  return {
    ...records,
    ...nothing,
    stepNumber,
    stepTimeS,
    totalTimeS: null,
    clockS,
    ...(step === null ? {} : stepColumns(step, stepNumber, 37)),
  };
}

/** Version 15. @throws UnreadableFileError when the header's record length cannot be. */
export function readVersion15(data: NdcFile): NewareRecords {
  const { view } = data;
  const bytes = view.byteLength >= 520 ? view.getUint32(516, true) : 0;
  if (bytes < 36 || bytes > 3963)
    throw new UnreadableFileError({
      expected: "records of 36 to 3963 bytes",
      found: `${bytes}`,
      at: data.name,
    });
  const extra = extraFields(view, bytes);
  const { starts } = usedSlots(data, bytes);
  const rows = starts.length;
  const records = emptyFloatRecords(rows);
  const stepIndex = new Uint32Array(rows);
  const stepType = new Uint8Array(rows);
  const totalTimeS = new Float64Array(rows);
  const clockAt = extra.get(15);
  const stepTimeAt = extra.get(65);
  const clockS = clockAt === undefined ? null : new Float64Array(rows);
  const stepTimeS = stepTimeAt === undefined ? null : new Float64Array(rows);
  const own = [5, 6, 8, 9].map((code) => extra.get(code));
  for (let row = 0; row < rows; row += 1) {
    const at = starts[row]!;
    const type = view.getUint8(at + 3);
    stepIndex[row] = view.getUint8(at + 2);
    stepType[row] = type === 21 ? 27 : type === 22 ? 26 : type;
    records.index[row] = view.getUint32(at + 8, true);
    totalTimeS[row] = readSeconds(view, at + 12);
    records.currentMa[row] = view.getFloat32(at + 20, true);
    records.voltageV[row] = view.getFloat32(at + 24, true);
    if (clockS !== null) clockS[row] = readSeconds(view, at + clockAt!);
    if (stepTimeS !== null) stepTimeS[row] = readSeconds(view, at + stepTimeAt!);
    const direction = stepDirection(stepType[row]!) || Math.sign(records.currentMa[row]!);
    const counter = (place: number, single: number, isDischarge: boolean) => {
      const offset = own[place];
      if (offset !== undefined) return Math.abs(view.getFloat32(at + offset, true)) / 3600;
      return direction < 0 === isDischarge ? Math.abs(view.getFloat32(at + single, true)) / 3600 : 0;
    };
    records.chargeMah[row] = counter(0, 28, false);
    records.dischargeMah[row] = counter(1, 28, true);
    records.chargeMwh[row] = counter(2, 32, false);
    records.dischargeMwh[row] = counter(3, 32, true);
  }
  const stepNumber = countChanges(stepIndex, stepType);
  return { ...records, cycle: null, stepIndex, stepType, stepNumber, stepTimeS, totalTimeS, clockS };
}

/** Offsets of the extra fields by code; those that would reach beyond the record are not. */
function extraFields(view: DataView, recordBytes: number): Map<number, number> {
  const fields = new Map<number, number>();
  for (let place = 0; place < 300; place += 1) {
    const at = 520 + 9 * place;
    if (at + 9 > view.byteLength) break;
    const code = view.getInt32(at, true);
    if (code === 0 && view.getUint8(at + 4) === 0) break;
    const offset = view.getInt32(at + 5, true);
    const bytes = code === 15 || code === 65 ? 8 : 4;
    if (offset >= 0 && offset + bytes <= recordBytes) fields.set(code, offset);
  }
  return fields;
}

function readSeconds(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) / 1e9;
}
