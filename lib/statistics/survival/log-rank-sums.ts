/** The sums of the log-rank family over one population or over strata. */
import { type GroupedSurvivalData, visitEventTimes } from "./group-risk-table";

export interface LogRankSums {
  readonly observed: number[];
  readonly expected: number[];
  /** Covariance of observed − expected: hypergeometric, (n − d)/(n − 1) taken as 0 for n = 1. */
  readonly covariance: number[][];
}

/** Returns sums of nothing, to be filled by `addLogRankSums`. */
export function emptyLogRankSums(groups: readonly string[]): LogRankSums {
  return {
    observed: groups.map(() => 0),
    expected: groups.map(() => 0),
    covariance: groups.map(() => groups.map(() => 0)),
  };
}

/** Adds the contribution of the subjects whose indices are given. */
export function addLogRankSums(
  sums: LogRankSums,
  data: GroupedSurvivalData,
  groups: readonly string[],
  subjects: readonly number[],
): void {
  const { observed, expected, covariance } = sums;
  visitEventTimes(data, groups, subjects, ({ atRisk, events, totalAtRisk: n, totalEvents: d }) => {
    const factor = n > 1 ? (d * (n - d)) / (n * n * (n - 1)) : 0;
    for (let g = 0; g < groups.length; g++) {
      const ng = atRisk[g]!;
      observed[g]! += events[g]!;
      if (ng === 0) continue;
      expected[g]! += (d * ng) / n;
      const row = covariance[g]!;
      row[g]! += factor * ng * (n - ng);
      for (let h = 0; h < groups.length; h++) if (h !== g) row[h]! -= factor * ng * atRisk[h]!;
    }
  });
}
