/**
 * Charge per record from a stored capacity counter, whatever its scope. A counter that falls by more than half has
 * been reset, and what it then shows has been passed since; a smaller fall is rounding and counts as it is.
 */
import type { CapacityScope } from "@/lib/domain/recording";
import type { ChargeCounter, CyclingRun } from "./cycling-run";

/** A counter that keeps less than this share of its value has been set back. */
const resetShare = 0.5;

/** Signed charge of every record in mAh (positive: the file's positive direction), NaN read as no charge. */
export function counterCharge(run: CyclingRun, counter: ChargeCounter): Float64Array {
  switch (counter.kind) {
    case "increment":
      return withoutGaps(counter.incrementMah);
    case "pair": {
      const charge = growth(counter.chargeMah, counter.scope, run);
      const discharge = growth(counter.dischargeMah, counter.scope, run);
      const { currentMa } = run;
      // While a current flows only its own counter speaks: what the other one did since the last record is not lost
      // to it, and the vendors' own tables count the same way.
      for (let k = 0; k < charge.length; k++) {
        const current = currentMa === null ? 0 : currentMa[k]!;
        if (current > 0) continue;
        charge[k] = current < 0 ? -discharge[k]! : charge[k]! - discharge[k]!;
      }
      return charge;
    }
    case "single": {
      const charge = growth(counter.capacityMah, counter.scope, run);
      // One column for both directions: the current, else the counter's own sign, says which way the charge went.
      const sign = run.currentMa ?? counter.capacityMah;
      for (let k = 0; k < charge.length; k++) charge[k] = Math.abs(charge[k]!) * (Math.sign(sign[k]!) || 0);
      return charge;
    }
    case "net":
      return difference(counter.netMah);
  }
}

function withoutGaps(values: Float64Array): Float64Array {
  const out = values.slice();
  for (let k = 0; k < out.length; k++) if (Number.isNaN(out[k]!)) out[k] = 0;
  return out;
}

/** Growth of the magnitude of a counter that its scope, or a fall, sets back to zero. */
function growth(values: Float64Array, scope: CapacityScope, run: CyclingRun): Float64Array {
  const out = new Float64Array(values.length);
  const steps = scope === "step" ? run.vendorStep : null;
  const cycles = scope === "cycle" ? run.vendorCycle : null;
  const current = scope === "half_cycle" ? run.currentMa : null;
  let previous = Number.NaN;
  let sign = 0;
  for (let k = 0; k < values.length; k++) {
    const value = Math.abs(values[k]!);
    if (Number.isNaN(value)) continue;
    let turned = false;
    if (current !== null && current[k]! !== 0) {
      turned = sign * current[k]! < 0;
      sign = current[k]!;
    }
    if (Number.isNaN(previous)) {
      // Counted from the start of its own step or half-cycle, whatever came before the file.
      out[k] = scope === "step" || scope === "half_cycle" ? value : 0;
    } else if (
      turned ||
      value < resetShare * previous ||
      (steps !== null && steps[k] !== steps[k - 1]) ||
      (cycles !== null && cycles[k] !== cycles[k - 1] && value < previous)
    ) {
      out[k] = value;
    } else out[k] = value - previous;
    previous = value;
  }
  return out;
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
