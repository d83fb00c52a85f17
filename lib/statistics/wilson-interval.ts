/** A proportion with its interval. */
import { normalQuantile } from "./distribution/normal-quantile";
import { refuse, requireConfidenceLevel } from "./require-numbers";

export interface WilsonInterval {
  readonly proportion: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Returns the Wilson score interval without continuity correction; 0 of n has lower limit 0, n of n upper limit 1,
 * and no trial gives null. Wilson 1927, doi:10.1080/01621459.1927.10502953.
 */
export function wilsonInterval(
  counts: { readonly successes: number; readonly trials: number },
  options: { readonly confidenceLevel?: number | undefined } = {},
): WilsonInterval {
  const { successes, trials } = counts;
  const { confidenceLevel = 0.95 } = options;
  requireConfidenceLevel(confidenceLevel);
  const areCounts = Number.isInteger(successes) && Number.isInteger(trials);
  if (!areCounts || successes < 0 || successes > trials) {
    refuse(`expected whole numbers 0 ≤ successes ≤ trials, found ${successes} of ${trials}`);
  }
  if (trials === 0) return { proportion: null, lower: null, upper: null };
  const z = normalQuantile((1 - confidenceLevel) / 2);
  const proportion = successes / trials;
  const centre = proportion + (z * z) / (2 * trials);
  const halfWidth =
    Math.abs(z) * Math.sqrt((proportion * (1 - proportion) + (z * z) / (4 * trials)) / trials);
  const scale = 1 + (z * z) / trials;
  return {
    proportion,
    // The product of both limits is p² / scale: of few successes among many, the difference would lose its digits.
    lower: successes === 0 ? 0 : proportion * (proportion / (centre + halfWidth)),
    upper: successes === trials ? 1 : (centre + halfWidth) / scale,
  };
}
