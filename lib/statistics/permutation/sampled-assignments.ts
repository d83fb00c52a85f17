/** Relabellings drawn at random, where there are too many to count. */
import { randomGenerator } from "../resampling/random-generator";

/**
 * Returns how many of `resamples` random relabellings satisfy each condition on the groups' sums of scores.
 * Each is a Fisher–Yates shuffle of the scores, dealt to the groups in order.
 */
export function countSampledAssignments(
  scores: readonly number[],
  sizes: readonly number[],
  sampling: { readonly resamples: number; readonly seed: number },
  conditions: readonly ((sums: Float64Array) => boolean)[],
): readonly number[] {
  const random = randomGenerator(sampling.seed);
  const deck = Float64Array.from(scores);
  const sums = new Float64Array(sizes.length);
  const counts = conditions.map(() => 0);
  const total = deck.reduce((sum, score) => sum + score, 0);
  for (let b = 0; b < sampling.resamples; b++) {
    let next = 0;
    let rest = total;
    // The last group receives what the others leave.
    for (let g = 0; g < sizes.length - 1; g++) {
      let sum = 0;
      for (let k = 0; k < sizes[g]!; k++, next++) {
        const pick = next + random.nextBelow(deck.length - next);
        const score = deck[pick]!;
        deck[pick] = deck[next]!;
        deck[next] = score;
        sum += score;
      }
      sums[g] = sum;
      rest -= sum;
    }
    sums[sizes.length - 1] = rest;
    for (let c = 0; c < conditions.length; c++) if (conditions[c]!(sums)) counts[c]! += 1;
  }
  return counts;
}
