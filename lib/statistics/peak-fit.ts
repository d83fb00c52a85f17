/** Gaussian peaks on a curved background. */
import { type Linearisation, levenbergMarquardt } from "./fitting/levenberg-marquardt";
import { refuse, requireFinite, requireSameLength } from "./require-numbers";

export interface PeakFitData {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Of y; residuals are divided by it. @default 1 each */
  readonly standardUncertainty?: readonly number[] | undefined;
}

export interface PeakFitOptions {
  /** Height, centre and sigma of each peak, then b0, b1, b2 of the background. */
  readonly start: readonly number[];
  /** The background is b0 + b1 (x − xReference) + b2 (x − xReference)². @default 0 */
  readonly xReference?: number | undefined;
  /** Takes the uncertainties as they are; otherwise errors are scaled by the residual variance. @default false */
  readonly absoluteSigma?: boolean | undefined;
}

export interface FittedPeak {
  readonly height: number | null;
  readonly center: number | null;
  /** Standard deviation of the Gaussian, positive. */
  readonly sigma: number | null;
  readonly standardErrorHeight: number | null;
  readonly standardErrorCenter: number | null;
  readonly standardErrorSigma: number | null;
  /** 2 √(2 ln 2) sigma. */
  readonly fwhm: number | null;
  /** height · sigma · √(2π). */
  readonly area: number | null;
}

export interface PeakFit {
  /** In the order of the start values. */
  readonly peaks: readonly FittedPeak[];
  readonly background: readonly (number | null)[];
  readonly standardErrorBackground: readonly (number | null)[];
  readonly weightedResidualSumOfSquares: number | null;
  readonly degreesOfFreedom: number;
  readonly isConverged: boolean;
}

/**
 * Returns the least-squares fit. All null with fewer points than parameters, without convergence, or when the
 * parameters cannot be told apart; errors null without a degree of freedom (unless absolute).
 */
export function peakFit(data: PeakFitData, options: PeakFitOptions): PeakFit {
  const { x, y, standardUncertainty = x.map(() => 1) } = data;
  const { start, xReference = 0, absoluteSigma = false } = options;
  requireSameLength({ x, y, standardUncertainty });
  requireFinite("x", x);
  requireFinite("y", y);
  requireFinite("standardUncertainty", standardUncertainty);
  requireFinite("start", start);
  standardUncertainty.forEach((each, i) => {
    if (each <= 0) refuse(`standardUncertainty[${i}] must be positive, found ${each}`);
  });
  if (start.length < 3 || start.length % 3 !== 0) {
    refuse(`start must hold three values a peak and three for the background, found ${start.length}`);
  }
  const peakCount = start.length / 3 - 1;
  for (let k = 0; k < peakCount; k++) {
    if (start[3 * k + 2] === 0) refuse(`start: sigma of peak ${k + 1} must not be 0`);
  }
  const degreesOfFreedom = x.length - start.length;
  if (degreesOfFreedom < 0) return notEstimable(peakCount, degreesOfFreedom);

  const fit = levenbergMarquardt(start, (parameters) =>
    linearise(parameters, peakCount, { x, y, standardUncertainty, xReference }),
  );
  const gram = fit.inverseGramDiagonal;
  if (!fit.isConverged || gram === null) return notEstimable(peakCount, degreesOfFreedom);
  const variance = absoluteSigma ? 1 : degreesOfFreedom > 0 ? fit.sumOfSquares / degreesOfFreedom : null;
  const standardError = (index: number) => (variance === null ? null : Math.sqrt(variance * gram[index]!));
  const { parameters } = fit;
  const largest = y.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const peaks = Array.from({ length: peakCount }, (_, k): FittedPeak => {
    const height = parameters[3 * k]!;
    const sigma = Math.abs(parameters[3 * k + 2]!);
    // A peak without height has no place and no width.
    if (Math.abs(height) <= 1e-12 * largest)
      return { ...noPeak, height, standardErrorHeight: standardError(3 * k) };
    return {
      height,
      center: parameters[3 * k + 1]!,
      sigma,
      standardErrorHeight: standardError(3 * k),
      standardErrorCenter: standardError(3 * k + 1),
      standardErrorSigma: standardError(3 * k + 2),
      fwhm: 2 * Math.sqrt(2 * Math.LN2) * sigma,
      area: height * sigma * Math.sqrt(2 * Math.PI),
    };
  });
  const background = [0, 1, 2].map((power) => 3 * peakCount + power);
  return {
    peaks,
    background: background.map((index) => parameters[index]!),
    standardErrorBackground: background.map(standardError),
    weightedResidualSumOfSquares: fit.sumOfSquares,
    degreesOfFreedom,
    isConverged: true,
  };
}

interface Problem extends Required<PeakFitData> {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly standardUncertainty: readonly number[];
  readonly xReference: number;
}

function linearise(parameters: readonly number[], peakCount: number, problem: Problem): Linearisation {
  const { x, y, standardUncertainty, xReference } = problem;
  const residuals = new Float64Array(x.length);
  const jacobian = parameters.map(() => new Float64Array(x.length));
  for (let i = 0; i < x.length; i++) {
    const u = standardUncertainty[i]!;
    let model = 0;
    for (let k = 0; k < 3 * peakCount; k += 3) {
      const height = parameters[k]!;
      const sigma = parameters[k + 2]!;
      const t = (x[i]! - parameters[k + 1]!) / sigma;
      const shape = Math.exp((-t * t) / 2);
      model += height * shape;
      jacobian[k]![i] = shape / u;
      jacobian[k + 1]![i] = (height * shape * t) / (sigma * u);
      jacobian[k + 2]![i] = (height * shape * t * t) / (sigma * u);
    }
    const distance = x[i]! - xReference;
    for (let power = 0; power < 3; power++) {
      const term = distance ** power;
      model += parameters[3 * peakCount + power]! * term;
      jacobian[3 * peakCount + power]![i] = term / u;
    }
    residuals[i] = (model - y[i]!) / u;
  }
  return { residuals, jacobian };
}

const noPeak: FittedPeak = {
  height: null,
  center: null,
  sigma: null,
  standardErrorHeight: null,
  standardErrorCenter: null,
  standardErrorSigma: null,
  fwhm: null,
  area: null,
};

function notEstimable(peakCount: number, degreesOfFreedom: number): PeakFit {
  return {
    peaks: Array.from({ length: peakCount }, () => noPeak),
    background: [null, null, null],
    standardErrorBackground: [null, null, null],
    weightedResidualSumOfSquares: null,
    degreesOfFreedom,
    isConverged: false,
  };
}
