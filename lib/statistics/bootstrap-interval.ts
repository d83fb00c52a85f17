/** Bootstrap intervals: percentile and bias-corrected accelerated. */
import { normalCdf } from "./distribution/normal-cdf";
import { normalQuantile } from "./distribution/normal-quantile";
import { refuse, requireConfidenceLevel, requireFinite } from "./require-numbers";
import { drawnReplicates } from "./resampling/drawn-replicates";
import { enumeratedReplicates, mostEnumerated } from "./resampling/enumerated-replicates";
import { defaultSeed } from "./resampling/random-generator";
import { requireSampling } from "./resampling/require-sampling";
import {
  type BootstrapStatistic,
  type ResampleStatistic,
  resampleStatistic,
} from "./resampling/resample-statistic";

export type BootstrapMethod = "percentile" | "bca";

export interface BootstrapOptions {
  /** @default "mean" */
  readonly statistic?: BootstrapStatistic | undefined;
  /** @default "bca" */
  readonly method?: BootstrapMethod | undefined;
  /** @default 0.95 */
  readonly confidenceLevel?: number | undefined;
  /** Resamples drawn when n is above 10. @default 10,000 */
  readonly resamples?: number | undefined;
  /** @default 1 */
  readonly seed?: number | undefined;
}

export interface BootstrapInterval {
  readonly n: number;
  readonly estimate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** `enumeration` of every resample to n = 10, exact; above that drawn from the seed. Null when nothing was resampled. */
  readonly resampling: "enumeration" | "monte-carlo" | null;
  /** Drawn, or nⁿ where all were counted. */
  readonly resamples: number | null;
  /** Null where no chance came in. */
  readonly seed: number | null;
  /** Bias correction, acceleration and the levels of the quantiles taken (bca). */
  readonly z0: number | null;
  readonly acceleration: number | null;
  readonly levels: readonly [number, number] | null;
}

/**
 * Returns the interval in the unit of the values. Without spread both limits are the value, one value included, so
 * the caller must ask for enough of them: below n = 6 the stated confidence is not reached. No value, a geometric
 * mean of a value ≤ 0, and a jackknife without spread (bca) are not estimable.
 * Efron 1987, doi:10.1080/01621459.1987.10478410.
 */
export function bootstrapInterval(
  values: readonly number[],
  options: BootstrapOptions = {},
): BootstrapInterval {
  const { statistic: kind = "mean", method = "bca", confidenceLevel = 0.95 } = options;
  const { resamples = 10_000, seed = defaultSeed } = options;
  requireFinite("values", values);
  requireConfidenceLevel(confidenceLevel);
  requireSampling({ resamples, seed });
  if (method !== "percentile" && method !== "bca")
    refuse(`method must be percentile or bca, found ${String(method)}`);
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const statistic = resampleStatistic(kind, sorted);
  if (n === 0 || (kind === "geometricMean" && sorted[0]! <= 0)) return { ...nothing, n };
  if (sorted[0] === sorted[n - 1]) {
    return { ...nothing, n, estimate: sorted[0]!, lower: sorted[0]!, upper: sorted[0]! };
  }

  const estimate = statistic(new Int32Array(n).fill(1), n);
  const isEnumerated = n <= mostEnumerated;
  const replicates = isEnumerated
    ? enumeratedReplicates(statistic, n)
    : drawnReplicates(statistic, n, { resamples, seed });
  const result = {
    ...nothing,
    n,
    estimate,
    resampling: isEnumerated ? ("enumeration" as const) : ("monte-carlo" as const),
    resamples: replicates.resamples,
    seed: isEnumerated ? null : seed,
  };
  const tail = (1 - confidenceLevel) / 2;
  if (method === "percentile") {
    return { ...result, lower: replicates.quantile(tail), upper: replicates.quantile(1 - tail) };
  }
  const z0 = finiteOrNull(
    normalQuantile(replicates.shareBelow(estimate, equalWithin(kind, estimate, sorted))),
  );
  const acceleration = jackknifeAcceleration(statistic, n);
  if (z0 === null || acceleration === null) return { ...result, z0, acceleration };
  const level = (z: number) => normalCdf(z0 + (z0 + z) / (1 - acceleration * (z0 + z)));
  const z = normalQuantile(tail);
  // Beyond this the transformation folds back and the levels mean nothing.
  if (acceleration * (z0 + z) >= 1 || acceleration * (z0 - z) >= 1) return { ...result, z0, acceleration };
  const levels = [level(z), level(-z)] as const;
  const [lower, upper] = levels.map((each) => replicates.quantile(each));
  return { ...result, z0, acceleration, levels, lower: lower!, upper: upper! };
}

/**
 * Returns how near a replicate must come to equal the estimate: 1e-12 of it, and for a mean at least what rounding
 * leaves of values that cancel, since otherwise the ties with an estimate of 0 would fall to either side by chance.
 */
function equalWithin(kind: BootstrapStatistic, estimate: number, sorted: Float64Array): number {
  const relative = 1e-12 * Math.abs(estimate);
  if (kind !== "mean") return relative;
  const largest = Math.max(Math.abs(sorted[0]!), Math.abs(sorted.at(-1)!));
  return Math.max(relative, sorted.length * Number.EPSILON * largest);
}

/** Null when leaving out any one value changes nothing. */
function jackknifeAcceleration(statistic: ResampleStatistic, n: number): number | null {
  const counts = new Int32Array(n).fill(1);
  const without = Array.from({ length: n }, (_, i) => {
    counts[i] = 0;
    const value = statistic(counts, n - 1);
    counts[i] = 1;
    return value;
  });
  if (without.every((each) => each === without[0])) return null;
  const mean = without.reduce((sum, each) => sum + each, 0) / n;
  const deviations = without.map((each) => mean - each);
  // In units of the largest, so that powers neither overflow nor vanish.
  const largest = deviations.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const squares = deviations.reduce((sum, each) => sum + (each / largest) ** 2, 0);
  const cubes = deviations.reduce((sum, each) => sum + (each / largest) ** 3, 0);
  return cubes / (6 * squares ** 1.5);
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

const nothing: BootstrapInterval = {
  n: 0,
  estimate: null,
  lower: null,
  upper: null,
  resampling: null,
  resamples: null,
  seed: null,
  z0: null,
  acceleration: null,
  levels: null,
};
