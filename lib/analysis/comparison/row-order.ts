/** How two rows of a table stand to each other before any test: above, level, or not told by the data. */
import type { Arm, ArmStatistic } from "./arm";
import type { ComparisonMetric } from "./observation";
import { compareText } from "./text-order";

export type RowOrder = "above" | "level" | "open";

const seriesRank = { measured: 0, simulated: 1, reported: 2 } as const;

/** The lab's own series first; in a series highest first, unknown values last, ties by name. */
export function bestFirst(a: Arm, b: Arm): number {
  const series = seriesRank[a.provenance] - seriesRank[b.provenance];
  if (series !== 0) return series;
  const [first, second] = [a.statistic, b.statistic];
  if (first.order !== second.order) {
    if (first.order === null) return 1;
    if (second.order === null) return -1;
    return second.order - first.order;
  }
  if (first.isOpenAbove !== second.isOpenAbove) return first.isOpenAbove ? -1 : 1;
  return compareText(a.key, b.key);
}

/**
 * What two statistics say of their order. A lower row that is open above may lie anywhere, and intervals that overlap
 * leave the order open too; "open" also where a row has no value.
 */
export function rowOrder(upper: ArmStatistic, lower: ArmStatistic, metric: ComparisonMetric): RowOrder {
  if (upper.order === null || lower.order === null) return "open";
  if (metric === "critical_current_density") return intervalOrder(upper, lower);
  if (lower.isOpenAbove) return "open";
  return upper.order === lower.order && !upper.isOpenAbove ? "level" : "above";
}

function intervalOrder(upper: ArmStatistic, lower: ArmStatistic): RowOrder {
  const isSame = upper.lower === lower.lower && upper.upper === lower.upper;
  if (isSame) return upper.upper === null ? "open" : "level";
  const top = lower.upper ?? Number.POSITIVE_INFINITY;
  return (upper.lower ?? 0) >= top - 1e-9 ? "above" : "open";
}
