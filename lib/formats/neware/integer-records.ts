/** Neware's integer records, which `.nda` 1–29 and `.ndax` 1–5 share up to the place of their fields. */

import type { NewareRecords } from "./neware-records";
import { isKnownRange, rangeFactor } from "./range-factor";
import { stepDirection } from "./step-types";
import { countChanges } from "./total-time";

/** Byte offsets within a record; −1 where the layout lacks the field. */
export interface IntegerLayout {
  readonly bytes: number;
  /** u32; −1: records are numbered in file order. */
  readonly index: number;
  /** u32. */
  readonly cycle: number;
  readonly cycleFromZero: boolean;
  readonly stepIndex: number;
  readonly stepIndexBytes: 1 | 2;
  /** u8. */
  readonly stepType: number;
  /** u8, counts the step changes modulo 256. */
  readonly stepChanges: number;
  readonly stepTime: number;
  readonly stepTimeKind: "u64 ms" | "u64 s" | "u32 s";
  /** u64, ms since the start of the test. */
  readonly totalTime: number;
  /** i32, 0.1 mV. */
  readonly voltage: number;
  /** i32, times the range factor mA. */
  readonly current: number;
  /** Four i64 (or i32) counters in a row, or one capacity and one energy whose direction is the step's. */
  readonly counters: number;
  readonly counterKind: "4 × i64" | "4 × i32" | "capacity i64" | "capacity, energy i64";
  readonly date: number;
  readonly dateKind: "civil" | "unix u64" | "unix u32";
  /** i32 range code; −1: the range of the file's header. */
  readonly range: number;
}

/** Records that begin at `starts` in `view`. `headerRange` stands in where the record names none (code 0). */
export function decodeIntegerRecords(
  view: DataView,
  starts: Uint32Array,
  layout: IntegerLayout,
  headerRange = 0,
): NewareRecords {
  const rows = starts.length;
  const has = (offset: number) => offset >= 0;
  const index = new Uint32Array(rows);
  const cycle = has(layout.cycle) ? new Uint32Array(rows) : null;
  const stepIndex = new Uint32Array(rows);
  const stepType = new Uint8Array(rows);
  const stepChanges = has(layout.stepChanges) ? new Uint8Array(rows) : null;
  const stepTimeS = new Float64Array(rows);
  const totalTimeS = has(layout.totalTime) ? new Float64Array(rows) : null;
  const voltageV = new Float64Array(rows);
  const currentMa = new Float64Array(rows);
  const rawCurrent = new Int32Array(rows);
  const counters = new CounterColumns(rows, layout);
  const clockS = has(layout.date) ? new Float64Array(rows) : null;
  const unknownRanges = new Map<number, number>();
  const cycleShift = layout.cycleFromZero ? 1 : 0;
  let code = Number.NaN;
  let factor = 0;
  for (let row = 0; row < rows; row += 1) {
    const at = starts[row]!;
    index[row] = has(layout.index) ? view.getUint32(at + layout.index, true) : row + 1;
    if (cycle !== null) cycle[row] = view.getUint32(at + layout.cycle, true) + cycleShift;
    stepIndex[row] =
      layout.stepIndexBytes === 1
        ? view.getUint8(at + layout.stepIndex)
        : view.getUint16(at + layout.stepIndex, true);
    stepType[row] = view.getUint8(at + layout.stepType);
    if (stepChanges !== null) stepChanges[row] = view.getUint8(at + layout.stepChanges);
    stepTimeS[row] = readTime(view, at + layout.stepTime, layout.stepTimeKind);
    if (totalTimeS !== null) totalTimeS[row] = readU64(view, at + layout.totalTime) / 1000;
    voltageV[row] = view.getInt32(at + layout.voltage, true) / 10_000;
    const raw = view.getInt32(at + layout.current, true);
    rawCurrent[row] = raw;
    const own = has(layout.range) ? view.getInt32(at + layout.range, true) : 0;
    const range = own === 0 ? headerRange : own;
    if (range !== code) {
      code = range;
      factor = rangeFactor(range);
    }
    const isUnknown = !isKnownRange(range) || (range === 0 && raw !== 0);
    if (isUnknown) unknownRanges.set(range, (unknownRanges.get(range) ?? 0) + 1);
    const used = range === 0 && raw !== 0 ? Number.NaN : factor;
    currentMa[row] = raw * used;
    counters.read(view, at, row, used / 3600, stepDirection(stepType[row]!) || Math.sign(raw));
    if (clockS !== null) clockS[row] = readDate(view, at + layout.date, layout.dateKind);
  }
  return {
    rows,
    index,
    cycle,
    stepNumber: stepChanges === null ? countChanges(stepIndex) : countChanges(stepIndex, stepChanges),
    stepIndex,
    stepType,
    stepTimeS,
    totalTimeS,
    clockS,
    isUtc: false,
    voltageV,
    currentMa,
    ...counters.columns(),
    interpolated: null,
    unknownRanges,
    rawCurrent: unknownRanges.size > 0 ? rawCurrent : null,
  };
}

/** The counters of a layout, single ones put on the side of their direction. */
class CounterColumns {
  private readonly layout: IntegerLayout;
  private readonly chargeMah: Float64Array;
  private readonly dischargeMah: Float64Array;
  private readonly chargeMwh: Float64Array | null;
  private readonly dischargeMwh: Float64Array | null;

  constructor(rows: number, layout: IntegerLayout) {
    const hasEnergy = layout.counterKind !== "capacity i64";
    this.layout = layout;
    this.chargeMah = new Float64Array(rows);
    this.dischargeMah = new Float64Array(rows);
    this.chargeMwh = hasEnergy ? new Float64Array(rows) : null;
    this.dischargeMwh = hasEnergy ? new Float64Array(rows) : null;
  }

  read(view: DataView, start: number, row: number, factor: number, direction: number): void {
    const at = start + this.layout.counters;
    const kind = this.layout.counterKind;
    if (kind === "4 × i64" || kind === "4 × i32") {
      const step = kind === "4 × i64" ? 8 : 4;
      const read = kind === "4 × i64" ? readI64 : readI32;
      this.chargeMah[row] = read(view, at) * factor;
      this.dischargeMah[row] = read(view, at + step) * factor;
      this.chargeMwh![row] = read(view, at + 2 * step) * factor;
      this.dischargeMwh![row] = read(view, at + 3 * step) * factor;
      return;
    }
    const charge = Math.abs(readI64(view, at)) * factor;
    if (direction < 0) this.dischargeMah[row] = charge;
    else this.chargeMah[row] = charge;
    if (kind === "capacity i64") return;
    const energy = Math.abs(readI64(view, at + 8)) * factor;
    if (direction < 0) this.dischargeMwh![row] = energy;
    else this.chargeMwh![row] = energy;
  }

  columns(): Pick<NewareRecords, "chargeMah" | "dischargeMah" | "chargeMwh" | "dischargeMwh"> {
    const { chargeMah, dischargeMah, chargeMwh, dischargeMwh } = this;
    return { chargeMah, dischargeMah, chargeMwh, dischargeMwh };
  }
}

function readU64(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}

function readI64(view: DataView, at: number): number {
  return view.getInt32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
}

function readI32(view: DataView, at: number): number {
  return view.getInt32(at, true);
}

function readTime(view: DataView, at: number, kind: IntegerLayout["stepTimeKind"]): number {
  if (kind === "u32 s") return view.getUint32(at, true);
  return kind === "u64 s" ? readU64(view, at) : readU64(view, at) / 1000;
}

/** s since 1970 on the clock stored; a civil date is u16 year, then month, day, hour, minute, second as bytes. */
function readDate(view: DataView, at: number, kind: IntegerLayout["dateKind"]): number {
  if (kind === "unix u64") return readU64(view, at);
  if (kind === "unix u32") return view.getUint32(at, true);
  const year = view.getUint16(at, true);
  if (year === 0) return Number.NaN;
  return (
    Date.UTC(
      year,
      view.getUint8(at + 2) - 1,
      view.getUint8(at + 3),
      view.getUint8(at + 4),
      view.getUint8(at + 5),
      view.getUint8(at + 6),
    ) / 1000
  );
}
