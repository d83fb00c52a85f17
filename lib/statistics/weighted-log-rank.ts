/** Two-group log-rank tests that weigh early failures more. */
import { chiSquareSurvival } from "./distribution/chi-square-survival";
import { refuse } from "./require-numbers";
import {
  type GroupedSurvivalData,
  groupNames,
  requireGroupedSurvivalData,
  visitEventTimes,
} from "./survival/group-risk-table";

/** The weight of an event time: n at risk, its square root, or pooled survival just before it. */
export type LogRankWeight = "gehan" | "tarone-ware" | "peto-peto";

export interface WeightedLogRank {
  readonly groups: readonly string[];
  /** Weighted observed − expected failures of the first group: negative when it lives longer. */
  readonly score: number;
  readonly variance: number;
  /** Null when the variance is 0: nothing failed, or the groups never were at risk together. */
  readonly chiSquare: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
}

/**
 * Returns the weighted score test of two groups. Gehan 1965, doi:10.1093/biomet/52.1-2.203; Tarone and Ware 1977,
 * doi:10.1093/biomet/64.1.156; Peto and Peto 1972, doi:10.2307/2344317. More than two groups are refused.
 */
export function weightedLogRank(
  data: GroupedSurvivalData,
  options: { readonly weight: LogRankWeight },
): WeightedLogRank {
  requireGroupedSurvivalData(data);
  const groups = groupNames(data);
  if (groups.length > 2) refuse(`a weighted log-rank test compares two groups, found ${groups.length}`);
  let score = 0;
  let variance = 0;
  let survivalBefore = 1;
  let anyFailed = false;
  const subjects = data.time.map((_, i) => i);
  visitEventTimes(data, groups, subjects, ({ atRisk, events, totalAtRisk: n, totalEvents: d }) => {
    anyFailed = true;
    const weight = weightAt(options.weight, n, survivalBefore);
    const n1 = atRisk[0]!;
    score += weight * (events[0]! - (d * n1) / n);
    if (n > 1) variance += (weight * weight * d * (n - d) * n1 * (n - n1)) / (n * n * (n - 1));
    survivalBefore *= (n - d) / n;
  });
  if (!anyFailed) return { groups, score, variance, chiSquare: null, degreesOfFreedom: null, p: null };
  const degreesOfFreedom = groups.length - 1;
  if (variance === 0) return { groups, score, variance, chiSquare: null, degreesOfFreedom, p: null };
  const chiSquare = (score * score) / variance;
  return { groups, score, variance, chiSquare, degreesOfFreedom, p: chiSquareSurvival(chiSquare, 1) };
}

function weightAt(kind: LogRankWeight, atRisk: number, survivalBefore: number): number {
  switch (kind) {
    case "gehan":
      return atRisk;
    case "tarone-ware":
      return Math.sqrt(atRisk);
    case "peto-peto":
      return survivalBefore;
    default:
      return refuse(`weight must be gehan, tarone-ware or peto-peto, found ${String(kind)}`);
  }
}
