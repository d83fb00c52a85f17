/** The log-rank test. */
import {
  type GroupedSurvivalData,
  groupNames,
  requireGroupedSurvivalData,
} from "./survival/group-risk-table";
import { addLogRankSums, emptyLogRankSums } from "./survival/log-rank-sums";
import { type LogRankTest, logRankTest } from "./survival/log-rank-test";

/**
 * Returns observed and expected failures, their covariance and the chi-square test for any number of groups.
 * Mantel 1966; Peto and Peto 1972, doi:10.2307/2344317. Asymptotic: for few subjects use the exact test.
 */
export function logRank(data: GroupedSurvivalData): LogRankTest {
  requireGroupedSurvivalData(data);
  const groups = groupNames(data);
  const sums = emptyLogRankSums(groups);
  addLogRankSums(
    sums,
    data,
    groups,
    data.time.map((_, i) => i),
  );
  return logRankTest(groups, sums);
}
