/** The distribution of U with ties. */
import { binomialCoefficient } from "./binomial-coefficient";
import type { RankSumDistribution, TieSizes } from "./rank-sum-distribution";

const mostSteps = 5e8;

/**
 * Returns the distribution of the doubled U for samples of m ≤ n values in the given ties, or null when it would
 * take long. Dynamic programming over the ties: how many ways to have chosen j values with a given sum of scores
 * (network algorithm, Streitberg and Röhmel 1986).
 */
export function tiedRankSum(m: number, n: number, ties: TieSizes): RankSumDistribution | null {
  // Doubled mid-ranks, counted from 0, in units of their common step.
  const scores: number[] = [];
  let below = 0;
  for (const size of ties) {
    scores.push(2 * below + size - 1);
    below += size;
  }
  const lowest = scores[0] ?? 0;
  const step = scores.reduce((divisor, score) => greatestCommonDivisor(divisor, score - lowest), 0) || 1;
  const units = scores.map((score) => (score - lowest) / step);
  const width = largestSum(units, ties, m) + 1;
  if ((m + n) * m * width > mostSteps) return null;

  const ways = Array.from({ length: m + 1 }, () => new Float64Array(width));
  ways[0]![0] = 1;
  let seen = 0;
  let reach = 0;
  ties.forEach((size, tie) => {
    seen += size;
    reach = Math.min(width - 1, reach + units[tie]! * Math.min(size, m));
    // Descending, so that what is added comes from before this tie.
    for (let chosen = Math.min(m, seen); chosen >= 1; chosen--) {
      const into = ways[chosen]!;
      for (let taken = 1; taken <= Math.min(size, chosen); taken++) {
        const from = ways[chosen - taken]!;
        const shift = taken * units[tie]!;
        const weight = binomialCoefficient(size, taken);
        for (let sum = reach; sum >= shift; sum--) into[sum]! += weight * from[sum - shift]!;
      }
    }
  });
  const total = ways[m]!.reduce((sum, each) => sum + each, 0);
  // Doubled U = doubled rank sum, counted from 0, less its smallest value m (m − 1).
  return { first: m * lowest - m * (m - 1), step, probability: ways[m]!.map((each) => each / total) };
}

function largestSum(units: readonly number[], ties: TieSizes, m: number): number {
  let sum = 0;
  let left = m;
  for (let tie = units.length - 1; tie >= 0 && left > 0; tie--) {
    const taken = Math.min(left, ties[tie]!);
    sum += taken * units[tie]!;
    left -= taken;
  }
  return sum;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
