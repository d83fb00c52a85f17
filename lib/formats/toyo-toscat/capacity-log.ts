/**
 * `CAPACITY.LOG`: one row a charge or discharge, in two sets of titles ("TotlCycle", "Cap[mAh]", "Finish" …, or
 * "Total Cycle", "Capacity[mAh]", "End Factor" …), separated by commas or tabs. Used to check the integrated charge.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { delimiterOf, splitCells } from "../sample-rows";

export interface LoggedCharge {
  readonly totalCycle: number;
  readonly state: number;
  readonly capacityMah: number;
}

const mostRows = 200_000;
const worstShare = 0.01;

/** Rows with a cycle, a state and a capacity; none when the titles are not there. */
export function parseCapacityLog(text: string): LoggedCharge[] {
  const lines = text.split(/\r?\n/, mostRows);
  const titleAt = lines.findIndex((line) => /Cap(acity)?\s*\[mAh\]/i.test(line));
  const titleLine = lines[titleAt];
  if (titleLine === undefined) return [];
  const delimiter = delimiterOf(titleLine);
  const titles = splitCells(titleLine, delimiter);
  const find = (pattern: RegExp) => titles.findIndex((title) => pattern.test(title));
  const cycle = find(/^(totl ?cycle|total ?cycle|総ｻｲｸﾙ|総サイクル)$/i);
  const state = find(/^(condition|状態)$/i);
  const capacity = find(/^Cap(acity)?\s*\[mAh\]$/i);
  if (cycle < 0 || state < 0 || capacity < 0) return [];
  return lines.slice(titleAt + 1).flatMap((line) => {
    const cells = splitCells(line, delimiter);
    const row = {
      totalCycle: Number(cells[cycle] || Number.NaN),
      state: Number(cells[state] || Number.NaN),
      capacityMah: Number(cells[capacity] || Number.NaN),
    };
    return Object.values(row).some(Number.isNaN) ? [] : [row];
  });
}

export interface IntegratedSeries {
  readonly totalCycle: Float64Array;
  readonly state: Float64Array;
  readonly netCapacityMah: Float64Array;
}

/** A warning where charge and log are more than 1 % apart in some cycle and state; the worst is named. */
export function compareWithLog(logged: readonly LoggedCharge[], series: IntegratedSeries): ReaderWarning[] {
  const ours = new Map<string, number>();
  for (let row = 1; row < series.state.length; row += 1) {
    const key = `${series.totalCycle[row]} ${series.state[row]}`;
    const change = Math.abs(series.netCapacityMah[row]! - series.netCapacityMah[row - 1]!);
    ours.set(key, (ours.get(key) ?? 0) + change);
  }
  const theirs = new Map<string, number>();
  for (const { totalCycle, state, capacityMah } of logged) {
    if (state !== 1 && state !== 2) continue;
    const key = `${totalCycle} ${state}`;
    theirs.set(key, (theirs.get(key) ?? 0) + capacityMah);
  }
  let apart = 0;
  let worst = { key: "", share: worstShare, ours: 0, theirs: 0 };
  for (const [key, capacity] of theirs) {
    const own = ours.get(key);
    if (own === undefined) continue;
    const share = Math.abs(own - capacity) / Math.max(Math.abs(capacity), 1e-9);
    if (share <= worstShare) continue;
    apart += 1;
    if (share > worst.share) worst = { key, share, ours: own, theirs: capacity };
  }
  if (apart === 0) return [];
  const [cycle, state] = worst.key.split(" ");
  return [
    {
      code: "charge_mismatch",
      message: `${apart} of ${theirs.size} charges differ by more than 1 % from CAPACITY.LOG; the worst, cycle ${cycle} state ${state}: ${worst.ours.toPrecision(5)} mAh integrated, ${worst.theirs.toPrecision(5)} mAh logged`,
    },
  ];
}
