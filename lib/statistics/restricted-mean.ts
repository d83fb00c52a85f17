/** The mean life up to a common horizon. */
import { normalQuantile } from "./distribution/normal-quantile";
import { refuse, requireConfidenceLevel } from "./require-numbers";
import { riskTable } from "./survival/risk-table";
import { requireSurvivalData, type SurvivalData } from "./survival/survival-data";

export interface RestrictedMeanOptions {
  /** The horizon, in the unit of the times. */
  readonly tau: number;
  /** @default 0.95 */
  readonly confidenceLevel?: number | undefined;
}

/** All null when the horizon lies beyond what was observed. */
export interface RestrictedMean {
  readonly mean: number | null;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Returns the area under the Kaplan–Meier curve from 0 to `tau` with a normal interval, in the unit of the times.
 * Beyond the last time it is null while anyone is alive there: the curve is never extended.
 */
export function restrictedMean(data: SurvivalData, options: RestrictedMeanOptions): RestrictedMean {
  const { tau, confidenceLevel = 0.95 } = options;
  requireSurvivalData(data);
  requireConfidenceLevel(confidenceLevel);
  if (!Number.isFinite(tau) || tau < 0) refuse(`tau must be a finite number ≥ 0, found ${tau}`);
  const { time, atRisk, events } = riskTable(data);

  const survival: number[] = [];
  let alive = 1;
  for (let i = 0; i < time.length; i++) {
    alive *= (atRisk[i]! - events[i]!) / atRisk[i]!;
    survival.push(alive);
  }
  if (alive > 0 && tau > (time.at(-1) ?? 0))
    return { mean: null, standardError: null, lower: null, upper: null };

  // From tau backwards: `area` is what lies under the curve from each time up to tau.
  let area = 0;
  let variance = 0;
  let end = tau;
  for (let i = time.length - 1; i >= 0; i--) {
    if (time[i]! > tau) continue;
    area += survival[i]! * (end - time[i]!);
    end = time[i]!;
    const survivors = atRisk[i]! - events[i]!;
    if (survivors > 0) variance += (area * area * events[i]!) / (atRisk[i]! * survivors);
  }
  const mean = area + end;
  const standardError = Math.sqrt(variance);
  const z = -normalQuantile((1 - confidenceLevel) / 2);
  return { mean, standardError, lower: mean - z * standardError, upper: mean + z * standardError };
}
