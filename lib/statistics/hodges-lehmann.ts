/** The shift between two samples. */
import { normalCdf } from "./distribution/normal-cdf";
import { normalQuantile } from "./distribution/normal-quantile";
import { kthDifference } from "./permutation/kth-difference";
import { tieFreeRankSum } from "./permutation/tie-free-rank-sum";
import { requireConfidenceLevel, requireFinite } from "./require-numbers";

interface Limits {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly achievedConfidence: number | null;
}

/** All null when a sample is empty; limits null where the samples are too small for the confidence asked for. */
export interface HodgesLehmann extends Limits {
  /** Median of all differences a − b, in the unit of the values. */
  readonly shift: number | null;
  /** Smallest and largest difference with the confidence they have. */
  readonly range: Limits;
  /** How the rank of the limits was found. */
  readonly method: "exact" | "normal-approximation" | null;
}

/**
 * Returns the Hodges–Lehmann shift with the k-th smallest and largest difference as limits, k from the tie-free
 * distribution of U; with ties this is conservative. Hodges and Lehmann 1963, doi:10.1214/aoms/1177704172.
 */
export function hodgesLehmann(
  a: readonly number[],
  b: readonly number[],
  options: { readonly confidenceLevel?: number | undefined } = {},
): HodgesLehmann {
  const { confidenceLevel = 0.95 } = options;
  requireFinite("a", a);
  requireFinite("b", b);
  requireConfidenceLevel(confidenceLevel);
  const pairs = a.length * b.length;
  const none = { lower: null, upper: null, achievedConfidence: null };
  if (pairs === 0) return { shift: null, ...none, range: none, method: null };

  const sortedA = Float64Array.from(a).sort();
  const sortedB = Float64Array.from(b).sort();
  const difference = (k: number) => kthDifference(sortedA, sortedB, k);
  const middle = difference((pairs + 1) >> 1);
  const shift = pairs % 2 === 1 ? middle : (middle + difference(pairs / 2 + 1)) / 2;

  const { k, below, belowFirst, method } = limitRank(a.length, b.length, (1 - confidenceLevel) / 2);
  const limits = (rank: number, tail: number): Limits => ({
    lower: difference(rank),
    upper: difference(pairs + 1 - rank),
    achievedConfidence: Math.max(0, 1 - 2 * tail),
  });
  return { shift, ...(k === 0 ? none : limits(k, below)), range: limits(1, belowFirst), method };
}

interface LimitRank {
  /** Smallest k with P(U ≤ k) ≥ tail. */
  readonly k: number;
  /** P(U ≤ k − 1). */
  readonly below: number;
  /** P(U ≤ 0). */
  readonly belowFirst: number;
  readonly method: "exact" | "normal-approximation";
}

function limitRank(m: number, n: number, tail: number): LimitRank {
  const exact = tieFreeRankSum(Math.min(m, n), Math.max(m, n));
  if (exact !== null) {
    const { probability } = exact;
    let k = 0;
    let below = 0;
    while (below + probability[k]! < tail - 1e-12) below += probability[k++]!;
    return { k, below, belowFirst: probability[0]!, method: "exact" };
  }
  const centre = (m * n) / 2;
  const deviation = Math.sqrt((m * n * (m + n + 1)) / 12);
  const upTo = (value: number) => normalCdf((value + 0.5 - centre) / deviation);
  const k = Math.max(0, Math.ceil(centre + normalQuantile(tail) * deviation - 0.5));
  return { k, below: upTo(k - 1), belowFirst: upTo(0), method: "normal-approximation" };
}
