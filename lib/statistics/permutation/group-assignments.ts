/** All ways to deal scores to groups of fixed sizes. */
import { binomialCoefficient } from "./binomial-coefficient";

/** Dealings looked at one by one; 4 groups of 4 (63 million, in 24 equivalent orders) stay below it. */
const mostDealings = 6e6;

export interface AssignmentCount {
  /** All relabellings, the observed one included. */
  readonly permutations: number;
  /** The share of them whose statistic is at least the threshold. */
  readonly shareFrom: number;
}

/**
 * Returns the share of relabellings with Σ (sum of scores)² / size ≥ threshold, or null when there are too many.
 * Groups of one size are exchangeable under this statistic, so only one of their orders is dealt.
 */
export function countAssignments(
  scores: readonly number[],
  sizes: readonly number[],
  threshold: number,
): AssignmentCount | null {
  let permutations = 1;
  let orders = 1;
  let dealt = 0;
  sizes.forEach((size, g) => {
    dealt += size;
    permutations *= binomialCoefficient(dealt, size);
    orders *= sizes.slice(0, g + 1).filter((other) => other === size).length;
  });
  if (permutations / orders > mostDealings) return null;

  const sums = sizes.map(() => 0);
  const room = [...sizes];
  let dealings = 0;
  let extreme = 0;
  const deal = (index: number): void => {
    if (index === scores.length) {
      let statistic = 0;
      for (let g = 0; g < sizes.length; g++) statistic += (sums[g]! * sums[g]!) / sizes[g]!;
      dealings++;
      if (statistic >= threshold) extreme++;
      return;
    }
    for (let g = 0; g < sizes.length; g++) {
      if (room[g] === 0 || isLaterTwin(sizes, room, g)) continue;
      const before = sums[g]!;
      sums[g] = before + scores[index]!;
      room[g]! -= 1;
      deal(index + 1);
      room[g]! += 1;
      sums[g] = before;
    }
  };
  deal(0);
  return { permutations, shareFrom: extreme / dealings };
}

/** An untouched group after another untouched one of its size would only repeat that one's dealings. */
function isLaterTwin(sizes: readonly number[], room: readonly number[], g: number): boolean {
  if (room[g] !== sizes[g]) return false;
  for (let h = 0; h < g; h++) if (sizes[h] === sizes[g] && room[h] === sizes[h]) return true;
  return false;
}
