/**
 * Records of the split versions: voltage and current stored for every record, time, capacity and energy only for
 * some. What lies between is filled in as the vendor's program does it: time runs on by the last stored step `dt`
 * a record, charge and energy by I·dt and V·I·dt, on the side of the current's sign.
 */
import type { NewareRecords } from "../neware/neware-records";
import type { SplitLayout } from "./ndc-layouts";
import { type NdcFile, usedSlots } from "./ndc-pages";

export interface SplitFiles {
  readonly data: NdcFile;
  readonly runInfo: NdcFile | null;
  readonly step: NdcFile | null;
  /** Whether records beyond the last stored time are to be left out: run info is cut off. */
  readonly isCut: boolean;
}

export function readSplitRecords(files: SplitFiles, layout: SplitLayout): NewareRecords {
  const { data, runInfo, step } = files;
  const { starts, numbers } = usedSlots(data, 8);
  const runs = runInfo === null ? null : usedSlots(runInfo, layout.runInfoBytes);
  const indexOffset = layout.runInfoDt + 12;
  let rows = starts.length;
  const last = runs?.starts.at(-1);
  if (files.isCut && runInfo !== null && last !== undefined) {
    const lastIndex = runInfo.view.getUint32(last + indexOffset, true);
    while (rows > 0 && numbers[rows - 1]! > lastIndex) rows -= 1;
  }
  const { view } = data;
  const { voltageFactor, currentFactor } = layout;
  const voltageV = voltageFactor === 1 ? new Float32Array(rows) : new Float64Array(rows);
  const currentMa = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const at = starts[row]!;
    voltageV[row] = view.getFloat32(at, true) * voltageFactor;
    currentMa[row] = view.getFloat32(at + 4, true) * currentFactor;
  }
  const base = { rows, index: numbers.subarray(0, rows), voltageV, currentMa, ...nothingElse };
  if (runInfo === null || runs === null || runs.starts.length === 0) return base;
  return {
    ...base,
    ...fill({ base, runs: sortedRuns(runInfo, runs.starts, indexOffset), runInfo, step, layout }),
  };
}

const nothingElse = {
  cycle: null,
  stepNumber: null,
  stepIndex: null,
  stepType: null,
  stepTimeS: null,
  totalTimeS: null,
  clockS: null,
  isUtc: true,
  chargeMah: null,
  dischargeMah: null,
  chargeMwh: null,
  dischargeMwh: null,
  interpolated: null,
  unknownRanges: new Map<number, number>(),
  rawCurrent: null,
} as const;

/** Run infos by rising index, the first of those that repeat one; almost always in that order already. */
function sortedRuns(runInfo: NdcFile, starts: Uint32Array, indexOffset: number): Uint32Array {
  const indexOf = (start: number) => runInfo.view.getUint32(start + indexOffset, true);
  const isRising = (start: number, at: number) => at === 0 || indexOf(start) > indexOf(starts[at - 1]!);
  if (starts.every(isRising)) return starts;
  const sorted = starts.slice().sort((a, b) => indexOf(a) - indexOf(b) || a - b);
  return sorted.filter((start, at) => at === 0 || indexOf(start) > indexOf(sorted[at - 1]!));
}

interface Filling {
  readonly base: Pick<NewareRecords, "rows" | "index" | "voltageV" | "currentMa">;
  readonly runs: Uint32Array;
  readonly runInfo: NdcFile;
  readonly step: NdcFile | null;
  readonly layout: SplitLayout;
}

function fill({ base, runs, runInfo, step, layout }: Filling): Partial<NewareRecords> {
  const { rows, index, voltageV, currentMa } = base;
  const { view } = runInfo;
  const { counterFactor, runInfoDt, hasMilliseconds } = layout;
  const stepTimeS = new Float64Array(rows);
  const clockS = new Float64Array(rows);
  const chargeMah = new Float64Array(rows);
  const dischargeMah = new Float64Array(rows);
  const chargeMwh = new Float64Array(rows);
  const dischargeMwh = new Float64Array(rows);
  const stepNumber = new Uint32Array(rows);
  const interpolated = new Uint8Array(rows).fill(1);
  const filled = [stepTimeS, clockS, chargeMah, dischargeMah, chargeMwh, dischargeMwh];
  let row = 0;
  let steps = 0;
  let lastStep = -1;
  for (let run = 0; run < runs.length; run += 1) {
    const at = runs[run]!;
    const fields = at + runInfoDt;
    const next = runs[run + 1];
    const end = next === undefined ? 2 ** 32 : view.getUint32(next + runInfoDt + 12, true);
    const own = view.getUint32(fields + 12, true);
    // Before the first stored record nothing is known; later the loop below has left no such row.
    for (; row < rows && index[row]! < own; row += 1) for (const column of filled) column[row] = Number.NaN;
    if (row >= rows) break;
    const storedStep = view.getUint32(fields + 8, true);
    if (storedStep !== lastStep) {
      lastStep = storedStep;
      steps += 1;
    }
    // Milliseconds stay integers until the end, so that no rounding creeps in.
    const dtMs = view.getInt32(fields, true);
    const timeMs = view.getUint32(at, true);
    const milliseconds = hasMilliseconds ? view.getUint16(fields + 16, true) : 0;
    const unixMs = view.getUint32(fields + 4, true) * 1000 + milliseconds;
    const charge = Math.abs(view.getFloat32(at + 5, true)) * counterFactor;
    const discharge = Math.abs(view.getFloat32(at + 9, true)) * counterFactor;
    const chargeEnergy = Math.abs(view.getFloat32(at + 13, true)) * counterFactor;
    const dischargeEnergy = Math.abs(view.getFloat32(at + 17, true)) * counterFactor;
    const first = row;
    const isStored = index[row] === own;
    if (isStored) interpolated[row] = 0;
    while (row < rows && index[row]! < end) row += 1;
    let passedMah = 0;
    let passedMwh = 0;
    for (let filled = first, since = isStored ? 0 : 1; filled < row; filled += 1, since += 1) {
      if (since > 0) {
        const mah = (dtMs * currentMa[filled]!) / 3.6e6;
        passedMah += mah;
        passedMwh += mah * voltageV[filled]!;
      }
      stepTimeS[filled] = (timeMs + since * dtMs) / 1000;
      clockS[filled] = (unixMs + since * dtMs) / 1000;
      chargeMah[filled] = charge + Math.max(passedMah, 0);
      dischargeMah[filled] = discharge - Math.min(passedMah, 0);
      chargeMwh[filled] = chargeEnergy + Math.max(passedMwh, 0);
      dischargeMwh[filled] = dischargeEnergy - Math.min(passedMwh, 0);
    }
    stepNumber.fill(steps, first, row);
  }
  for (; row < rows; row += 1) for (const column of filled) column[row] = Number.NaN;
  return {
    stepTimeS,
    clockS,
    chargeMah,
    dischargeMah,
    chargeMwh,
    dischargeMwh,
    stepNumber,
    interpolated: interpolated.includes(1) ? interpolated : null,
    ...(step === null ? {} : stepColumns(step, stepNumber, layout.stepBytes)),
  };
}

/**
 * Cycle, schedule step and type of each record, from the step member's entries in order. A record whose step is not
 * there (the member is cut) has neither cycle nor step, and the type 0.
 */
export function stepColumns(
  step: NdcFile,
  stepNumber: Uint32Array,
  stepBytes: number,
): Partial<NewareRecords> {
  const { starts } = usedSlots(step, stepBytes);
  const rows = stepNumber.length;
  const isWhole = stepNumber.every((step) => step >= 1 && step <= starts.length);
  const numbers = () => (isWhole ? new Uint32Array(rows) : new Float64Array(rows).fill(Number.NaN));
  const cycle = numbers();
  const stepIndex = numbers();
  const stepType = new Uint8Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const at = starts[stepNumber[row]! - 1];
    if (at === undefined) continue;
    cycle[row] = step.view.getUint32(at, true) + 1;
    stepIndex[row] = step.view.getUint32(at + 4, true);
    stepType[row] = step.view.getUint8(at + 24);
  }
  return { cycle, stepIndex, stepType };
}
