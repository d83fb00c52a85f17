/** A straight line through weighted points. */
import { studentTQuantile } from "./distribution/student-t-quantile";
import { refuse, requireConfidenceLevel, requireFinite, requireSameLength } from "./require-numbers";

export interface StraightLineData {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** 1/variance up to a common factor; a weight of 0 takes the point out. @default 1 each */
  readonly weights?: readonly number[] | undefined;
}

/** Null where the points cannot tell: no spread in x leaves all null, no degree of freedom only the errors. */
export interface StraightLine {
  readonly intercept: number | null;
  readonly slope: number | null;
  readonly standardErrorIntercept: number | null;
  readonly standardErrorSlope: number | null;
  readonly lowerSlope: number | null;
  readonly upperSlope: number | null;
  readonly residualDegreesOfFreedom: number | null;
  /** Weighted; null when all y are equal. */
  readonly rSquared: number | null;
  readonly residualStandardError: number | null;
}

/** Returns y = intercept + slope x by weighted least squares; standard errors are scaled by the residual variance. */
export function weightedLeastSquares(
  data: StraightLineData,
  options: { readonly confidenceLevel?: number | undefined } = {},
): StraightLine {
  const { confidenceLevel = 0.95 } = options;
  const { weights = data.x.map(() => 1) } = data;
  requireSameLength({ x: data.x, y: data.y, weights });
  requireFinite("x", data.x);
  requireFinite("y", data.y);
  requireFinite("weights", weights);
  requireConfidenceLevel(confidenceLevel);
  weights.forEach((weight, i) => {
    if (weight < 0) refuse(`weights[${i}] must not be negative, found ${weight}`);
  });
  const used = weights.map((_, i) => i).filter((i) => weights[i]! > 0);
  const x = used.map((i) => data.x[i]!);
  const y = used.map((i) => data.y[i]!);
  // Only ratios of weights matter; the largest becomes 1 so that tiny variances cannot overflow the sums.
  const largest = Math.max(...used.map((i) => weights[i]!));
  const w = used.map((i) => weights[i]! / largest);
  if (x.every((each) => each === x[0])) return notEstimable;

  const total = w.reduce((sum, each) => sum + each, 0);
  const meanX = weightedMean(w, x, total);
  const meanY = weightedMean(w, y, total);
  const unitX = binaryUnit(x, meanX);
  const unitY = binaryUnit(y, meanY);
  const dx = x.map((each) => (each - meanX) / unitX);
  const dy = y.map((each) => (each - meanY) / unitY);
  const sxx = weightedSum(
    w,
    dx.map((each) => each * each),
  );
  const steepness =
    weightedSum(
      w,
      dx.map((each, i) => each * dy[i]!),
    ) / sxx;
  const slope = steepness * (unitY / unitX);
  const centre = meanX / unitX;
  const intercept = meanY - steepness * centre * unitY;
  const residualSquares = weightedSum(
    w,
    dx.map((each, i) => (dy[i]! - steepness * each) ** 2),
  );
  const totalSquares = weightedSum(
    w,
    dy.map((each) => each * each),
  );
  const isFlat = y.every((each) => each === y[0]);
  const rSquared = isFlat ? null : 1 - residualSquares / totalSquares;
  const residualDegreesOfFreedom = x.length - 2;
  const line = { intercept, slope, residualDegreesOfFreedom, rSquared };
  if (residualDegreesOfFreedom === 0) return { ...notEstimable, ...line };

  const scale = Math.sqrt(residualSquares / residualDegreesOfFreedom);
  const standardErrorSlope = (scale / Math.sqrt(sxx)) * (unitY / unitX);
  const halfWidth = studentTQuantile(confidenceLevel, residualDegreesOfFreedom) * standardErrorSlope;
  return {
    ...line,
    standardErrorIntercept: scale * Math.sqrt(1 / total + (centre * centre) / sxx) * unitY,
    standardErrorSlope,
    lowerSlope: slope - halfWidth,
    upperSlope: slope + halfWidth,
    residualStandardError: scale * unitY * Math.sqrt(largest),
  };
}

const notEstimable: StraightLine = {
  intercept: null,
  slope: null,
  standardErrorIntercept: null,
  standardErrorSlope: null,
  lowerSlope: null,
  upperSlope: null,
  residualDegreesOfFreedom: null,
  rSquared: null,
  residualStandardError: null,
};

/** Reckoned from the first value, so that the mean of equal values is that value to the last digit. */
function weightedMean(weights: readonly number[], values: readonly number[], total: number): number {
  const [first = 0] = values;
  return (
    first +
    weightedSum(
      weights,
      values.map((each) => each - first),
    ) /
      total
  );
}

/** The power of two just below the largest deviation: in this unit squares of tiny and huge values stay in range. */
function binaryUnit(values: readonly number[], mean: number): number {
  const largest = values.reduce((most, each) => Math.max(most, Math.abs(each - mean)), 0);
  return largest > 0 ? 2 ** Math.floor(Math.log2(largest)) : 1;
}

function weightedSum(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((sum, weight, i) => sum + weight * values[i]!, 0);
}
