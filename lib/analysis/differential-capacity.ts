/**
 * dQ/dV of one half-cycle on bins of voltage. Peaks of two-phase plateaus diverge with ever finer bins, so their
 * areas are reported and not their heights.
 */
import { type DqdvBins, dqdvBins } from "@/lib/statistics/dqdv-bins";
import type { CyclingRun } from "./cycling-run";
import type { HalfCycle, HalfCycleTable } from "./half-cycles";

export interface DifferentialCapacity extends DqdvBins {
  readonly method: "bins";
  readonly binWidthV: number;
  /** Records that entered: constant current only, no voltage hold. */
  readonly records: number;
}

export interface DifferentialCapacityOptions {
  /** @default 0.005 */
  readonly binWidthV?: number;
}

/** Current may stray from the half-cycle's own by this share before it counts as a voltage hold. */
const constantCurrent = 0.05;

/**
 * Capacity counts up from 0 within the half-cycle, so dQ/dV is negative on falling voltage. Voltage holds and rests
 * are left out. Empty for a half-cycle without two advancing records.
 */
export function differentialCapacity(
  run: CyclingRun,
  table: HalfCycleTable,
  half: HalfCycle,
  options: DifferentialCapacityOptions = {},
): DifferentialCapacity {
  const binWidthV = options.binWidthV ?? 0.005;
  const voltageV: number[] = [];
  const capacityMah: number[] = [];
  const usualMa = medianCurrent(run, table, half);
  let passedMah = 0;
  for (let k = half.firstRecord; k <= half.lastRecord; k++) {
    if (table.direction[k] === 0) continue;
    passedMah += Math.abs(table.chargeMah[k]!);
    const current = run.currentMa === null ? usualMa : Math.abs(run.currentMa[k]!);
    if (Math.abs(current - usualMa) > constantCurrent * usualMa || Number.isNaN(run.voltageV[k]!)) continue;
    voltageV.push(run.voltageV[k]!);
    capacityMah.push(passedMah);
  }
  return {
    ...dqdvBins({ voltageV, capacityMah }, { binWidthV }),
    method: "bins",
    binWidthV,
    records: voltageV.length,
  };
}

/** Charge between two voltages, mAh: the area of a peak. Bins count by their centres. */
export function peakAreaMah(bins: DqdvBins, fromV: number, toV: number): number {
  const low = Math.min(fromV, toV);
  const high = Math.max(fromV, toV);
  return bins.centersV.reduce(
    (sum, center, k) => (center >= low && center <= high ? sum + bins.binChargeMah[k]! : sum),
    0,
  );
}

function medianCurrent(run: CyclingRun, table: HalfCycleTable, half: HalfCycle): number {
  const { currentMa } = run;
  if (currentMa === null) return Math.abs(half.meanCurrentMa);
  const values: number[] = [];
  for (let k = half.firstRecord; k <= half.lastRecord; k++) {
    if (table.direction[k] !== 0 && !Number.isNaN(currentMa[k]!)) values.push(Math.abs(currentMa[k]!));
  }
  return Float64Array.from(values).sort()[values.length >> 1] ?? Number.NaN;
}
