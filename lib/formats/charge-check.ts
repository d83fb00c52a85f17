/**
 * ∫I dt against the capacity counters a file stores: the one check that needs no knowledge of the instrument.
 * A ratio near 1000, 3600 or 60 is a slip of units, anything else beyond 1 % a disagreement; neither is mended.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type ColumnValues, findColumn, type Recording } from "@/lib/domain/recording";

const slips = [
  { factor: 1000, meaning: "mA read as A, or mAh as Ah" },
  { factor: 3600, meaning: "hours taken for seconds, or coulombs for ampere-hours" },
  { factor: 60, meaning: "minutes taken for seconds" },
] as const;

/** Charge below which rounding of a display decides, in mAh. */
const leastMah = 1e-5;

interface Directions {
  charge: number;
  discharge: number;
}

/** A warning a direction that disagrees; none where a time, a current or counters are missing. */
export function chargeWarnings(recording: Recording): ReaderWarning[] {
  const integrated = integrateCurrent(recording);
  if (integrated === null) return [];
  const warnings: ReaderWarning[] = [];
  for (const [direction, role] of [
    ["charge", "chargeCapacityMah"],
    ["discharge", "dischargeCapacityMah"],
  ] as const) {
    const counter = findColumn(recording, role);
    if (counter === null) continue;
    const counted = countedCharge(counter.values);
    const warning = compare(integrated[direction], counted, counter.name);
    if (warning !== null) warnings.push(warning);
  }
  return warnings;
}

/** mAh passed in each direction by the trapezoid rule; null without time or current. */
function integrateCurrent(recording: Recording): Directions | null {
  const time = findColumn(recording, "timeS")?.values;
  const current = findColumn(recording, "currentMa")?.values;
  if (time === undefined || current === undefined) return null;
  let charge = 0;
  let discharge = 0;
  for (let row = 1; row < recording.rows; row += 1) {
    const after = current[row]!;
    // At rest nothing passes, whatever flowed before.
    if (after === 0) continue;
    const duration = time[row]! - time[row - 1]!;
    if (!(duration > 0)) continue;
    const before = current[row - 1]!;
    // Where a step begins or ends between two records, only the record that carries the current counts.
    const isSameSign = before * after > 0;
    const mean = isSameSign ? (before + after) / 2 : after;
    if (mean > 0) charge += mean * duration;
    else if (mean < 0) discharge -= mean * duration;
  }
  return { charge: charge / 3600, discharge: discharge / 3600 };
}

/** What a counter gained in all, whenever it was set back. */
function countedCharge(values: ColumnValues): number {
  let counted = 0;
  // As long as it is missing, no comparison holds.
  let previous = Number.NaN;
  for (let row = 0; row < values.length; row += 1) {
    const value = Math.abs(values[row]!);
    // Most of the time a counter stands.
    if (value === previous) continue;
    if (value > previous) counted += value - previous;
    else if (value < previous / 2) counted += value; // set back, and counting again
    if (!Number.isNaN(value)) previous = value;
  }
  return counted;
}

function compare(integrated: number, counted: number, name: string): ReaderWarning | null {
  if (!(integrated > leastMah) && !(counted > leastMah)) return null;
  const ratio = integrated / counted;
  if (Math.abs(ratio - 1) <= 0.01) return null;
  const numbers = `∫I dt gives ${integrated.toPrecision(5)} mAh, "${name}" counts ${counted.toPrecision(5)} mAh`;
  for (const { factor, meaning } of slips)
    for (const size of [factor, 1 / factor])
      if (Math.abs(ratio / size - 1) < 0.05)
        return { code: "unit_slip", message: `${numbers}: a factor of ${factor} apart (${meaning}?)` };
  return { code: "charge_mismatch", message: numbers };
}
