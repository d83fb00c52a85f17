/** The Mann–Whitney test: how often a value of one sample exceeds one of the other. */
import { normalCdf } from "./distribution/normal-cdf";
import { binomialCoefficient } from "./permutation/binomial-coefficient";
import { doubledU } from "./permutation/mid-ranks";
import type { TieSizes } from "./permutation/rank-sum-distribution";
import { rankSumNull } from "./permutation/rank-sum-null";
import { requireFinite } from "./require-numbers";

export interface MannWhitney {
  /** Pairs with a > b plus half the ties; null when a sample is empty, as is all below. */
  readonly u: number | null;
  readonly uOther: number | null;
  /** u / pairs. */
  readonly probabilityAGreater: number | null;
  /** `exact`: all relabellings given the ties; `normal-approximation`: with ties and continuity corrected. */
  readonly method: "exact" | "normal-approximation" | null;
  /** P(|U − mn/2| at least as large as observed). */
  readonly pTwoSided: number | null;
  readonly pAGreater: number | null;
  readonly pALess: number | null;
  /** 2 / C(m + n, m), at most 1: what complete separation would give without ties. */
  readonly smallestPossibleP: number | null;
}

/**
 * Returns U and its permutation p values given the ties; equality is equality of the numbers given. Large samples
 * fall back to the normal approximation, named in `method`. A p too small for a double is the smallest double.
 * Mann and Whitney 1947, doi:10.1214/aoms/1177730491.
 */
export function mannWhitney(a: readonly number[], b: readonly number[]): MannWhitney {
  requireFinite("a", a);
  requireFinite("b", b);
  const pairs = a.length * b.length;
  if (pairs === 0) return notEstimable;
  const { doubledU: twice, ties } = doubledU(a, b);
  const exact = ties.length === 1 ? everyPermutationEqual : exactP(a.length, b.length, ties, twice);
  const p = exact ?? approximateP(a.length, b.length, ties, twice);
  const smallest = 2 / binomialCoefficient(a.length + b.length, a.length);
  return {
    u: twice / 2,
    uOther: pairs - twice / 2,
    probabilityAGreater: twice / 2 / pairs,
    method: exact === null ? "normal-approximation" : "exact",
    pTwoSided: asProbability(p.twoSided),
    pAGreater: asProbability(p.greater),
    pALess: asProbability(p.less),
    smallestPossibleP: asProbability(smallest),
  };
}

interface Tails {
  readonly twoSided: number;
  readonly greater: number;
  readonly less: number;
}

const everyPermutationEqual: Tails = { twoSided: 1, greater: 1, less: 1 };

function exactP(m: number, n: number, ties: TieSizes, observed: number): Tails | null {
  const distribution = rankSumNull(m, n, ties);
  if (distribution === null) return null;
  const { first, step, probability } = distribution;
  const centre = m * n;
  const distance = Math.abs(observed - centre);
  // Each tail is summed from its end, smallest terms first.
  let less = 0;
  let far = 0;
  for (let k = 0; k < probability.length; k++) {
    const value = first + step * k;
    if (value > observed && value > centre - distance) break;
    if (value <= observed) less += probability[k]!;
    if (value <= centre - distance) far += probability[k]!;
  }
  let greater = 0;
  let farAbove = 0;
  for (let k = probability.length - 1; k >= 0; k--) {
    const value = first + step * k;
    if (value < observed && value < centre + distance) break;
    if (value >= observed) greater += probability[k]!;
    if (value >= centre + distance) farAbove += probability[k]!;
  }
  return { twoSided: distance === 0 ? 1 : far + farAbove, greater, less };
}

function approximateP(m: number, n: number, ties: TieSizes, observed: number): Tails {
  const all = m + n;
  const tied = ties.reduce((sum, size) => sum + size ** 3 - size, 0);
  const deviation = Math.sqrt(((m * n) / 12) * (all + 1 - tied / (all * (all - 1))));
  const distance = observed / 2 - (m * n) / 2;
  return {
    twoSided: 2 * normalCdf(-Math.max(0, Math.abs(distance) - 0.5) / deviation),
    greater: normalCdf(-(distance - 0.5) / deviation),
    less: normalCdf((distance + 0.5) / deviation),
  };
}

/** Rounding must not lift a p above 1, nor underflow make it 0, which no permutation test can give. */
function asProbability(value: number): number {
  return Math.min(1, Math.max(value, Number.MIN_VALUE));
}

const notEstimable: MannWhitney = {
  u: null,
  uOther: null,
  probabilityAGreater: null,
  method: null,
  pTwoSided: null,
  pAGreater: null,
  pALess: null,
  smallestPossibleP: null,
};
