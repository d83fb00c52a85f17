/**
 * S3: the voltage becomes restless; a soft short flickers. The robust standard deviation of dV/dt about its own trend
 * is taken in windows of records, times the logging interval so that denser logging is not noisier, and compared with
 * the cell's own from the same direction of its first cycles.
 */
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
    const baseline = median(early.map((window) => window.deviation));
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
  const { run, table, parameters } = context;
  const size = parameters.noiseRecords;
  const windows: NoiseWindow[] = [];
  const highestV = half.direction === "plating" ? 0 : strippingLimitV;
  const lowestV = half.direction === "plating" ? Number.NEGATIVE_INFINITY : 0;
  const { startS, endS } = half.half;
  const fromS = half.direction === "plating" ? startS + platingFrom * (endS - startS) : startS;
  let bends: number[] = [];
  let first = -1;
  for (let k = half.half.firstRecord + 2; k <= half.half.lastRecord; k++) {
    const voltage = run.voltageV[k]!;
    const before = run.voltageV[k - 1]!;
    const driven =
      run.timeS[k]! >= fromS &&
      table.direction[k] !== 0 &&
      table.direction[k - 1] !== 0 &&
      table.direction[k - 2] !== 0;
    const seconds = run.timeS[k]! - run.timeS[k - 1]!;
    const secondsBefore = run.timeS[k - 1]! - run.timeS[k - 2]!;
    if (!driven || !(voltage > lowestV && voltage < highestV) || !(seconds > 0 && secondsBefore > 0)) {
      bends = [];
      first = -1;
      continue;
    }
    if (first < 0) first = k;
    const rateBefore = (before - run.voltageV[k - 2]!) / secondsBefore;
    bends.push(((voltage - before) / seconds - rateBefore) * Math.min(seconds, secondsBefore));
    if (bends.length < size) continue;
    windows.push({ half, first, last: k, deviation: 1.4826 * median(bends.map(Math.abs)) });
    bends = [];
    first = -1;
  }
  return windows;
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const { length } = sorted;
  return length === 0 ? 0 : (sorted[(length - 1) >> 1]! + sorted[length >> 1]!) / 2;
}
