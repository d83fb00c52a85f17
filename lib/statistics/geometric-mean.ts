/** The mean of quantities that spread over orders of magnitude. */
import { studentTQuantile } from "./distribution/student-t-quantile";
import { requireConfidenceLevel, requireFinite } from "./require-numbers";

export interface GeometricMean {
  readonly n: number;
  /** In the unit of the values; null when there is none, or any value is not positive. */
  readonly mean: number | null;
  /** The factor exp(SD of the logarithms), n − 1; null for one value. */
  readonly standardDeviation: number | null;
  readonly lower: number | null;
  /** Null also where it lies beyond all doubles, as the standard deviation then. */
  readonly upper: number | null;
}

/** Returns the geometric mean and standard deviation with the t interval of the logarithms. */
export function geometricMean(
  values: readonly number[],
  options: { readonly confidenceLevel?: number | undefined } = {},
): GeometricMean {
  const { confidenceLevel = 0.95 } = options;
  requireFinite("values", values);
  requireConfidenceLevel(confidenceLevel);
  const n = values.length;
  if (n === 0 || values.some((value) => value <= 0)) {
    return { n, mean: null, standardDeviation: null, lower: null, upper: null };
  }
  const logarithms = values.map(Math.log);
  const centre = logarithms.reduce((sum, each) => sum + each, 0) / n;
  if (n === 1) return { n, mean: values[0]!, standardDeviation: null, lower: null, upper: null };
  const squares = logarithms.reduce((sum, each) => sum + (each - centre) ** 2, 0);
  const spread = Math.sqrt(squares / (n - 1));
  const halfWidth = (studentTQuantile(confidenceLevel, n - 1) * spread) / Math.sqrt(n);
  return {
    n,
    mean: Math.exp(centre),
    standardDeviation: boundedExp(spread),
    lower: Math.exp(centre - halfWidth),
    upper: boundedExp(centre + halfWidth),
  };
}

/** Two values far apart at a high confidence leave a limit beyond all doubles. */
function boundedExp(exponent: number): number | null {
  const value = Math.exp(exponent);
  return value === Infinity ? null : value;
}
