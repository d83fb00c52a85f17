/** How often one of two groups outlives the other, pair by pair. */
import { refuse } from "./require-numbers";
import { requireSurvivalData, type SurvivalData } from "./survival/survival-data";

export interface GehanPairs {
  readonly aLonger: number;
  readonly bLonger: number;
  /** Equal event times, and pairs that censoring leaves open. */
  readonly undecided: number;
  /** (aLonger + undecided / 2) / pairs; null when a group is empty. */
  readonly probabilityALonger: number | null;
}

/**
 * Returns the pairs in which A outlived B and the reverse: B failed and A was seen at a later time, or at the same
 * time and censored. Gehan 1965, doi:10.1093/biomet/52.1-2.203. Delayed entry is refused, as pairs ignore it.
 */
export function gehanPairs(groups: { readonly a: SurvivalData; readonly b: SurvivalData }): GehanPairs {
  for (const arm of [groups.a, groups.b]) {
    requireSurvivalData(arm);
    if (arm.entry?.some((each) => each > 0)) refuse("pair counts take no delayed entry");
  }
  const pairs = groups.a.time.length * groups.b.time.length;
  const aLonger = outlived(groups.a, groups.b);
  const bLonger = outlived(groups.b, groups.a);
  const undecided = pairs - aLonger - bLonger;
  return {
    aLonger,
    bLonger,
    undecided,
    probabilityALonger: pairs > 0 ? (aLonger + undecided / 2) / pairs : null,
  };
}

/** Pairs in which the first is known to have lived longer, from sorted lists in O(n log n). */
function outlived(longer: SurvivalData, shorter: SurvivalData): number {
  const all = Float64Array.from(longer.time).sort();
  const censored = Float64Array.from(longer.time.filter((_, i) => longer.event[i] === 0)).sort();
  let count = 0;
  shorter.time.forEach((time, i) => {
    if (shorter.event[i] !== 1) return;
    count += all.length - countUpTo(all, time);
    count += countUpTo(censored, time) - countBelow(censored, time);
  });
  return count;
}

function countUpTo(sorted: Float64Array, value: number): number {
  return countWhile(sorted, (each) => each <= value);
}

function countBelow(sorted: Float64Array, value: number): number {
  return countWhile(sorted, (each) => each < value);
}

function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
