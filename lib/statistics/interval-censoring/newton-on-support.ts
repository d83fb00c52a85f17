/** The last digits of an interval-censored estimate: Newton's method on the intervals that have mass. */
import type { Pattern } from "./innermost-intervals";
import { laplacianSolution } from "./laplacian-solution";
import { logLikelihood, patternProbabilities } from "./likelihood";

const mostSteps = 60;

/**
 * Returns masses of a likelihood not below that of the given ones, with mass only where there was some. A step that
 * would make a mass negative ends where the first one reaches 0, and that interval is left out from there on.
 */
export function newtonOnSupport(patterns: readonly Pattern[], start: Float64Array): Float64Array {
  let masses = start;
  for (let step = 0; step < mostSteps; step++) {
    const support = Array.from(masses.keys()).filter((j) => masses[j]! > 0);
    if (support.length < 2) return masses;
    const probabilities = patternProbabilities(patterns, masses);
    const direction = newtonDirection(patterns, probabilities, support, masses.length);
    let longest = 1;
    for (const j of support) if (direction[j]! < 0) longest = Math.min(longest, -masses[j]! / direction[j]!);
    const likelihood = logLikelihood(patterns, probabilities);
    // Rounding of n terms of a sum; below it the likelihood can no longer tell.
    const slack = 1e-13 * (1 + Math.abs(likelihood));
    let next: Float64Array | null = null;
    for (let share = longest; share > 1e-6 * longest && next === null; share /= 2) {
      const trial = moved(masses, direction, share);
      if (logLikelihood(patterns, patternProbabilities(patterns, trial)) >= likelihood - slack) next = trial;
    }
    if (next === null) return masses;
    const change = next.reduce((most, mass, j) => Math.max(most, Math.abs(mass - masses[j]!)), 0);
    masses = next;
    if (change < 1e-15) return masses;
  }
  return masses;
}

/** A mass that rounding leaves just above or below 0 is 0. */
function moved(masses: Float64Array, direction: Float64Array, share: number): Float64Array {
  const next = masses.map((mass, j) => {
    const value = mass + share * direction[j]!;
    return value > 1e-14 ? value : 0;
  });
  const total = next.reduce((sum, mass) => sum + mass, 0);
  return next.map((mass) => mass / total);
}

/**
 * In the distribution function at the ends of the supporting intervals the Hessian is the Laplacian of a graph: each
 * pattern joins the node where it begins to the node where it ends, and the outermost nodes are fixed at 0 and 1.
 */
function newtonDirection(
  patterns: readonly Pattern[],
  probabilities: Float64Array,
  support: readonly number[],
  intervals: number,
): Float64Array {
  const nodeOf = new Int32Array(intervals + 1);
  for (const j of support) nodeOf[j + 1] = 1;
  for (let j = 1; j <= intervals; j++) nodeOf[j]! += nodeOf[j - 1]!;
  const last = support.length;
  const gradient = new Float64Array(last + 1);
  const from = Int32Array.from(patterns, ({ first }) => nodeOf[first]!);
  const to = Int32Array.from(patterns, ({ end }) => nodeOf[end]!);
  const weight = Float64Array.from(patterns, ({ count }, i) => {
    const slope = count / probabilities[i]!;
    gradient[to[i]!]! += slope;
    gradient[from[i]!]! -= slope;
    return slope / probabilities[i]!;
  });
  const rise = laplacianSolution({ from, to, weight }, gradient);
  const direction = new Float64Array(intervals);
  support.forEach((j, k) => {
    direction[j] = rise[k + 1]! - rise[k]!;
  });
  return direction;
}
