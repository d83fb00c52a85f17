/** The masses that make interval-censored observations most likely. */
import { convexMinorantStep } from "./convex-minorant-step";
import type { Pattern } from "./innermost-intervals";
import { massGradient, patternProbabilities } from "./likelihood";
import { newtonOnSupport } from "./newton-on-support";

export interface MaximumLikelihoodMasses {
  readonly masses: Float64Array;
  /** Largest relative violation of the conditions of a maximum (Karush, Kuhn and Tucker). */
  readonly violation: number;
}

const mostRounds = 200;
const stepsARound = 8;
const goal = 1e-11;
/** Masses this small are on their way to 0; should one deserve mass, the next round revives it. */
const vanishing = 1e-7;

/**
 * Returns the masses, which are unique for intervals on a line. Rounds of expectation–maximisation and convex
 * minorant (Wellner and Zhan 1997, doi:10.1080/01621459.1997.10474044), each closed by Newton's method on the
 * intervals with mass, until the conditions of a maximum hold to 1e-11.
 */
export function maximumLikelihoodMasses(
  patterns: readonly Pattern[],
  intervals: number,
): MaximumLikelihoodMasses {
  const n = patterns.reduce((sum, pattern) => sum + pattern.count, 0);
  let masses = new Float64Array(intervals).fill(1 / intervals);
  let violation = violationOf(patterns, masses, n);
  for (let round = 0; round < mostRounds && violation > goal; round++) {
    let trial: Float64Array = masses;
    for (let step = 0; step < stepsARound; step++) {
      trial = expectationStep(patterns, trial, n);
      trial = convexMinorantStep(patterns, trial);
    }
    const pruned = trial.map((mass) => (mass < vanishing / intervals ? 0 : mass));
    const polished = newtonOnSupport(patterns, withoutLoss(patterns, pruned) ? pruned : trial);
    masses = Float64Array.from(polished);
    violation = violationOf(patterns, masses, n);
  }
  return { masses, violation };
}

function expectationStep(patterns: readonly Pattern[], masses: Float64Array, n: number): Float64Array {
  const gradient = massGradient(patterns, patternProbabilities(patterns, masses), masses.length);
  return masses.map((mass, j) => (mass * gradient[j]!) / n);
}

/** Whether every observation still has mass. */
function withoutLoss(patterns: readonly Pattern[], masses: Float64Array): boolean {
  return patternProbabilities(patterns, masses).every((probability) => probability > 0);
}

function violationOf(patterns: readonly Pattern[], masses: Float64Array, n: number): number {
  const gradient = massGradient(patterns, patternProbabilities(patterns, masses), masses.length);
  let worst = 0;
  gradient.forEach((slope, j) => {
    const excess = slope / n - 1;
    worst = Math.max(worst, excess, masses[j]! * Math.abs(excess));
  });
  return worst;
}
