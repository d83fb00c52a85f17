/** The upper tail of the chi-square distribution. */
import { incompleteGamma } from "./incomplete-gamma";

/** Returns P(χ² ≥ x) for `degreesOfFreedom` > 0. Too small for a double gives the smallest double, never 0. */
export function chiSquareSurvival(x: number, degreesOfFreedom: number): number {
  return Math.max(incompleteGamma(degreesOfFreedom / 2, x / 2).upper, Number.MIN_VALUE);
}
