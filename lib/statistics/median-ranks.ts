/** Which two ranks enclose a median. */
import { binomialCdf } from "./distribution/binomial-cdf";
import { binomialQuantile } from "./distribution/binomial-quantile";

export interface MedianRanks {
  /** Ranks count from 1; null where even the extremes fall short of the confidence asked for. */
  readonly lowerRank: number | null;
  readonly upperRank: number | null;
  /** The exact confidence of these ranks. */
  readonly coverage: number | null;
  /** The exact confidence of smallest and largest value; null without any value. */
  readonly rangeCoverage: number | null;
}

/** Returns the narrowest symmetric pair of ranks with at least the confidence asked for, among n values. */
export function medianRanks(n: number, confidenceLevel: number): MedianRanks {
  if (n === 0) return { lowerRank: null, upperRank: null, coverage: null, rangeCoverage: null };
  const coverageOf = (rank: number) => 1 - 2 * binomialCdf(rank - 1, n, 0.5);
  const rangeCoverage = Math.max(0, coverageOf(1));
  // The largest k with P(X ≤ k − 1) ≤ tail is the quantile, or one more where the quantile meets the tail exactly.
  const tail = (1 - confidenceLevel) / 2;
  const quantile = binomialQuantile(tail, n, 0.5);
  const lowerRank = binomialCdf(quantile, n, 0.5) <= tail + 1e-12 ? quantile + 1 : quantile;
  if (lowerRank === 0) return { lowerRank: null, upperRank: null, coverage: null, rangeCoverage };
  return { lowerRank, upperRank: n + 1 - lowerRank, coverage: coverageOf(lowerRank), rangeCoverage };
}
