/**
 * S3: the voltage becomes restless; a soft short flickers. The robust standard deviation of dV/dt about its own trend
 * is taken in windows of records, times the logging interval so that denser logging is not noisier, and compared with
 * the cell's own from the same direction of its first cycles.
 */
import { medianInPlace } from "../nth-smallest";
import { type CycleHalf, halvesOf, type ShortContext, type ShortEvidence, show } from "./short-evidence";

const baselineCycles = 5;
const fewestBaselineWindows = 4;
/** The alloy's plateaus bend too: a plating is looked at after this share of its time. */
const platingFrom = 0.4;
/** Above this a strip leaves the lithium and enters the alloy, whose plateaus bend. */
const strippingLimitV = 0.1;

interface NoiseWindow {
  readonly half: CycleHalf;
  readonly first: number;
  readonly last: number;
  readonly deviation: number;
}

/** The first two restless windows in a row of every half-cycle. Needs a quiet beginning to compare with. */
export function noiseEvidence(context: ShortContext): ShortEvidence[] {
  if (context.counterElectrode !== "lithium") return [];
  return (["plating", "stripping"] as const).flatMap((direction) => {
    const windows = halvesOf(context, direction).flatMap((half) => windowsOf(context, half));
    const early = windows.filter(({ half }) => half.cycle.index >= 1 && half.cycle.index <= baselineCycles);
    if (early.length < fewestBaselineWindows) return [];
    const deviations = Float64Array.from(early, (window) => window.deviation);
    const baseline = medianInPlace(deviations, deviations.length);
    return restless(context, windows, baseline);
  });
}

function restless(context: ShortContext, windows: readonly NoiseWindow[], baseline: number): ShortEvidence[] {
  if (!(baseline > 0)) return [];
  const limit = context.parameters.noiseRatio * baseline;
  const found: ShortEvidence[] = [];
  let told = -1;
  for (let k = 1; k < windows.length; k++) {
    const before = windows[k - 1]!;
    const now = windows[k]!;
    const { cycle, half, direction } = now.half;
    if (before.half.half !== half || half.index === told) continue;
    if (before.deviation <= limit || now.deviation <= limit) continue;
    told = half.index;
    found.push({
      rule: "S3",
      firstRecord: before.first,
      lastRecord: now.last,
      onsetS: context.run.timeS[before.first]!,
      cycle: cycle.index,
      direction,
      message: `dV/dt scatters ${show(now.deviation / baseline)} times as much as in the first cycles`,
    });
  }
  return found;
}

/** Windows side by side over the part of a half-cycle where lithium itself plates or strips. */
function windowsOf(context: ShortContext, half: CycleHalf): NoiseWindow[] {
  const { timeS, voltageV } = context.run;
  const { direction } = context.table;
  const size = context.parameters.noiseRecords;
  const windows: NoiseWindow[] = [];
  const highestV = half.direction === "plating" ? 0 : strippingLimitV;
  const lowestV = half.direction === "plating" ? Number.NEGATIVE_INFINITY : 0;
  const { startS, endS, lastRecord } = half.half;
  const fromS = half.direction === "plating" ? startS + platingFrom * (endS - startS) : startS;
  const bends = new Float64Array(size);
  let count = 0;
  for (let k = firstAt(timeS, fromS, half.half.firstRecord + 2, lastRecord + 1); k <= lastRecord; k++) {
    const voltage = voltageV[k]!;
    if (!(voltage > lowestV && voltage < highestV)) {
      count = 0;
      continue;
    }
    const before = voltageV[k - 1]!;
    const seconds = timeS[k]! - timeS[k - 1]!;
    const secondsBefore = timeS[k - 1]! - timeS[k - 2]!;
    const isDriven = direction[k] !== 0 && direction[k - 1] !== 0 && direction[k - 2] !== 0;
    const rateBefore = (before - voltageV[k - 2]!) / secondsBefore;
    const bend = ((voltage - before) / seconds - rateBefore) * Math.min(seconds, secondsBefore);
    if (!isDriven || !(seconds > 0 && secondsBefore > 0) || Number.isNaN(bend)) {
      count = 0;
      continue;
    }
    bends[count] = Math.abs(bend);
    count++;
    if (count < size) continue;
    windows.push({ half, first: k - size + 1, last: k, deviation: 1.4826 * medianInPlace(bends, size) });
    count = 0;
  }
  return windows;
}

/** The first record of [first, end) at or after that time, `end` where there is none; run time never falls. */
function firstAt(timeS: Float64Array, fromS: number, first: number, end: number): number {
  let low = first;
  let high = Math.max(first, end);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeS[middle]! < fromS) low = middle + 1;
    else high = middle;
  }
  return low;
}
