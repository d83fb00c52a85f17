/** From log-rank sums to a test. */
import { chiSquareSurvival } from "../distribution/chi-square-survival";
import { inverseQuadraticForm } from "../fitting/inverse-quadratic-form";
import type { LogRankSums } from "./log-rank-sums";

export interface LogRankTest extends LogRankSums {
  /** In the order of first appearance; every list is by group. */
  readonly groups: readonly string[];
  /** Null when nothing failed, or when no two groups were ever at risk together. */
  readonly chiSquare: number | null;
  /** Groups with expected > 0, less one; fewer where groups never were at risk together; null when nothing failed. */
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
}

/** Returns the chi-square test that all groups fail at one rate. */
export function logRankTest(groups: readonly string[], sums: LogRankSums): LogRankTest {
  const informative = sums.expected.filter((value) => value > 0).length;
  if (informative === 0) return { groups, ...sums, chiSquare: null, degreesOfFreedom: null, p: null };
  const score = sums.observed.map((value, g) => value - sums.expected[g]!);
  const { value, rank } = inverseQuadraticForm(sums.covariance, score);
  if (rank === 0) return { groups, ...sums, chiSquare: null, degreesOfFreedom: informative - 1, p: null };
  return { groups, ...sums, chiSquare: value, degreesOfFreedom: rank, p: chiSquareSurvival(value, rank) };
}
