/** The two-sided p value of a standard normal statistic. */
import { normalCdf } from "./normal-cdf";

/** Returns P(|Z| ≥ |z|). A value too small for a double is the smallest double, since such a p is never 0. */
export function normalTwoSidedP(z: number): number {
  return Math.max(2 * normalCdf(-Math.abs(z)), Number.MIN_VALUE);
}
