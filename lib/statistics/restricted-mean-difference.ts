/** The difference of two mean lives up to a common horizon. */
import { normalQuantile } from "./distribution/normal-quantile";
import { normalTwoSidedP } from "./distribution/normal-two-sided-p";
import { type RestrictedMeanOptions, restrictedMean } from "./restricted-mean";
import type { SurvivalData } from "./survival/survival-data";

export interface RestrictedMeanDifference {
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Null when the standard error is 0: without spread there is no test. */
  readonly pTwoSided: number | null;
}

/** Returns the restricted mean of `a` less that of `b`, with a normal interval; all null when either is null. */
export function restrictedMeanDifference(
  arms: { readonly a: SurvivalData; readonly b: SurvivalData },
  options: RestrictedMeanOptions,
): RestrictedMeanDifference {
  const a = restrictedMean(arms.a, options);
  const b = restrictedMean(arms.b, options);
  if (a.mean === null || b.mean === null) {
    return { difference: null, standardError: null, lower: null, upper: null, pTwoSided: null };
  }
  const difference = a.mean - b.mean;
  const standardError = Math.hypot(a.standardError ?? 0, b.standardError ?? 0);
  const halfWidth = -normalQuantile((1 - (options.confidenceLevel ?? 0.95)) / 2) * standardError;
  return {
    difference,
    standardError,
    lower: difference - halfWidth,
    upper: difference + halfWidth,
    pTwoSided: standardError > 0 ? normalTwoSidedP(difference / standardError) : null,
  };
}
