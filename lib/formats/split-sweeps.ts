/** Frequency sweeps that follow each other in one table, told apart by the instrument's counter or by the frequency. */
import type { ColumnValues } from "@/lib/domain/recording";

export interface SweepRange {
  readonly start: number;
  /** First row after the sweep. */
  readonly end: number;
}

/** A step against the direction of the sweep by more than this share of its largest step begins a new one. */
const restartShare = 0.5;

/**
 * Ranges of rows with a positive frequency. A range ends where `counter` changes, where rows without frequency
 * lie between, or where the frequency jumps back against the direction of the sweep. Empty input gives no range.
 */
export function splitSweeps(frequencyHz: ColumnValues, counter?: ColumnValues | null): SweepRange[] {
  const ranges: SweepRange[] = [];
  let start = -1;
  let direction = 0;
  let largestStep = 0;
  for (let row = 0; row <= frequencyHz.length; row++) {
    const here = row < frequencyHz.length ? frequencyHz[row]! : 0;
    const counted =
      counter && row > 0 && row < frequencyHz.length ? counter[row] !== counter[row - 1] : false;
    if (!(here > 0) || counted || (start >= 0 && isRestart(frequencyHz[row - 1]!, here))) {
      if (start >= 0) ranges.push({ start, end: row });
      start = -1;
    }
    if (!(here > 0)) continue;
    if (start < 0) {
      start = row;
      direction = 0;
      largestStep = 0;
      continue;
    }
    const step = Math.log(here / frequencyHz[row - 1]!);
    if (direction === 0) direction = Math.sign(step);
    largestStep = Math.max(largestStep, Math.abs(step));
  }
  return ranges;

  function isRestart(previous: number, here: number): boolean {
    const step = Math.log(here / previous);
    return direction !== 0 && Math.sign(step) === -direction && Math.abs(step) > restartShare * largestStep;
  }
}
