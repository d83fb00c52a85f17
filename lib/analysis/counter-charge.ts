/**
 * Charge per record from a stored capacity counter, whatever its scope. A counter that falls by more than half has
 * been reset, and what it then shows has been passed since; a smaller fall is rounding and counts as it is.
 */
import type { CapacityScope, ColumnValues } from "@/lib/domain/recording";
import type { ChargeCounter, CyclingRun } from "./cycling-run";

/** A counter that keeps less than this share of its value has been set back. */
const resetShare = 0.5;

/** Signed charge of every record in mAh (positive: the file's positive direction), NaN read as no charge. */
export function counterCharge(run: CyclingRun, counter: ChargeCounter): Float64Array {
  switch (counter.kind) {
    case "increment":
      return withoutGaps(counter.incrementMah);
    case "pair":
      return pairCharge(run, counter);
    case "single":
      return singleCharge(run, counter);
    case "net":
      return difference(counter.netMah);
  }
}

function withoutGaps(values: Float64Array): Float64Array {
  const out = values.slice();
  for (let k = 0; k < out.length; k++) if (Number.isNaN(out[k]!)) out[k] = 0;
  return out;
}

function pairCharge(run: CyclingRun, counter: Extract<ChargeCounter, { kind: "pair" }>): Float64Array {
  const { chargeMah, dischargeMah, scope } = counter;
  const out = new Float64Array(run.rows);
  const starts = scopeStarts(chargeMah, scope, run);
  // While a current flows only its own counter speaks: what the other one did since the last record is not lost
  // to it, and the vendors' own tables count the same way.
  addGrowth(out, chargeMah, { scope, starts, sign: 1, against: run.currentMa });
  const otherStarts = scope === "half_cycle" ? scopeStarts(dischargeMah, scope, run) : starts;
  addGrowth(out, dischargeMah, { scope, starts: otherStarts, sign: -1, against: run.currentMa });
  return out;
}

/** One column for both directions: the current, else the counter's own sign, says which way the charge went. */
function singleCharge(run: CyclingRun, counter: Extract<ChargeCounter, { kind: "single" }>): Float64Array {
  const out = new Float64Array(run.rows);
  const { capacityMah, scope } = counter;
  addGrowth(out, capacityMah, {
    scope,
    starts: scopeStarts(capacityMah, scope, run),
    sign: 1,
    against: null,
  });
  const sign = run.currentMa ?? capacityMah;
  for (let k = 0; k < out.length; k++) out[k] = Math.abs(out[k]!) * (Math.sign(sign[k]!) || 0);
  return out;
}

interface Counting {
  readonly scope: CapacityScope;
  /** Records at which whatever it counts within begins anew, in order. */
  readonly starts: readonly number[];
  /** Direction that the counter counts. */
  readonly sign: 1 | -1;
  /** The current, in whose records of the other direction the growth does not count; null where it always does. */
  readonly against: Float64Array | null;
}

/** Adds to `out` what a counter's magnitude grows in each record, times its sign; a fall sets it back to zero. */
function addGrowth(out: Float64Array, values: Float64Array, counting: Counting): void {
  const { scope, starts, sign, against } = counting;
  const first = values.findIndex((value) => !Number.isNaN(value));
  if (first < 0) return;
  let previous = Math.abs(values[first]!);
  let next = first;
  // Counted from the start of its own step or half-cycle, whatever came before the file.
  if (scope === "step" || scope === "half_cycle") previous = 0;
  for (const start of starts) {
    if (start < next || Number.isNaN(values[start]!)) continue;
    previous = addGrowthWithin(out, values, { first: next, end: start, previous, sign, against });
    // A counter of cycles may be set back later than the cycle begins.
    if (scope !== "cycle" || Math.abs(values[start]!) < previous) previous = 0;
    next = start;
  }
  addGrowthWithin(out, values, { first: next, end: values.length, previous, sign, against });
}

interface Span {
  readonly first: number;
  readonly end: number;
  /** The counter's magnitude before `first`. */
  readonly previous: number;
  readonly sign: number;
  readonly against: Float64Array | null;
}

/** The same for records of one step or cycle; returns the last magnitude there is. */
function addGrowthWithin(out: Float64Array, values: Float64Array, span: Span): number {
  const { first, end, sign, against } = span;
  let { previous } = span;
  for (let k = first; k < end; k++) {
    const value = Math.abs(values[k]!);
    // Most counters stand still most of the time.
    if (value === previous || Number.isNaN(value)) continue;
    const growth = value < resetShare * previous ? value : value - previous;
    previous = value;
    if (against === null || !(against[k]! * sign < 0)) out[k] = out[k]! + sign * growth;
  }
  return previous;
}

/** Records at which whatever a counter counts within begins anew, in order. */
function scopeStarts(values: Float64Array, scope: CapacityScope, run: CyclingRun): readonly number[] {
  if (scope === "half_cycle") return run.currentMa === null ? [] : turns(run.currentMa, values);
  const column = scope === "step" ? run.vendorStep : scope === "cycle" ? run.vendorCycle : null;
  return column === null ? [] : changes(column);
}

function changes(column: ColumnValues): number[] {
  const rows: number[] = [];
  let previous = column[0];
  for (let k = 1; k < column.length; k++) {
    const value = column[k];
    if (value === previous) continue;
    rows.push(k);
    previous = value;
  }
  return rows;
}

/** Where the current has turned since the last record with a current, of those at which the counter stands. */
function turns(currentMa: Float64Array, values: Float64Array): number[] {
  const rows: number[] = [];
  let sign = 0;
  for (let k = 0; k < values.length; k++) {
    const current = currentMa[k]!;
    if (current === 0 || Number.isNaN(values[k]!)) continue;
    if (sign * current < 0) rows.push(k);
    sign = current;
  }
  return rows;
}

function difference(values: Float64Array): Float64Array {
  const out = new Float64Array(values.length);
  let previous = Number.NaN;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (Number.isNaN(value)) continue;
    if (!Number.isNaN(previous)) out[k] = value - previous;
    previous = value;
  }
  return out;
}

/** Sign of the charge of every record, for files that store no current. */
export function counterDirection(chargeMah: Float64Array): Int8Array {
  const direction = new Int8Array(chargeMah.length);
  for (let k = 0; k < direction.length; k++)
    direction[k] = chargeMah[k]! > 0 ? 1 : chargeMah[k]! < 0 ? -1 : 0;
  return direction;
}

/**
 * Step of a counter that is printed with few digits, in mAh: 0.1 for a counter kept in Ah with four decimals;
 * 0 when no such step between 1e-7 and 1000 mAh explains its values.
 */
export function counterResolution(counter: ChargeCounter): number {
  const values =
    counter.kind === "increment"
      ? counter.incrementMah
      : counter.kind === "pair"
        ? counter.dischargeMah
        : counter.kind === "single"
          ? counter.capacityMah
          : counter.netMah;
  const second = counter.kind === "pair" ? counter.chargeMah : values;
  const stride = Math.max(1, Math.floor(values.length / 2000));
  const sample: number[] = [];
  for (let k = 0; k < values.length; k += stride) {
    addKnown(sample, values[k]!);
    if (second !== values) addKnown(sample, second[k]!);
  }
  if (sample.length === 0) return 0;
  for (let exponent = 3; exponent >= -7; exponent--) {
    const step = 10 ** exponent;
    if (sample.every((value) => isMultiple(value, step))) return step;
  }
  return 0;
}

function addKnown(sample: number[], value: number): void {
  if (value !== 0 && Number.isFinite(value)) sample.push(value);
}

function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  // A float32 carries seven digits: beyond 1e5 steps it cannot tell a multiple from its neighbour.
  return Math.abs(ratio) < 1e5 && Math.abs(ratio - Math.round(ratio)) < 1e-2 && Math.round(ratio) !== 0;
}
