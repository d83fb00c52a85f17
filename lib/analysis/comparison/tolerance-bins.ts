/** Numbers that agree within a tolerance stand together. */
import type { Tolerance } from "./condition";

/**
 * Returns the smallest value of each bin, ascending. A bin is opened by the first value beyond the last bin's reach, so
 * the same set of values gives the same bins in any order; both ends of a bin lie within the tolerance of its middle.
 */
export function binStarts(values: readonly number[], tolerance: Tolerance): readonly number[] {
  const starts: number[] = [];
  for (const value of [...new Set(values)].sort((a, b) => a - b)) {
    const start = starts.at(-1);
    // Decimal fractions miss the edge by rounding.
    if (start === undefined || value > reach(start, tolerance) * (1 + 1e-12)) starts.push(value);
  }
  return starts;
}

function reach(start: number, tolerance: Tolerance): number {
  if ("absolute" in tolerance) return start + 2 * tolerance.absolute;
  return (start * (1 + tolerance.relative)) / (1 - tolerance.relative);
}
