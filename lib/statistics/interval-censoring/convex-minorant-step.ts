/** One step of the iterative convex minorant algorithm, which sets masses to 0 and revives them in one stroke. */
import type { Pattern } from "./innermost-intervals";
import { isotonicRegression } from "./isotonic-regression";
import { logLikelihood, patternProbabilities } from "./likelihood";

/**
 * Returns masses of a likelihood not below that of the given ones: a Newton step with the diagonal of the Hessian in
 * the distribution function, projected to be monotone, and shortened until the likelihood rises.
 * Groeneboom and Wellner 1992; Jongbloed 1998, doi:10.1080/10618600.1998.10474778.
 */
export function convexMinorantStep(patterns: readonly Pattern[], masses: Float64Array): Float64Array {
  const size = masses.length - 1;
  const probabilities = patternProbabilities(patterns, masses);
  const gradient = new Float64Array(size + 2);
  const curvature = new Float64Array(size + 2);
  patterns.forEach(({ first, end, count }, i) => {
    const slope = count / probabilities[i]!;
    gradient[end]! += slope;
    gradient[first]! -= slope;
    curvature[end]! += slope / probabilities[i]!;
    curvature[first]! += slope / probabilities[i]!;
  });
  const target = new Float64Array(size);
  let below = 0;
  for (let j = 0; j < size; j++) {
    below += masses[j]!;
    target[j] = below + gradient[j + 1]! / curvature[j + 1]!;
  }
  const fitted = isotonicRegression(target, curvature.subarray(1, size + 1));
  const proposal = new Float64Array(masses.length);
  let previous = 0;
  for (let j = 0; j < size; j++) {
    const value = Math.min(1, Math.max(0, fitted[j]!));
    proposal[j] = value - previous;
    previous = value;
  }
  proposal[size] = 1 - previous;
  const start = logLikelihood(patterns, probabilities);
  for (let share = 1; share > 1e-6; share /= 2) {
    const trial = masses.map((mass, j) => mass + share * (proposal[j]! - mass));
    if (logLikelihood(patterns, patternProbabilities(patterns, trial)) > start) return trial;
  }
  return masses;
}
