/**
 * The comparison itself: observations in, ordered tables out, one for each comparability group, each pair of rows with
 * its grade. Pure and deterministic: the same observations in any order give the same digits.
 */
import { counted } from "./arm";
import type { ArmField } from "./arm-field";
import { type ComparabilityGroup, comparabilityGroups } from "./comparability";
import { metricTitles } from "./metric-title";
import type { ComparisonMetric, ConditionName, Observation } from "./observation";
import { type RankedGroup, rankGroup } from "./rank-group";
import { compareText } from "./text-order";

export interface ComparisonOptions {
  readonly metric: ComparisonMetric;
  /** What forms a row. @default ["metal"] */
  readonly armBy?: readonly ArmField[] | undefined;
  /** @default none */
  readonly relax?: readonly ConditionName[] | undefined;
  /** @default none */
  readonly match?: readonly ConditionName[] | undefined;
  /** Counts published values as if they were cells of the lab; visible in the result. @default false */
  readonly poolReported?: boolean | undefined;
}

export interface ComparisonResult {
  readonly metric: ComparisonMetric;
  readonly title: string;
  readonly unit: string;
  readonly groups: readonly RankedGroup[];
  readonly cells: number;
  readonly excluded: number;
  readonly poolsReported: boolean;
  /** Why groups of different conditions are not ranked together; empty with one group. */
  readonly refusals: readonly string[];
}

export function compare(observations: readonly Observation[], options: ComparisonOptions): ComparisonResult {
  const { metric, armBy = ["metal"], poolReported = false } = options;
  const { title, unit } = metricTitles[metric];
  const own = observations.filter(({ value }) => value.metric === metric);
  const groups = comparabilityGroups(own, options);
  return {
    metric,
    title,
    unit,
    groups: groups.map((group) => rankGroup(group, { metric, armBy, poolReported })),
    cells: counted(own).length,
    excluded: own.length - counted(own).length,
    poolsReported: poolReported,
    refusals: refusalsBetween(groups),
  };
}

const mostRefusals = 6;

/** For each pair of groups, what keeps them apart. */
function refusalsBetween(groups: readonly ComparabilityGroup[]): string[] {
  const sentences: string[] = [];
  for (const [at, group] of groups.entries()) {
    for (const other of groups.slice(at + 1)) {
      if (sentences.length === mostRefusals) return sentences;
      const differing = group.matched.flatMap((condition) => {
        const theirs = other.matched.find(({ name }) => name === condition.name);
        return theirs === undefined || theirs.text === condition.text
          ? []
          : [`${condition.title} ${condition.text} against ${theirs.text}`];
      });
      sentences.push(`${metalsOf(group)} is not ranked against ${metalsOf(other)}: ${differing.join("; ")}.`);
    }
  }
  return sentences;
}

function metalsOf(group: ComparabilityGroup): string {
  return [...new Set(group.observations.map(({ metal }) => metal))].sort(compareText).join(", ");
}
