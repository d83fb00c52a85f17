/** Ranks of two samples together. */
import type { TieSizes } from "./rank-sum-distribution";

/** Returns the doubled U of `a` (pairs with a > b count 2, ties 1) and the ties of both samples, in O(n log n). */
export function doubledU(
  a: readonly number[],
  b: readonly number[],
): { readonly doubledU: number; readonly ties: TieSizes } {
  const sortedA = Float64Array.from(a).sort();
  const sortedB = Float64Array.from(b).sort();
  const ties: number[] = [];
  let doubled = 0;
  let i = 0;
  let j = 0;
  while (i < sortedA.length || j < sortedB.length) {
    const value = Math.min(sortedA[i] ?? Infinity, sortedB[j] ?? Infinity);
    const below = j;
    let fromA = 0;
    let fromB = 0;
    for (; sortedA[i] === value; i++) fromA++;
    for (; sortedB[j] === value; j++) fromB++;
    doubled += fromA * (2 * below + fromB);
    ties.push(fromA + fromB);
  }
  return { doubledU: doubled, ties };
}
