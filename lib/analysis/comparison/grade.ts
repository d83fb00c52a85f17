/** How sure one may be that one row stands above another: the grade of a pair, with its reasons in words. */
import type { FormedArm as Arm } from "./arm";
import { neverRelaxedQuietly } from "./condition";
import type { ArmPair, Confounder } from "./confounder";
import { listed, pText } from "./number-text";
import type { CriticalCurrentValue } from "./observation";
import type { PairTest } from "./pair-test";
import type { RowOrder } from "./row-order";

export type Grade = "supported" | "tentative" | "descriptive_only";

export interface GradedPair {
  readonly grade: Grade;
  /** Why not more; empty for `supported`. */
  readonly reasons: readonly string[];
}

const significance = 0.05;
export const fewestTentative = 3;
const fewestSupported = 4;
const fewestSupportedOfFour = 5;

/** Reasons that leave nothing but the order of the numbers; a pair that has one is not tested. */
export function descriptiveReasons(pair: ArmPair, confounders: readonly Confounder[]): string[] {
  const { upper, lower, group, armBy } = pair;
  const arms = [upper, lower];
  const reasons: string[] = [];
  if (arms.some((arm) => arm.nCells === null)) {
    const isReported = arms.some((arm) => arm.observations.some(({ isRole }) => isRole));
    reasons.push(isReported ? "n not reported" : "n unknown");
  }
  for (const arm of arms) {
    if (arm.nCells !== null && arm.nCells < fewestTentative)
      reasons.push(`n = ${arm.nCells} for ${arm.label}`);
  }
  if (upper.provenance !== lower.provenance) {
    reasons.push(`${upper.provenance} against ${lower.provenance} values`);
  }
  const quiet = group.relaxed.filter(({ name }) => neverRelaxedQuietly.includes(name));
  for (const { title, texts } of quiet) reasons.push(`${title} differs: ${texts.join(" against ")}`);
  for (const field of armBy.filter((each) => neverRelaxedQuietly.includes(each))) {
    const [first, second] = arms.map(({ profile }) => profile.texts(field).join(", "));
    if (first !== second) reasons.push(`${field === "rule" ? "definition" : field} differs`);
  }
  if (quiet.length === 0 && group.relaxed.length > 1) {
    reasons.push(
      `${group.relaxed.length} conditions relaxed: ${group.relaxed.map(({ title }) => title).join(", ")}`,
    );
  }
  if (arms.some(({ profile }) => profile.doubts.has("current_area_unknown")))
    reasons.push("area basis unknown");
  for (const arm of arms) {
    if (arm.profile.unknownEnds >= 0.5) reasons.push(`end not stated for half or more of ${arm.label}`);
  }
  if (!armBy.includes("lot")) {
    for (const arm of arms) if (arm.nLots === 1) reasons.push(`only one pellet lot for ${arm.label}`);
  }
  for (const arm of arms) {
    const { suspects } = arm.profile;
    if (suspects.length > 0) reasons.push(`polarity unconfirmed in ${listed(suspects)}`);
    if (isAboveUnity(arm)) reasons.push(`${arm.label} lies above 100 %: no efficiency until explained`);
  }
  if (conventionsChangeOrder(upper, lower)) reasons.push("what the printed current means changes the order");
  const conflicts = new Set(arms.flatMap(({ profile }) => profile.openConflicts));
  if (conflicts.size > 0) reasons.push(`open conflict ${[...conflicts].sort().join(", ")}`);
  if (arms.some(({ profile }) => profile.doubts.has("digitised"))) {
    reasons.push("a value was read off a figure without uncertainty");
  }
  if (confounders.filter(({ counts }) => counts).length > 1) reasons.push("more than one confounder differs");
  return [...new Set(reasons)];
}

export interface TestedPair extends ArmPair {
  /** Arms of the group that have enough cells to be tested. */
  readonly testedArms: number;
  readonly test: PairTest;
  readonly pHolm: number | null;
  readonly confounders: readonly Confounder[];
  readonly order: RowOrder;
  /** Other estimates of the same cells that turn the order round, in words. */
  readonly turns: readonly string[];
}

/** What stands between `tentative` and `supported`. */
export function openReasons(pair: TestedPair): string[] {
  const { upper, lower, group, testedArms, test, pHolm, order } = pair;
  const needed = testedArms >= 4 ? fewestSupportedOfFour : fewestSupported;
  const reasons: string[] = [];
  for (const arm of [upper, lower]) {
    const { label, nCells, nPellets } = arm;
    if ((nCells ?? 0) < needed) reasons.push(`n = ${nCells} for ${label}, ${needed} needed`);
    else if (nPellets === null) reasons.push(`pellet not stated for ${label}`);
    else if (nPellets < needed) {
      reasons.push(
        `only ${nPellets} pellets for ${label}, ${needed} needed: cells of one pellet are not independent`,
      );
    }
    if (arm.nLots === null) reasons.push(`pellet lot not stated for ${label}`);
  }
  for (const { title, isStated } of group.matched) if (!isStated) reasons.push(`${title} not stated`);
  for (const { title, texts } of group.relaxed) reasons.push(`${title} relaxed: ${listed(texts)}`);
  for (const { counts, sentence } of pair.confounders) {
    if (counts) reasons.push(sentence.replace(/\.$/, ""));
  }
  if (order === "open") reasons.push(openOrderText(upper, lower));
  if (pHolm === null) reasons.push(test.method);
  else if (pHolm >= significance) reasons.push(`not separable: p = ${pText(pHolm)} after Holm`);
  if (test.probabilityUpperBetter !== null && test.probabilityUpperBetter < 0.5) {
    reasons.push(
      `cell by cell ${lower.label} does better: P(${upper.label} above) = ${test.probabilityUpperBetter.toFixed(2)}`,
    );
  }
  reasons.push(...pair.turns);
  return [...new Set(reasons)];
}

/** Why the order of two rows is not told by their values. */
export function openOrderText(upper: Arm, lower: Arm): string {
  if (upper.statistic.order === null || lower.statistic.order === null) return "a row has no value";
  const isRamp = lower.observations[0]?.value.metric === "critical_current_density";
  if (lower.statistic.isOpenAbove) {
    return `order open: ${lower.label} is ${isRamp ? "not failed by half" : "not dead by half"} where its observation ends, and may lie above ${upper.label}`;
  }
  return `order open: the intervals of ${upper.label} and ${lower.label} overlap`;
}

const rank: Readonly<Record<Grade, number>> = { descriptive_only: 0, tentative: 1, supported: 2 };

/** The header of a table shows the lowest grade in it; a single row supports no order at all. */
export function lowestGrade(pairs: readonly GradedPair[]): Grade {
  return pairs.reduce<Grade>(
    (low, { grade }) => (rank[grade] < rank[low] ? grade : low),
    pairs.length === 0 ? "descriptive_only" : "supported",
  );
}

export const gradeTitles: Readonly<Record<Grade, string>> = {
  supported: "supported",
  tentative: "tentative",
  descriptive_only: "descriptive only",
};

type Reading = Pick<CriticalCurrentValue, "passMaCm2" | "failMaCm2">;

function isAboveUnity(arm: Arm): boolean {
  const isEfficiency = arm.observations[0]?.value.metric === "coulombic_efficiency";
  return isEfficiency && (arm.statistic.order ?? 0) > 1;
}

/** Some reading of an unspecified number would put the lower arm above the upper one. */
function conventionsChangeOrder(upper: Arm, lower: Arm): boolean {
  if (upper.members[0]?.value.metric !== "critical_current_density") return false;
  const values = (arm: Arm) =>
    arm.members
      .map(({ value }) => value)
      .filter((value): value is CriticalCurrentValue => value.metric === "critical_current_density");
  const [ours, theirs] = [values(upper), values(lower)];
  const unspecified = [...ours, ...theirs].filter(({ convention }) => convention === "unspecified");
  if (unspecified.length === 0) return false;
  if (unspecified.some(({ printedMaCm2 }) => printedMaCm2 !== null)) return true;
  const readings = (value: CriticalCurrentValue): readonly Reading[] =>
    value.candidates.length > 0 ? value.candidates : [value];
  return ours
    .flatMap(readings)
    .some((high) =>
      theirs
        .flatMap(readings)
        .some((low) => (high.failMaCm2 ?? Number.POSITIVE_INFINITY) <= (low.passMaCm2 ?? 0)),
    );
}
