/** The two-sided tail of Student's t distribution. */
import { incompleteBeta } from "./incomplete-beta";

/** Returns P(|T| ≥ |t|) for `degreesOfFreedom` > 0. */
export function studentTTwoSidedP(t: number, degreesOfFreedom: number): number {
  const total = degreesOfFreedom + t * t;
  if (total === Infinity) return 0;
  return incompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total, (t * t) / total).lower;
}
