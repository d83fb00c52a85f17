/**
 * From a cycling run to its half-cycles: unbroken stretches of one current sign. Rests, noise and repeated records
 * belong to no half-cycle and do not split one: a pause while plating leaves one plating half-cycle.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type ChargeSource, chooseChargeSource } from "./charge-source";
import { clockWarnings, silenceWarning, usualInterval } from "./clock-check";
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

  const intervalS = usualInterval(run.timeS);
  const warnings: ReaderWarning[] = [
    ...clockWarnings(run, intervalS),
    ...recordWarnings(run, threshold?.maximumMa ?? 0),
  ];
  const silence = silenceWarning(run, direction, intervalS);
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
  /** Magnitude of every half-cycle's, from that source. */
  readonly capacityMah: Float64Array;
  /** The same from the other witness; null where there is only one, or where one was derived from the other. */
  readonly otherCapacityMah: Float64Array | null;
  readonly warnings: readonly ReaderWarning[];
}

function chargesOf(
  run: CyclingRun,
  spans: readonly Stretch[],
  direction: Int8Array,
  fromCounter: Float64Array | null,
): Charges {
  const integral = run.currentMa === null ? null : currentCharge(run, run.currentMa, direction, spans);
  const alone = { otherCapacityMah: null, warnings: [] };
  if (integral === null || (fromCounter !== null && !run.currentMeasured)) {
    const chargeMah = fromCounter ?? new Float64Array(run.rows);
    return { source: "counter", chargeMah, capacityMah: capacities(chargeMah, direction, spans), ...alone };
  }
  const { chargeMah, uncertaintyMah } = integral;
  const capacityMah = capacities(chargeMah, direction, spans);
  if (fromCounter === null || run.counter === null)
    return { source: "current", chargeMah, capacityMah, ...alone };
  const countedMah = capacities(fromCounter, direction, spans);
  const { source, warnings } = chooseChargeSource(
    spans.map((_, index) => ({
      index,
      fromCurrentMah: capacityMah[index]!,
      fromCounterMah: countedMah[index]!,
      currentUncertaintyMah: uncertaintyMah[index]!,
    })),
    counterResolution(run.counter),
  );
  return source === "counter"
    ? { source, chargeMah: fromCounter, capacityMah: countedMah, otherCapacityMah: capacityMah, warnings }
    : { source, chargeMah, capacityMah, otherCapacityMah: countedMah, warnings };
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

/** Magnitude of the charge that passes in every span, mAh. */
function capacities(chargeMah: Float64Array, direction: Int8Array, spans: readonly Stretch[]): Float64Array {
  const sums = new Float64Array(spans.length);
  for (let index = 0; index < spans.length; index++) {
    const { first, last, sign } = spans[index]!;
    let sum = 0;
    for (let k = first; k <= last; k++) if (direction[k] === sign) sum += chargeMah[k]!;
    sums[index] = Math.abs(sum);
  }
  return sums;
}

/** One pass over the records of a half-cycle. */
function summarise(
  run: CyclingRun,
  direction: Int8Array,
  { first, last, sign }: Stretch,
  index: number,
  charges: Charges,
): HalfCycle {
  const { timeS, voltageV, currentMa } = run;
  const { chargeMah } = charges;
  let records = 0;
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
  let timeBefore = 0;
  let voltageBefore = 0;
  let currentBefore = 0;
  for (let k = first; k <= last; k++) {
    if (direction[k] !== sign) {
      isInside = false;
      continue;
    }
    records++;
    const time = timeS[k]!;
    const seconds = isInside ? time - timeBefore : 0;
    timeBefore = time;
    activeS += seconds;
    if (currentMa !== null) {
      const current = currentMa[k]!;
      currentSum += current;
      if (isInside) currentSeconds += ((current + currentBefore) / 2) * seconds;
      currentBefore = current;
    }
    const voltage = voltageV[k]!;
    const before = isInside ? voltageBefore : voltage;
    voltageBefore = voltage;
    isInside = true;
    if (Number.isNaN(voltage)) continue;
    if (voltage < min) min = voltage;
    if (voltage > max) max = voltage;
    plainSum += voltage;
    plainCount++;
    const size = Math.abs(chargeMah[k]!);
    weighted += (Number.isNaN(before) ? voltage : (before + voltage) / 2) * size;
    weight += size;
  }
  const capacityMah = charges.capacityMah[index]!;
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
    otherCapacityMah: charges.otherCapacityMah?.[index] ?? null,
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
