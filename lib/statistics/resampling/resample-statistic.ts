/** What a bootstrap repeats. */
import { refuse } from "../require-numbers";

export type BootstrapStatistic = "mean" | "median" | "geometricMean";

/** Returns the statistic of a sample in which the i-th value appears `counts[i]` times, `total` times in all. */
export type ResampleStatistic = (counts: ArrayLike<number>, total: number) => number;

/** Returns the statistic for resamples of these values, which must be ascending. */
export function resampleStatistic(kind: BootstrapStatistic, sorted: Float64Array): ResampleStatistic {
  switch (kind) {
    case "mean":
      return (counts, total) => weightedMean(sorted, counts, total);
    case "geometricMean": {
      const logarithms = sorted.map(Math.log);
      return (counts, total) => Math.exp(weightedMean(logarithms, counts, total));
    }
    case "median":
      return (counts, total) => weightedMedian(sorted, counts, total);
    default:
      return refuse(`statistic must be mean, median or geometricMean, found ${String(kind)}`);
  }
}

function weightedMean(values: Float64Array, counts: ArrayLike<number>, total: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += counts[i]! * values[i]!;
  return sum / total;
}

function weightedMedian(sorted: Float64Array, counts: ArrayLike<number>, total: number): number {
  const lowRank = (total + 1) >> 1;
  const highRank = (total >> 1) + 1;
  let seen = 0;
  let low = Number.NaN;
  for (let i = 0; i < sorted.length; i++) {
    const before = seen;
    seen += counts[i]!;
    if (before < lowRank && seen >= lowRank) low = sorted[i]!;
    if (seen >= highRank) return low === sorted[i] ? low : (low + sorted[i]!) / 2;
  }
  return low;
}
