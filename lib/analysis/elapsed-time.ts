/**
 * Run time that never goes back, from the times a file prints. A resumed test, a step clock, a joined file or a
 * stray row make printed times fall; here each of these is told apart, counted and reported, and no record is lost.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";

export interface ElapsedTime {
  /** Seconds, never decreasing; the input itself when it never fell. */
  readonly timeS: Float64Array;
  /** 1 where a record repeats one already seen (an overlapping continuation); null when none does. */
  readonly repeated: Uint8Array | null;
  readonly warnings: readonly ReaderWarning[];
}

export interface ElapsedTimeInput {
  readonly timeS: Float64Array;
  readonly voltageV: Float64Array;
  readonly currentMa: Float64Array | null;
  /** Seconds since 1970, to bridge a resume with the real pause. */
  readonly unixTimeS: Float64Array | null;
  /** First record of every part after the first. */
  readonly partStarts: readonly number[];
  /** The times are a step clock, so that restarts are its nature. @default false */
  readonly stepClock?: boolean;
}

/** Records a stray early time may last before the clock is taken to have restarted. */
const strayRecords = 5;
const equalRowsOfRepeat = 3;
const longestBridgeS = 366 * 86_400;

export function elapsedTime(input: ElapsedTimeInput): ElapsedTime {
  const { timeS: raw } = input;
  if (neverFalls(raw)) return { timeS: raw, repeated: null, warnings: [] };
  return new ClockRepair(input).repair();
}

function neverFalls(values: Float64Array): boolean {
  let latest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    // `!(a >= b)` also catches NaN.
    if (!(value >= latest)) return false;
    latest = value;
  }
  return true;
}

class ClockRepair {
  private readonly raw: Float64Array;
  private readonly out: Float64Array;
  private readonly partStarts: ReadonlySet<number>;
  private repeated: Uint8Array | null = null;
  private offset = 0;
  private segmentStart = 0;
  private missing = 0;
  private readonly stray: number[] = [];
  private readonly restarts: number[] = [];
  private readonly setBacks: number[] = [];
  private readonly repeats: { at: number; count: number }[] = [];

  constructor(private readonly input: ElapsedTimeInput) {
    this.raw = input.timeS;
    this.out = new Float64Array(this.raw.length);
    this.partStarts = new Set(input.partStarts);
  }

  repair(): ElapsedTime {
    let latest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < this.raw.length; k++) {
      let time = this.raw[k]! + this.offset;
      if (Number.isNaN(time)) {
        this.missing++;
        time = Number.isFinite(latest) ? latest : 0;
      } else if (time < latest) {
        if (!this.partStarts.has(k) && this.isStray(k, latest)) {
          this.stray.push(k);
          time = latest;
        } else {
          const repeatedRows = this.repeatedRows(k, latest);
          if (repeatedRows > 0) {
            this.repeated ??= new Uint8Array(this.raw.length);
            this.repeated.fill(1, k, k + repeatedRows);
            this.out.fill(latest, k, k + repeatedRows);
            this.repeats.push({ at: k, count: repeatedRows });
            k += repeatedRows - 1;
            continue;
          }
          time = this.restart(k, latest);
        }
      }
      latest = time;
      this.out[k] = time;
    }
    return { timeS: this.out, repeated: this.repeated, warnings: this.warnings() };
  }

  /** The clock is ahead again within a few records: one disturbed row, not a restart. */
  private isStray(k: number, latest: number): boolean {
    const end = Math.min(this.raw.length, k + 1 + strayRecords);
    for (let j = k + 1; j < end; j++) {
      if (this.partStarts.has(j)) return false;
      if (this.raw[j]! + this.offset > latest) return true;
    }
    return false;
  }

  /** How many records from `k` on repeat earlier ones of the same clock; 0 when they are new. */
  private repeatedRows(k: number, latest: number): number {
    const { voltageV, currentMa, unixTimeS } = this.input;
    const rows = this.raw.length;
    const first = lowerBound(this.raw, this.raw[k]!, this.segmentStart, k);
    for (let j = 0; j < equalRowsOfRepeat; j++) {
      const now = k + j;
      const before = first + j;
      if (now >= rows || before >= k) return 0;
      if (this.raw[now] !== this.raw[before] || !Object.is(voltageV[now], voltageV[before])) return 0;
      if (currentMa !== null && !Object.is(currentMa[now], currentMa[before])) return 0;
      if (unixTimeS !== null && !Object.is(unixTimeS[now], unixTimeS[before])) return 0;
    }
    let end = k;
    while (end < rows && this.raw[end]! + this.offset <= latest) end++;
    return end - k;
  }

  /** Moves the clock so that it goes on after `latest`; returns the run time of record k. */
  private restart(k: number, latest: number): number {
    const raw = this.raw[k]!;
    const fromZero = raw >= 0 && raw <= Math.max(0.01 * (latest - this.out[0]!), 10 * this.usualStepS(k));
    (fromZero ? this.restarts : this.setBacks).push(k);
    let bridge = fromZero ? raw : this.usualStepS(k);
    const unix = this.input.unixTimeS;
    if (unix !== null && this.input.stepClock !== true) {
      const pause = unix[k]! - unix[k - 1]!;
      if (pause > 0 && pause < longestBridgeS) bridge = pause;
    }
    this.offset = latest + bridge - raw;
    this.segmentStart = k;
    return latest + bridge;
  }

  private usualStepS(k: number): number {
    const step = k >= 2 ? this.out[k - 1]! - this.out[k - 2]! : 0;
    return Number.isFinite(step) && step > 0 ? step : 0;
  }

  private warnings(): ReaderWarning[] {
    const warnings: ReaderWarning[] = [];
    if (this.stray.length > 0) {
      warnings.push({
        code: "time_backwards",
        message: `${count(this.stray.length, "record")} printed with an earlier time than the one before; they stand at the time of their predecessor`,
        at: row(this.stray[0]!),
      });
    }
    if (this.setBacks.length > 0) {
      warnings.push({
        code: "time_backwards",
        message: `the time jumps back ${times(this.setBacks.length)}; run time goes on from the latest time seen`,
        at: row(this.setBacks[0]!),
      });
    }
    if (this.restarts.length > 0 && this.input.stepClock !== true) {
      warnings.push({
        code: "resumed",
        message: `the time starts again ${times(this.restarts.length)}; run time goes on from the latest time seen`,
        at: row(this.restarts[0]!),
      });
    }
    for (const { at, count: rows } of this.repeats) {
      warnings.push({
        code: "duplicate_records",
        message: `${count(rows, "record")} repeat earlier ones and are not counted again`,
        at: row(at),
      });
    }
    if (this.missing > 0) {
      warnings.push({ code: "bad_rows", message: `${count(this.missing, "record")} without a time` });
    }
    return warnings;
  }
}

function lowerBound(values: Float64Array, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const row = (k: number) => `record ${k + 1}`;
const times = (n: number) => (n === 1 ? "once" : `${n} times`);
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;
