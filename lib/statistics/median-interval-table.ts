/** What each number of cells allows one to say about a median. */
import { type MedianRanks, medianRanks } from "./median-ranks";
import { refuse, requireConfidenceLevel } from "./require-numbers";

export interface MedianIntervalRow extends MedianRanks {
  readonly n: number;
}

/** Returns ranks and exact coverage of the median's interval for each n. */
export function medianIntervalTable(
  sizes: readonly number[],
  options: { readonly confidenceLevel?: number | undefined } = {},
): readonly MedianIntervalRow[] {
  const { confidenceLevel = 0.95 } = options;
  requireConfidenceLevel(confidenceLevel);
  return sizes.map((n, i) => {
    if (!Number.isSafeInteger(n) || n < 0) refuse(`n[${i}] must be a whole number ≥ 0, found ${n}`);
    return { n, ...medianRanks(n, confidenceLevel) };
  });
}
