/** The binomial distribution function. */
import { incompleteBeta } from "./incomplete-beta";

/** Returns P(X ≤ k) for X successes in n trials of the given probability. */
export function binomialCdf(k: number, n: number, probability: number): number {
  if (k < 0) return 0;
  const whole = Math.floor(k);
  if (whole >= n) return 1;
  return incompleteBeta(n - whole, whole + 1, 1 - probability, probability).lower;
}
