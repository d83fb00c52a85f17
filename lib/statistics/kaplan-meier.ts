/** The product-limit estimate of survival. */
import { normalQuantile } from "./distribution/normal-quantile";
import { requireConfidenceLevel } from "./require-numbers";
import { type RiskTable, riskTable } from "./survival/risk-table";
import { requireSurvivalData, type SurvivalData } from "./survival/survival-data";

export interface KaplanMeierOptions {
  /** @default 0.95 */
  readonly confidenceLevel?: number | undefined;
}

export interface KaplanMeier extends RiskTable {
  readonly n: number;
  readonly survival: readonly number[];
  /** Greenwood; 0 where nothing has failed yet, null where S is 0. */
  readonly standardError: readonly (number | null)[];
  /** Pointwise log(−log S) limits; null where S is 1 or 0. */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** Smallest time with S ≤ 0.5; null when it is not reached. */
  readonly median: number | null;
  /** Brookmeyer–Crowley limits of the median; null when the limit curve never falls to 0.5. */
  readonly medianLower: number | null;
  readonly medianUpper: number | null;
}

/**
 * Returns survival at each distinct time, its limits and the median, times in the unit given. A subject censored at
 * the time of an event is still at risk there; an event at time 0 lowers S(0). No subject: empty rows, median null.
 * Kaplan and Meier 1958, doi:10.1080/01621459.1958.10501452; Brookmeyer and Crowley 1982, doi:10.2307/2530286.
 */
export function kaplanMeier(data: SurvivalData, options: KaplanMeierOptions = {}): KaplanMeier {
  const { confidenceLevel = 0.95 } = options;
  requireSurvivalData(data);
  requireConfidenceLevel(confidenceLevel);
  const z = -normalQuantile((1 - confidenceLevel) / 2);
  const table = riskTable(data);
  const survival: number[] = [];
  const standardError: (number | null)[] = [];
  const lower: (number | null)[] = [];
  const upper: (number | null)[] = [];
  let alive = 1;
  let greenwood = 0;
  for (let i = 0; i < table.time.length; i++) {
    const n = table.atRisk[i]!;
    const d = table.events[i]!;
    alive *= (n - d) / n;
    if (d > 0 && n > d) greenwood += d / (n * (n - d));
    survival.push(alive);
    standardError.push(alive === 0 ? null : alive * Math.sqrt(greenwood));
    const isEdge = alive === 0 || alive === 1;
    const halfWidth = isEdge ? 0 : (z * Math.sqrt(greenwood)) / Math.abs(Math.log(alive));
    lower.push(isEdge ? null : alive ** Math.exp(halfWidth));
    upper.push(isEdge ? null : alive ** Math.exp(-halfWidth));
  }
  return {
    n: data.time.length,
    ...table,
    survival,
    standardError,
    lower,
    upper,
    median: firstAtOrBelowHalf(table.time, survival),
    medianLower: firstAtOrBelowHalf(table.time, lower),
    medianUpper: firstAtOrBelowHalf(table.time, upper),
  };
}

/** Products of fractions miss 0.5 by rounding, hence the tolerance. */
function firstAtOrBelowHalf(time: readonly number[], curve: readonly (number | null)[]): number | null {
  const index = curve.findIndex((value) => value !== null && value <= 0.5 + 1e-9);
  return time[index] ?? null;
}
