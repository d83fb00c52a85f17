/**
 * The comparison itself: observations in, ordered tables out, one for each comparability group, each pair of rows with
 * its grade. Pure and deterministic: the same observations in any order give the same digits.
 */
import { holm } from "@/lib/statistics/holm";
import { type Arm, armKey, counted, metricTitles, sizeOf } from "./arm";
import {
  type ComparabilityGroup,
  comparabilityGroups,
  compareText,
  type GroupCondition,
  type RelaxedCondition,
} from "./comparability";
import { type Confounder, confounders } from "./confounder";
import {
  criticalCurrentCurve,
  criticalCurrentPoint,
  criticalCurrentRemarks,
  criticalCurrentStatistic,
} from "./critical-current-arm";
import { efficiencyPoint, efficiencyRemarks, efficiencyStatistic } from "./efficiency-arm";
import { type Grade, type GradedPair, gradePair, gradeTitles, lowestGrade } from "./grade";
import { lifeCurve, lifeIncidence, lifePoint, lifeRemarks, lifeStatistic } from "./life-arm";
import { listed } from "./number-text";
import type {
  ComparisonMetric,
  ConditionName,
  CriticalCurrentValue,
  EfficiencyValue,
  LifeValue,
  Observation,
  ObservationOf,
} from "./observation";
import { type PairTest, testPair } from "./pair-test";

export interface ComparisonOptions {
  readonly metric: ComparisonMetric;
  /** @default none */
  readonly relax?: readonly ConditionName[] | undefined;
  /** Counts published values as if they were cells of the lab; visible in the result. @default false */
  readonly poolReported?: boolean | undefined;
}

/** One pair of rows; `isNeighbour` pairs carry the order of the table. */
export interface ComparedArms extends GradedPair, PairTest {
  readonly upper: string;
  readonly lower: string;
  readonly isNeighbour: boolean;
  readonly pHolm: number | null;
  readonly confounders: readonly Confounder[];
}

export type RankedArm = Omit<Arm, "observations">;

export interface RankedGroup {
  readonly key: string;
  readonly matched: readonly GroupCondition[];
  readonly relaxed: readonly RelaxedCondition[];
  readonly arms: readonly RankedArm[];
  readonly pairs: readonly ComparedArms[];
  readonly grade: Grade;
  /** What the PI may say, with its reason: "Ag > Zn > Au > Cu, descriptive only: n not reported". */
  readonly sentence: string;
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
  const { metric, relax = [], poolReported = false } = options;
  const { title, unit } = metricTitles[metric];
  const own = observations.filter(({ value }) => value.metric === metric);
  const groups = comparabilityGroups(own, { metric, relax });
  return {
    metric,
    title,
    unit,
    groups: groups.map((group) => rankGroup(group, metric, poolReported)),
    cells: counted(own).length,
    excluded: own.length - counted(own).length,
    poolsReported: poolReported,
    refusals: refusalsBetween(groups),
  };
}

function rankGroup(group: ComparabilityGroup, metric: ComparisonMetric, poolReported: boolean): RankedGroup {
  const byArm = new Map<string, Observation[]>();
  for (const observation of group.observations) {
    const key = armKey(observation, poolReported);
    byArm.set(key, [...(byArm.get(key) ?? []), observation]);
  }
  const arms = [...byArm].map(([key, members]) => armOf(key, members, metric)).sort(bestFirst);
  const pairs = comparePairs(arms, group);
  const neighbours = pairs.filter(({ isNeighbour }) => isNeighbour);
  const grade = lowestGrade(neighbours);
  return {
    key: group.key,
    matched: group.matched,
    relaxed: group.relaxed,
    arms: arms.map(({ observations: _, ...arm }) => arm),
    pairs,
    grade,
    sentence: sentenceOf(arms, neighbours, grade),
  };
}

/** Highest first; unknown values last; ties by metal, so that the order of the input changes nothing. */
function bestFirst(a: Arm, b: Arm): number {
  const [first, second] = [a.statistic.order, b.statistic.order];
  if (first !== second) {
    if (first === null) return 1;
    if (second === null) return -1;
    return second - first;
  }
  return compareText(a.key, b.key);
}

function armOf(key: string, observations: readonly Observation[], metric: ComparisonMetric): Arm {
  const first = observations[0];
  const shared = {
    key,
    metal: first?.metal ?? "",
    provenance: key.endsWith("|measured") ? ("measured" as const) : (first?.provenance ?? "measured"),
    ...sizeOf(observations),
    observations,
    sensitivity: null,
    curve: null,
    incidence: [],
  };
  switch (metric) {
    case "coulombic_efficiency": {
      const members = observations as readonly ObservationOf<EfficiencyValue>[];
      return {
        ...shared,
        points: members.map(efficiencyPoint),
        statistic: efficiencyStatistic(members),
        remarks: efficiencyRemarks(members),
      };
    }
    case "critical_current_density": {
      const members = observations as readonly ObservationOf<CriticalCurrentValue>[];
      return {
        ...shared,
        points: members.map(criticalCurrentPoint),
        statistic: criticalCurrentStatistic(members),
        curve: criticalCurrentCurve(members),
        remarks: criticalCurrentRemarks(members),
      };
    }
    case "cycle_life": {
      const members = observations as readonly ObservationOf<LifeValue>[];
      const hasUnknown = counted(members).some(({ value }) => (value as LifeValue).end === "unknown");
      return {
        ...shared,
        points: members.map(lifePoint),
        statistic: lifeStatistic(members),
        sensitivity: hasUnknown ? lifeStatistic(members, "event") : null,
        curve: lifeCurve(members),
        incidence: lifeIncidence(members),
        remarks: lifeRemarks(members),
      };
    }
  }
}

function comparePairs(arms: readonly Arm[], group: ComparabilityGroup): ComparedArms[] {
  const pairs = arms.flatMap((upper, at) =>
    arms.slice(at + 1).map((lower, distance) => ({ upper, lower, isNeighbour: distance === 0 })),
  );
  const tests = pairs.map(({ upper, lower }) => testPair(upper, lower));
  const adjusted = holm(tests.map(({ p }) => p));
  return pairs.map(({ upper, lower, isNeighbour }, index) => {
    const test = tests[index]!;
    const found = confounders(upper, lower);
    const graded = gradePair({
      upper,
      lower,
      group,
      arms: arms.length,
      pHolm: adjusted[index] ?? null,
      testMethod: test.method,
      confounders: found,
      isOrderStable: isStable(upper, lower),
    });
    // Where nothing but the order may be claimed, no test and no probability is shown either.
    const claims = graded.grade === "descriptive_only" ? { p: null, probabilityUpperBetter: null } : {};
    return {
      ...test,
      ...graded,
      ...claims,
      upper: upper.key,
      lower: lower.key,
      isNeighbour,
      pHolm: graded.grade === "descriptive_only" ? null : (adjusted[index] ?? null),
      confounders: found,
    };
  });
}

function isStable(upper: Arm, lower: Arm): boolean {
  const [a, b] = [upper.sensitivity ?? upper.statistic, lower.sensitivity ?? lower.statistic];
  return a.order === null || b.order === null || a.order >= b.order;
}

function sentenceOf(arms: readonly Arm[], neighbours: readonly ComparedArms[], grade: Grade): string {
  const only = arms[0];
  if (only === undefined) return "No cells.";
  if (arms.length === 1) {
    return `Only ${only.metal} has cells under these conditions: there is nothing to rank it against.`;
  }
  const order = arms
    .map((arm, index) => {
      const next = arms[index + 1];
      if (next === undefined) return arm.metal;
      return `${arm.metal} ${arm.statistic.order === next.statistic.order ? "=" : ">"}`;
    })
    .join(" ");
  const reasons = [...new Set(neighbours.flatMap((pair) => pair.reasons))];
  return reasons.length === 0
    ? `${order}, ${gradeTitles[grade]}.`
    : `${order}, ${gradeTitles[grade]}: ${listed(reasons)}.`;
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
