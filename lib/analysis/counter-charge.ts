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
  const { currentMa } = run;
  const charge = new CounterGrowth(counter.chargeMah, counter.scope, run);
  const discharge = new CounterGrowth(counter.dischargeMah, counter.scope, run);
  const out = new Float64Array(run.rows);
  for (let k = 0; k < out.length; k++) {
    const charged = charge.at(k);
    const discharged = discharge.at(k);
    const current = currentMa === null ? 0 : currentMa[k]!;
    // While a current flows only its own counter speaks: what the other one did since the last record is not lost
    // to it, and the vendors' own tables count the same way.
    out[k] = current > 0 ? charged : current < 0 ? -discharged : charged - discharged;
  }
  return out;
}

/** One column for both directions: the current, else the counter's own sign, says which way the charge went. */
function singleCharge(run: CyclingRun, counter: Extract<ChargeCounter, { kind: "single" }>): Float64Array {
  const growth = new CounterGrowth(counter.capacityMah, counter.scope, run);
  const sign = run.currentMa ?? counter.capacityMah;
  const out = new Float64Array(run.rows);
  for (let k = 0; k < out.length; k++) out[k] = Math.abs(growth.at(k)) * (Math.sign(sign[k]!) || 0);
  return out;
}

/** Growth of the magnitude of a counter that its scope, or a fall, sets back to zero; asked record by record. */
class CounterGrowth {
  private readonly values: Float64Array;
  private readonly isOfStep: boolean;
  private readonly steps: ColumnValues | null;
  private readonly cycles: ColumnValues | null;
  private readonly current: Float64Array | null;
  private previous = Number.NaN;
  private sign = 0;

  constructor(values: Float64Array, scope: CapacityScope, run: CyclingRun) {
    this.values = values;
    this.isOfStep = scope === "step" || scope === "half_cycle";
    this.steps = scope === "step" ? run.vendorStep : null;
    this.cycles = scope === "cycle" ? run.vendorCycle : null;
    this.current = scope === "half_cycle" ? run.currentMa : null;
  }

  at(k: number): number {
    const value = Math.abs(this.values[k]!);
    if (Number.isNaN(value)) return 0;
    const { steps, cycles, current, previous } = this;
    this.previous = value;
    let turned = false;
    if (current !== null && current[k]! !== 0) {
      turned = this.sign * current[k]! < 0;
      this.sign = current[k]!;
    }
    // Counted from the start of its own step or half-cycle, whatever came before the file.
    if (Number.isNaN(previous)) return this.isOfStep ? value : 0;
    const isReset =
      turned ||
      value < resetShare * previous ||
      (steps !== null && steps[k] !== steps[k - 1]) ||
      (cycles !== null && cycles[k] !== cycles[k - 1] && value < previous);
    return isReset ? value : value - previous;
  }
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
    for (const value of [values[k]!, second[k]!])
      if (value !== 0 && Number.isFinite(value)) sample.push(value);
  }
  if (sample.length === 0) return 0;
  for (let exponent = 3; exponent >= -7; exponent--) {
    const step = 10 ** exponent;
    if (sample.every((value) => isMultiple(value, step))) return step;
  }
  return 0;
}

function isMultiple(value: number, step: number): boolean {
  const ratio = value / step;
  // A float32 carries seven digits: beyond 1e5 steps it cannot tell a multiple from its neighbour.
  return Math.abs(ratio) < 1e5 && Math.abs(ratio - Math.round(ratio)) < 1e-2 && Math.round(ratio) !== 0;
}
