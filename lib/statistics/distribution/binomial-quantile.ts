/** The binomial quantile. */
import { binomialCdf } from "./binomial-cdf";

/** Products of fractions miss their limit by rounding. */
const slack = 1e-12;

/** Returns the smallest k with P(X ≤ k) ≥ probability for X successes in n trials. */
export function binomialQuantile(probability: number, n: number, successProbability: number): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialCdf(middle, n, successProbability) >= probability - slack) high = middle;
    else low = middle + 1;
  }
  return low;
}
