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
  if (isRising(runInfo.view, starts, indexOffset)) return starts;
  const sorted = starts.slice().sort((a, b) => indexOf(a) - indexOf(b) || a - b);
  return sorted.filter((start, at) => at === 0 || indexOf(start) > indexOf(sorted[at - 1]!));
}

function isRising(view: DataView, starts: Uint32Array, indexOffset: number): boolean {
  let previous = -1;
  for (let run = 0; run < starts.length; run += 1) {
    const index = view.getUint32(starts[run]! + indexOffset, true);
    if (index <= previous) return false;
    previous = index;
  }
  return true;
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
  const stretches = findStretches(view, runs, runInfoDt + 12, index);
  const count = runs.length;
  const dtMs = new Float64Array(count);
  const timeMs = new Float64Array(count);
  const unixMs = new Float64Array(count);
  const counters = [5, 9, 13, 17].map((offset) => storedCounter(view, runs, offset, counterFactor));
  const stepNumber = new Uint32Array(rows);
  const interpolated = new Uint8Array(rows).fill(1);
  let steps = 0;
  let lastStep = -1;
  let stepStart = 0;
  for (let run = 0; run < count; run += 1) {
    const at = runs[run]!;
    const fields = at + runInfoDt;
    dtMs[run] = view.getInt32(fields, true);
    timeMs[run] = view.getUint32(at, true);
    const milliseconds = hasMilliseconds ? view.getUint16(fields + 16, true) : 0;
    unixMs[run] = view.getUint32(fields + 4, true) * 1000 + milliseconds;
    const storedStep = view.getUint32(fields + 8, true);
    const first = stretches.firstRows[run]!;
    if (storedStep !== lastStep) {
      if (steps > 0) stepNumber.fill(steps, stepStart, first);
      steps += 1;
      stepStart = first;
    }
    lastStep = storedStep;
    if (stretches.isStored[run] === 1) interpolated[first] = 0;
  }
  stepNumber.fill(steps, stepStart);
  const charge = passCharge(stretches, dtMs, counters[0]!, counters[1]!, currentMa, null);
  const energy = passCharge(stretches, dtMs, counters[2]!, counters[3]!, currentMa, voltageV);
  return {
    stepTimeS: runOn(stretches, dtMs, timeMs, rows),
    clockS: runOn(stretches, dtMs, unixMs, rows),
    chargeMah: charge.positive,
    dischargeMah: charge.negative,
    chargeMwh: energy.positive,
    dischargeMwh: energy.negative,
    stepNumber,
    interpolated: interpolated.includes(1) ? interpolated : null,
    ...(step === null ? {} : stepColumns(step, stepNumber, layout.stepBytes)),
  };
}

function storedCounter(view: DataView, runs: Uint32Array, offset: number, factor: number): Float64Array {
  const values = new Float64Array(runs.length);
  for (let run = 0; run < runs.length; run += 1)
    values[run] = Math.abs(view.getFloat32(runs[run]! + offset, true)) * factor;
  return values;
}

/** The records from each run info up to the next; before the first nothing is known. */
interface Stretches {
  /** First record of each, and behind the last the number of records. */
  readonly firstRows: Uint32Array;
  /** 1 where the first record is the stored one itself, not one behind it. */
  readonly isStored: Uint8Array;
}

function findStretches(
  view: DataView,
  runs: Uint32Array,
  indexOffset: number,
  index: Uint32Array,
): Stretches {
  const rows = index.length;
  const firstRows = new Uint32Array(runs.length + 1).fill(rows);
  const isStored = new Uint8Array(runs.length);
  let row = 0;
  for (let run = 0; run < runs.length && row < rows; run += 1) {
    const own = view.getUint32(runs[run]! + indexOffset, true);
    // Indexes rise: as far ahead as the index has to grow, none can be smaller; most often that is the place.
    const ahead = row + own - index[row]!;
    if (ahead > row && ahead <= rows && index[ahead - 1]! < own) row = ahead;
    while (row < rows && index[row]! < own) row += 1;
    firstRows[run] = row;
    if (row < rows && index[row] === own) isStored[run] = 1;
  }
  return { firstRows, isStored };
}

/** Stored times in ms, running on by `dtMs` a record; in s. Whole milliseconds until the end, lest rounding creep in. */
function runOn(
  { firstRows, isStored }: Stretches,
  dtMs: Float64Array,
  storedMs: Float64Array,
  rows: number,
): Float64Array {
  const values = new Float64Array(rows);
  values.fill(Number.NaN, 0, firstRows[0]);
  for (let run = 0; run < dtMs.length; run += 1) {
    const end = firstRows[run + 1]!;
    const step = dtMs[run]!;
    let timeMs = storedMs[run]! + (isStored[run] === 1 ? 0 : step);
    for (let row = firstRows[run]!; row < end; row += 1, timeMs += step) values[row] = timeMs / 1000;
  }
  return values;
}

/** Stored counters, running on by I·dt (mAh), or V·I·dt (mWh) where there is a voltage, on the side of its sign. */
function passCharge(
  { firstRows, isStored }: Stretches,
  dtMs: Float64Array,
  storedPositive: Float64Array,
  storedNegative: Float64Array,
  currentMa: Float64Array,
  voltageV: Float64Array | Float32Array | null,
): { positive: Float64Array; negative: Float64Array } {
  const positive = new Float64Array(currentMa.length);
  const negative = new Float64Array(currentMa.length);
  positive.fill(Number.NaN, 0, firstRows[0]);
  negative.fill(Number.NaN, 0, firstRows[0]);
  for (let run = 0; run < dtMs.length; run += 1) {
    const first = firstRows[run]!;
    const end = firstRows[run + 1]!;
    const step = dtMs[run]!;
    const up = storedPositive[run]!;
    const down = storedNegative[run]!;
    let passed = 0;
    for (let row = first; row < end; row += 1) {
      if (row > first || isStored[run] === 0) {
        const mah = (step * currentMa[row]!) / 3.6e6;
        passed += voltageV === null ? mah : mah * voltageV[row]!;
      }
      positive[row] = passed < 0 ? up : up + passed;
      negative[row] = passed > 0 ? down : down - passed;
    }
  }
  return { positive, negative };
}

/**
 * Cycle, schedule step and type of each record, from the step member's entries in order; `stepNumber` never falls. A
 * record whose step is not there (the member is cut) has neither cycle nor step, and the type 0.
 */
export function stepColumns(
  step: NdcFile,
  stepNumber: Uint32Array,
  stepBytes: number,
): Partial<NewareRecords> {
  const { starts } = usedSlots(step, stepBytes);
  const rows = stepNumber.length;
  const isWhole = rows === 0 || (stepNumber[0]! >= 1 && stepNumber[rows - 1]! <= starts.length);
  const numbers = () => (isWhole ? new Uint32Array(rows) : new Float64Array(rows).fill(Number.NaN));
  const cycle = numbers();
  const stepIndex = numbers();
  const stepType = new Uint8Array(rows);
  for (let first = 0, end = 0; first < rows; first = end) {
    const number = stepNumber[first]!;
    while (end < rows && stepNumber[end] === number) end += 1;
    const at = starts[number - 1];
    if (at === undefined) continue;
    cycle.fill(step.view.getUint32(at, true) + 1, first, end);
    stepIndex.fill(step.view.getUint32(at + 4, true), first, end);
    stepType.fill(step.view.getUint8(at + 24), first, end);
  }
  return { cycle, stepIndex, stepType };
}
