/** The distribution of the sum of m scores drawn without replacement, counted in full. */
import { binomialCoefficient } from "./binomial-coefficient";

/** Sums held for each half of the scores; 2²⁰ lets 20 against 20 be counted in full. */
const mostSums = 2 ** 20;

/** How many of all subsets of one size have a sum up to, or from, a value. */
export interface SubsetSums {
  readonly subsets: number;
  countUpTo(value: number): number;
  countFrom(value: number): number;
}

/**
 * Returns the counts over all subsets of `size` scores, or null when there are too many to count in full.
 * Horowitz and Sahni 1974, doi:10.1145/321812.321823: the scores are halved and the sorted sums of both halves are
 * met, so the work grows with the root of the number of subsets.
 */
export function subsetSums(scores: readonly number[], size: number): SubsetSums | null {
  const middle = scores.length >> 1;
  const longest = scores.length - middle;
  let sums = 0;
  for (let j = 0; j <= size; j++) sums += binomialCoefficient(longest, j);
  if (sums > mostSums) return null;
  const left = sumsBySize(scores.slice(0, middle), size);
  const right = sumsBySize(scores.slice(middle), size);
  const subsets = binomialCoefficient(scores.length, size);
  const count = (isIncluded: (sum: number) => boolean) => {
    let total = 0;
    for (let j = 0; j <= size; j++) total += countPairs(left[j]!, right[size - j]!, isIncluded);
    return total;
  };
  return {
    subsets,
    countUpTo: (value) => count((sum) => sum <= value),
    countFrom: (value) => subsets - count((sum) => sum < value),
  };
}

/** Sorted sums of all subsets, by their size. */
function sumsBySize(scores: readonly number[], largest: number): Float64Array[] {
  const sums: Float64Array[] = Array.from(
    { length: largest + 1 },
    (_, j) => new Float64Array(j === 0 ? 1 : 0),
  );
  for (const score of scores) {
    for (let j = largest; j > 0; j--) sums[j] = mergeShifted(sums[j]!, sums[j - 1]!, score);
  }
  return sums;
}

/** Merges a sorted list with another one moved by `shift`. */
function mergeShifted(kept: Float64Array, moved: Float64Array, shift: number): Float64Array {
  const merged = new Float64Array(kept.length + moved.length);
  let i = 0;
  let j = 0;
  for (let k = 0; k < merged.length; k++) {
    const takesKept = j === moved.length || (i < kept.length && kept[i]! <= moved[j]! + shift);
    merged[k] = takesKept ? kept[i++]! : moved[j++]! + shift;
  }
  return merged;
}

/** Pairs of one sum of each list that are included; the condition holds up to some sum and not above. */
function countPairs(left: Float64Array, right: Float64Array, isIncluded: (sum: number) => boolean): number {
  let count = 0;
  let end = right.length;
  for (let i = 0; i < left.length && end > 0; i++) {
    while (end > 0 && !isIncluded(left[i]! + right[end - 1]!)) end--;
    count += end;
  }
  return count;
}
