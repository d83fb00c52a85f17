/** The median with an interval that assumes no distribution. */
import { median } from "./median";
import { medianRanks } from "./median-ranks";
import { requireConfidenceLevel, requireFinite } from "./require-numbers";

export interface MedianInterval {
  readonly n: number;
  readonly median: number | null;
  /** Null where n is too small for the confidence asked for (below 6 at 95 %). */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lowerRank: number | null;
  readonly upperRank: number | null;
  readonly coverage: number | null;
  /** Smallest and largest value with the exact confidence that the median lies between them. */
  readonly range: {
    readonly lower: number | null;
    readonly upper: number | null;
    readonly coverage: number | null;
  };
}

/**
 * Returns the median and its exact order-statistic interval, in the unit of the values. Too few values: the interval
 * is null and the range is what can be said; no value: all null.
 */
export function medianInterval(
  values: readonly number[],
  options: { readonly confidenceLevel?: number | undefined } = {},
): MedianInterval {
  const { confidenceLevel = 0.95 } = options;
  requireFinite("values", values);
  requireConfidenceLevel(confidenceLevel);
  const sorted = Float64Array.from(values).sort();
  const { rangeCoverage, ...ranks } = medianRanks(sorted.length, confidenceLevel);
  const at = (rank: number | null) => (rank === null ? null : sorted[rank - 1]!);
  return {
    n: sorted.length,
    median: median(sorted),
    lower: at(ranks.lowerRank),
    upper: at(ranks.upperRank),
    ...ranks,
    range: { lower: sorted[0] ?? null, upper: sorted.at(-1) ?? null, coverage: rangeCoverage },
  };
}
