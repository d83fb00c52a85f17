/** The distribution of U without ties. */
import type { RankSumDistribution } from "./rank-sum-distribution";

/** The running differences lose digits with every factor: 13 are left at 120, none at 300. */
const mostFactors = 120;
const mostSteps = 1e8;

/**
 * Returns the distribution of U for samples of m ≤ n distinct values, or null where it would take long or lose digits
 * (m above 120). It is the Gaussian binomial ∏ (1 − q^(n+i)) / (1 − q^i), built factor by factor in O(m · mn) and
 * kept normalised so that no count overflows.
 */
export function tieFreeRankSum(m: number, n: number): RankSumDistribution | null {
  const top = m * n;
  if (m > mostFactors || m * top > mostSteps) return null;
  const probability = new Float64Array(top + 1);
  probability[0] = 1;
  for (let i = 1; i <= m; i++) {
    // After this factor the values run to i n and are symmetric: only the lower half is computed.
    const end = i * n;
    const half = end >> 1;
    const above = n + i;
    for (let u = half; u >= above; u--) probability[u]! -= probability[u - above]!;
    for (let u = i; u <= half; u++) probability[u]! += probability[u - i]!;
    const share = i / above;
    for (let u = 0; u <= half; u++) probability[u]! *= share;
    for (let u = half + 1; u <= end; u++) probability[u] = probability[end - u]!;
  }
  return { first: 0, step: 2, probability };
}
