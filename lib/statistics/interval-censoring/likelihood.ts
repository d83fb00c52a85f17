/** The likelihood of masses on innermost intervals. */
import type { Pattern } from "./innermost-intervals";

/** Returns the probability of each pattern. */
export function patternProbabilities(patterns: readonly Pattern[], masses: Float64Array): Float64Array {
  const below = new Float64Array(masses.length + 1);
  for (let j = 0; j < masses.length; j++) below[j + 1] = below[j]! + masses[j]!;
  return Float64Array.from(patterns, ({ first, end }) => {
    // A short run is summed itself: the difference of two sums near 1 would lose its digits.
    if (end - first > 8) return below[end]! - below[first]!;
    let sum = 0;
    for (let j = first; j < end; j++) sum += masses[j]!;
    return sum;
  });
}

/** Returns Σ count · ln P; −∞ when an observation has no mass. */
export function logLikelihood(patterns: readonly Pattern[], probabilities: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < patterns.length; i++) {
    if (!(probabilities[i]! > 0)) return Number.NEGATIVE_INFINITY;
    sum += patterns[i]!.count * Math.log(probabilities[i]!);
  }
  return sum;
}

/** Returns ∂ ln L / ∂ mass for each interval: at the maximum n where there is mass, at most n elsewhere. */
export function massGradient(
  patterns: readonly Pattern[],
  probabilities: Float64Array,
  intervals: number,
): Float64Array {
  const change = new Float64Array(intervals + 1);
  patterns.forEach(({ first, end, count }, i) => {
    change[first]! += count / probabilities[i]!;
    change[end]! -= count / probabilities[i]!;
  });
  for (let j = 1; j < intervals; j++) change[j]! += change[j - 1]!;
  return change.subarray(0, intervals);
}
