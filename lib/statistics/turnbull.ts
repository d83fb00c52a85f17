/** The distribution of a quantity known only to lie in an interval. */
import { innermostIntervals } from "./interval-censoring/innermost-intervals";
import { logLikelihood, patternProbabilities } from "./interval-censoring/likelihood";
import { maximumLikelihoodMasses } from "./interval-censoring/maximum-likelihood-masses";
import { refuse, requireFinite, requireSameLength } from "./require-numbers";

export interface IntervalCensoredData {
  /** Last survived, not included; null when unbounded below. */
  readonly lower: readonly (number | null)[];
  /** First failed, included; null when it never failed. Equal ends are an exact observation. */
  readonly upper: readonly (number | null)[];
}

export interface MassInterval {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly mass: number;
}

export interface Turnbull {
  readonly n: number;
  /** The innermost intervals (lower, upper] in order, those of mass 0 included; where inside the mass lies is unknown. */
  readonly intervals: readonly MassInterval[];
  /** Null without observations. */
  readonly logLikelihood: number | null;
  /** P(X > at) at the values asked for; null strictly inside an interval with mass. */
  readonly survival: readonly (number | null)[];
  /** The first interval at whose end survival is at most 0.5; both ends null without observations. */
  readonly medianInterval: { readonly lower: number | null; readonly upper: number | null };
  /** False when the maximum was not reached to 1e-8, relative; the masses are then what was reached. */
  readonly isConverged: boolean;
}

/** Below this a mass is rounding. */
const noMass = 1e-10;

/**
 * Returns the non-parametric maximum-likelihood estimate from half-open intervals (lower, upper].
 * Turnbull 1976, www.jstor.org/stable/2984980.
 */
export function turnbull(
  data: IntervalCensoredData,
  options: { readonly at?: readonly number[] | undefined } = {},
): Turnbull {
  const { at = [] } = options;
  const observations = boundedObservations(data);
  requireFinite("at", at);
  const n = observations.length;
  if (n === 0) {
    const medianInterval = { lower: null, upper: null };
    const survival = at.map(() => null);
    return { n, intervals: [], logLikelihood: null, survival, medianInterval, isConverged: true };
  }
  const { intervals, patterns } = innermostIntervals(observations);
  const { masses, violation } = maximumLikelihoodMasses(patterns, intervals.length);
  const weighed = intervals.map((interval, j) => ({
    ...interval,
    mass: masses[j]! > noMass ? masses[j]! : 0,
  }));

  let below = 0;
  const medianInterval = weighed.find(({ mass }) => {
    below += mass;
    return below >= 0.5 - 1e-9;
  })!;
  return {
    n,
    intervals: weighed.map((each) => ({ ...asGiven(each), mass: each.mass })),
    logLikelihood: logLikelihood(patterns, patternProbabilities(patterns, masses)),
    survival: at.map((value) => survivalAt(value, weighed)),
    medianInterval: asGiven(medianInterval),
    isConverged: violation < 1e-8,
  };
}

interface WeighedInterval {
  readonly lower: number;
  readonly upper: number;
  readonly mass: number;
}

function survivalAt(value: number, intervals: readonly WeighedInterval[]): number | null {
  let above = 0;
  for (const { lower, upper, mass } of intervals) {
    if (mass === 0) continue;
    if (lower < value && value < upper) return null;
    if (lower >= value && upper > value) above += mass;
  }
  return Math.min(1, above);
}

function boundedObservations({
  lower,
  upper,
}: IntervalCensoredData): readonly { lower: number; upper: number }[] {
  requireSameLength({ lower, upper });
  return lower.map((from, i) => {
    const to = upper[i]!;
    requireFinite(
      `lower and upper of observation ${i}: value`,
      [from, to].filter((each) => each !== null),
    );
    const bounds = { lower: from ?? Number.NEGATIVE_INFINITY, upper: to ?? Number.POSITIVE_INFINITY };
    if (bounds.lower > bounds.upper) refuse(`lower[${i}] ${from} lies above upper[${i}] ${to}`);
    return bounds;
  });
}

function asGiven({ lower, upper }: { readonly lower: number; readonly upper: number }) {
  return { lower: Number.isFinite(lower) ? lower : null, upper: Number.isFinite(upper) ? upper : null };
}
