/** The permutation distribution of the Mann–Whitney U, given the ties. */
import type { RankSumDistribution, TieSizes } from "./rank-sum-distribution";
import { tieFreeRankSum } from "./tie-free-rank-sum";
import { tiedRankSum } from "./tied-rank-sum";

/**
 * Returns the distribution of the doubled U of a sample of `m` against one of `n` over all relabellings, or null
 * where counting it in full would take long (above 120 against 120 without ties, about 90 against 90 with).
 */
export function rankSumNull(m: number, n: number, ties: TieSizes): RankSumDistribution | null {
  const few = Math.min(m, n);
  const many = Math.max(m, n);
  const distribution = ties.every((size) => size === 1)
    ? tieFreeRankSum(few, many)
    : tiedRankSum(few, many, ties);
  if (distribution === null || m <= n) return distribution;
  // U of the other sample is mn less this one.
  const { first, step, probability } = distribution;
  const last = first + step * (probability.length - 1);
  return { first: 2 * m * n - last, step, probability: probability.toReversed() };
}
