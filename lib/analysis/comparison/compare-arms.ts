/** Every arm of a group against every other: refused with the reason, or tested and graded. */
import { hodgesLehmann } from "@/lib/statistics/hodges-lehmann";
import { holm } from "@/lib/statistics/holm";
import type { FormedArm as Arm } from "./arm";
import { type ArmPair, type Confounder, confounders } from "./confounder";
import { descriptiveReasons, fewestTentative, type GradedPair, openReasons, type TestedPair } from "./grade";
import { percent } from "./number-text";
import type { ComparisonMetric, EfficiencyValue } from "./observation";
import { type PairTest, testPair, untested } from "./pair-test";
import { type RowOrder, rowOrder } from "./row-order";

/** One pair of rows; `isNeighbour` pairs carry the order of the table. */
export interface ComparedArms extends GradedPair, PairTest {
  readonly upper: string;
  readonly lower: string;
  readonly isNeighbour: boolean;
  readonly order: RowOrder;
  readonly pHolm: number | null;
  /** How far apart, only where the order is supported. */
  readonly effect: string | null;
  readonly confounders: readonly Confounder[];
}

/** More pairs than this tell a reader nothing, and cost what a page has not. */
const mostArms = 24;

/**
 * Pairs in the order of the rows. Holm's family is every pair that was tested. Where nothing but the order may be
 * claimed, no test, no probability and no effect is given.
 */
export function compareArms(
  arms: readonly Arm[],
  shared: Pick<ArmPair, "group" | "armBy"> & { readonly metric: ComparisonMetric },
): ComparedArms[] {
  const { group, armBy, metric } = shared;
  const isCrowd = arms.length > mostArms;
  const candidates = pairsOf(arms, isCrowd).map((rows) => {
    const pair = { ...rows, group, armBy };
    const found = confounders(pair);
    const crowd = isCrowd
      ? [`${arms.length} rows are too many to test against each other: filter first`]
      : [];
    const refusals = [...descriptiveReasons(pair, found), ...crowd];
    const test = refusals.length > 0 ? untested("no test") : testPair(rows.upper, rows.lower);
    return { pair, found, refusals, test, isNeighbour: rows.isNeighbour };
  });
  const adjusted = holm(candidates.map(({ test }) => test.p));
  const testedArms = arms.filter(({ nCells }) => (nCells ?? 0) >= fewestTentative).length;
  return candidates.map(({ pair, found, refusals, test, isNeighbour }, index) => {
    const { upper, lower } = pair;
    const pHolm = adjusted[index] ?? null;
    const order = rowOrder(upper.statistic, lower.statistic, metric);
    const turns = turnsOf(upper, lower);
    const tested: TestedPair = { ...pair, testedArms, test, pHolm, confounders: found, order, turns };
    const graded = gradeOf(refusals, tested);
    return {
      ...graded,
      ...test,
      upper: upper.key,
      lower: lower.key,
      isNeighbour,
      order,
      pHolm,
      effect: graded.grade === "supported" ? effectText(upper, lower) : null,
      confounders: found,
    };
  });
}

function gradeOf(refusals: readonly string[], tested: TestedPair): GradedPair {
  if (refusals.length > 0) return { grade: "descriptive_only", reasons: refusals };
  const open = openReasons(tested);
  return open.length === 0 ? { grade: "supported", reasons: [] } : { grade: "tentative", reasons: open };
}

/** Neighbours are the next rows of the same series: a published value between two measured ones parts them not. */
function pairsOf(arms: readonly Arm[], onlyNeighbours: boolean) {
  return arms.flatMap((upper, at) =>
    arms.slice(at + 1, onlyNeighbours ? at + 2 : undefined).map((lower, distance) => ({
      upper,
      lower,
      isNeighbour: distance === 0 && upper.provenance === lower.provenance,
    })),
  );
}

/** Other estimates of the same cells that put the lower row above. */
function turnsOf(upper: Arm, lower: Arm): string[] {
  const turns: string[] = [];
  if (upper.sensitivity !== null || lower.sensitivity !== null) {
    const [a, b] = [upper.sensitivity ?? upper.statistic, lower.sensitivity ?? lower.statistic];
    if (a.order !== null && b.order !== null && a.order < b.order) {
      turns.push(`the order turns ${upper.sensitivity?.name ?? lower.sensitivity?.name ?? ""}`.trim());
    }
  }
  const [a, b] = [upper.restrictedMean, lower.restrictedMean];
  if (a !== null && b !== null && a.mean < b.mean) {
    turns.push(`the order turns by the restricted mean to ${a.horizonCycles} cycles`);
  }
  return turns;
}

/** "20.4 percentage points (18.1 to 23.0, 95 %)", or the difference of restricted means. */
function effectText(upper: Arm, lower: Arm): string | null {
  const [a, b] = [upper.restrictedMean, lower.restrictedMean];
  if (a !== null && b !== null) {
    return `${(a.mean - b.mean).toFixed(0)} cycles more on average to cycle ${a.horizonCycles}`;
  }
  if (upper.observations[0]?.value.metric !== "coulombic_efficiency") return null;
  const fractions = (arm: Arm) => arm.members.map(({ value }) => (value as EfficiencyValue).fraction);
  const { shift, lower: low, upper: high } = hodgesLehmann(fractions(upper), fractions(lower));
  if (shift === null) return null;
  const limits = low === null || high === null ? "" : ` (${percent(low)} to ${percent(high)}, 95 %)`;
  return `${percent(shift)} percentage points${limits}`;
}
