/** The log-rank test within strata. */
import { requireSameLength } from "./require-numbers";
import {
  type GroupedSurvivalData,
  groupNames,
  requireGroupedSurvivalData,
} from "./survival/group-risk-table";
import { addLogRankSums, emptyLogRankSums } from "./survival/log-rank-sums";
import { type LogRankTest, logRankTest } from "./survival/log-rank-test";

export interface StratifiedSurvivalData extends GroupedSurvivalData {
  /** Subjects are compared only within their stratum, e.g. the lot of their pellet. */
  readonly stratum: readonly string[];
}

/** Returns the log-rank test with observed, expected and covariance summed over the strata. */
export function logRankStratified(data: StratifiedSurvivalData): LogRankTest {
  requireGroupedSurvivalData(data);
  requireSameLength({ time: data.time, stratum: data.stratum });
  const groups = groupNames(data);
  const members = new Map<string, number[]>();
  data.stratum.forEach((name, i) => {
    const list = members.get(name);
    if (list === undefined) members.set(name, [i]);
    else list.push(i);
  });
  const sums = emptyLogRankSums(groups);
  for (const subjects of members.values()) addLogRankSums(sums, data, groups, subjects);
  return logRankTest(groups, sums);
}
