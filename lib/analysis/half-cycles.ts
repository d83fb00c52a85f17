/**
 * From a cycling run to its half-cycles: unbroken stretches of one current sign. Rests, noise and repeated records
 * belong to no half-cycle and do not split one: a pause while plating leaves one plating half-cycle.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type ChargeSource, chooseChargeSource } from "./charge-source";
import { clockWarnings, silenceWarning } from "./clock-check";
import { counterCharge, counterDirection, counterResolution } from "./counter-charge";
import { currentCharge, type Stretch } from "./current-charge";
import { currentDirections } from "./current-direction";
import type { CyclingRun } from "./cycling-run";
import { recordWarnings } from "./record-check";

export type CurrentSign = "positive" | "negative";

export interface HalfCycle {
  /** Position among the half-cycles of the run, from 0. */
  readonly index: number;
  /** Sign of the file's current; what plates is decided later. */
  readonly direction: CurrentSign;
  /** First and last record with current, both inclusive, counted from 0 over the whole run. */
  readonly firstRecord: number;
  readonly lastRecord: number;
  /** Records with current; rests inside are not counted. */
  readonly records: number;
  /** Magnitude of the charge passed, from the source that the run's table names. */
  readonly capacityMah: number;
  /** The same from the other witness, where there are two. */
  readonly otherCapacityMah: number | null;
  readonly startS: number;
  readonly endS: number;
  /** Time with current, rests inside left out. */
  readonly activeS: number;
  readonly voltageStartV: number;
  readonly voltageEndV: number;
  readonly voltageMinV: number;
  readonly voltageMaxV: number;
  /** Charge-weighted mean voltage. */
  readonly voltageMeanV: number;
  /** Signed, over the time with current. */
  readonly meanCurrentMa: number;
}

export interface HalfCycleTable {
  readonly halfCycles: readonly HalfCycle[];
  /** Which witness `capacityMah` comes from. */
  readonly chargeSource: ChargeSource;
  /** Sign of the driven current of every record; 0 is rest or noise. */
  readonly direction: Int8Array;
  /** Signed charge of every record, mAh, from that witness. */
  readonly chargeMah: Float64Array;
  /** Magnitude at or below which a current was taken as none, mA. */
  readonly thresholdMa: number;
  readonly warnings: readonly ReaderWarning[];
}

/** Half-cycles of a run; an empty table for a run that only rests. Linear in the records. */
export function findHalfCycles(run: CyclingRun): HalfCycleTable {
  const fromCounter = run.counter === null ? null : counterCharge(run, run.counter);
  const { direction, threshold, belowThreshold } = currentDirections(
    run,
    // Only a derived or missing current needs the counter's word for the direction.
    fromCounter === null || (run.currentMa !== null && run.currentMeasured)
      ? null
      : counterDirection(fromCounter),
  );
  const spans = spansOf(direction);

  const warnings: ReaderWarning[] = [
    ...clockWarnings(run),
    ...recordWarnings(run, threshold?.maximumMa ?? 0),
  ];
  const silence = silenceWarning(run, direction);
  if (silence !== null) warnings.push(silence);
  if (belowThreshold > 0 && threshold !== null && threshold.thresholdMa > threshold.maximumMa * 1e-6) {
    warnings.push({
      code: "below_resolution",
      message: `${belowThreshold} records with a current up to ${Number(threshold.thresholdMa.toPrecision(3))} mA are taken as rest (${threshold.ground})`,
    });
  }

  const charges = chargesOf(run, spans, direction, fromCounter);
  warnings.push(...charges.warnings);
  return {
    halfCycles: spans.map((span, index) => summarise(run, direction, span, index, charges)),
    chargeSource: charges.source,
    direction,
    chargeMah: charges.chargeMah,
    thresholdMa: threshold?.thresholdMa ?? 0,
    warnings,
  };
}

interface Charges {
  readonly source: ChargeSource;
  /** Signed charge of every record from the source that is believed, mAh. */
  readonly chargeMah: Float64Array;
  /** The same from the other witness; null where there is only one, or where one was derived from the other. */
  readonly otherMah: Float64Array | null;
  readonly warnings: readonly ReaderWarning[];
}

function chargesOf(
  run: CyclingRun,
  spans: readonly Stretch[],
  direction: Int8Array,
  fromCounter: Float64Array | null,
): Charges {
  const integral = run.currentMa === null ? null : currentCharge(run, run.currentMa, direction, spans);
  if (integral === null || (fromCounter !== null && !run.currentMeasured)) {
    const chargeMah = fromCounter ?? new Float64Array(run.rows);
    return { source: "counter", chargeMah, otherMah: null, warnings: [] };
  }
  if (fromCounter === null || run.counter === null) {
    return { source: "current", chargeMah: integral.chargeMah, otherMah: null, warnings: [] };
  }
  const { source, warnings } = chooseChargeSource(
    spans.map((span, index) => ({
      index,
      fromCurrentMah: Math.abs(spanSum(integral.chargeMah, direction, span)),
      fromCounterMah: Math.abs(spanSum(fromCounter, direction, span)),
      currentUncertaintyMah: integral.uncertaintyMah[index]!,
    })),
    counterResolution(run.counter),
  );
  return source === "counter"
    ? { source, chargeMah: fromCounter, otherMah: integral.chargeMah, warnings }
    : { source, chargeMah: integral.chargeMah, otherMah: fromCounter, warnings };
}

function spansOf(direction: Int8Array): Stretch[] {
  const spans: Stretch[] = [];
  let first = -1;
  let last = -1;
  let sign = 0;
  for (let k = 0; k < direction.length; k++) {
    const now = direction[k]!;
    if (now === 0) continue;
    if (now !== sign) {
      if (sign !== 0) spans.push({ first, last, sign });
      first = k;
      sign = now;
    }
    last = k;
  }
  if (sign !== 0) spans.push({ first, last, sign });
  return spans;
}

function spanSum(values: Float64Array, direction: Int8Array, span: Stretch): number {
  let sum = 0;
  for (let k = span.first; k <= span.last; k++) if (direction[k] === span.sign) sum += values[k]!;
  return sum;
}

/** One pass over the records of a half-cycle. */
function summarise(
  run: CyclingRun,
  direction: Int8Array,
  { first, last, sign }: Stretch,
  index: number,
  { chargeMah, otherMah }: Charges,
): HalfCycle {
  const { timeS, voltageV, currentMa } = run;
  let records = 0;
  let charge = 0;
  let other = 0;
  let activeS = 0;
  let weighted = 0;
  let weight = 0;
  let plainSum = 0;
  let plainCount = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let currentSum = 0;
  let currentSeconds = 0;
  let isInside = false;
  for (let k = first; k <= last; k++) {
    if (direction[k] !== sign) {
      isInside = false;
      continue;
    }
    records++;
    const dq = chargeMah[k]!;
    charge += dq;
    if (otherMah !== null) other += otherMah[k]!;
    const seconds = isInside ? timeS[k]! - timeS[k - 1]! : 0;
    activeS += seconds;
    if (currentMa !== null) {
      currentSum += currentMa[k]!;
      if (isInside) currentSeconds += ((currentMa[k]! + currentMa[k - 1]!) / 2) * seconds;
    }
    const voltage = voltageV[k]!;
    const before = isInside ? voltageV[k - 1]! : voltage;
    isInside = true;
    if (Number.isNaN(voltage)) continue;
    if (voltage < min) min = voltage;
    if (voltage > max) max = voltage;
    plainSum += voltage;
    plainCount++;
    const size = Math.abs(dq);
    weighted += (Number.isNaN(before) ? voltage : (before + voltage) / 2) * size;
    weight += size;
  }
  const capacityMah = Math.abs(charge);
  const plainMeanV = plainCount > 0 ? plainSum / plainCount : Number.NaN;
  // Time-weighted mean of the logged current; of a single record, its own.
  const loggedMa = activeS > 0 ? currentSeconds / activeS : currentSum / records;
  return {
    index,
    direction: sign > 0 ? "positive" : "negative",
    firstRecord: first,
    lastRecord: last,
    records,
    capacityMah,
    otherCapacityMah: otherMah === null ? null : Math.abs(other),
    startS: timeS[first]!,
    endS: timeS[last]!,
    activeS,
    voltageStartV: voltageV[first]!,
    voltageEndV: voltageV[last]!,
    voltageMinV: plainCount > 0 ? min : Number.NaN,
    voltageMaxV: plainCount > 0 ? max : Number.NaN,
    voltageMeanV: weight > 0 ? weighted / weight : plainMeanV,
    meanCurrentMa: currentMa === null ? (sign * capacityMah * 3600) / activeS : loggedMa,
  };
}
