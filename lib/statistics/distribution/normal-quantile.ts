/** The standard normal quantile. */
import { normalCdf } from "./normal-cdf";

/** Returns z with P(Z ≤ z) = probability; −∞ at 0 and +∞ at 1. */
export function normalQuantile(probability: number): number {
  if (probability === 0.5) return 0;
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (!(probability > 0)) return -Infinity;
  // Abramowitz and Stegun 26.2.23 is good to 4.5e-4; Halley's cubic steps finish it.
  const t = Math.sqrt(-2 * Math.log(probability));
  let z =
    (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308))) - t;
  for (let step = 0; step < 3; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    if (density === 0) break;
    const error = (normalCdf(z) - probability) / density;
    z -= error / (1 + (z * error) / 2);
  }
  return z;
}
