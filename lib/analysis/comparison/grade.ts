/** How sure one may be that one row stands above the next: the grade of a pair, with its reasons in words. */
import { type Arm, counted } from "./arm";
import { type ComparabilityGroup, neverRelaxedQuietly } from "./comparability";
import type { Confounder } from "./confounder";
import type { CriticalCurrentValue, LifeValue, Observation } from "./observation";

export type Grade = "supported" | "tentative" | "descriptive_only";

export interface GradedPair {
  readonly grade: Grade;
  /** Why not more; empty for `supported`. */
  readonly reasons: readonly string[];
}

const significance = 0.05;
const fewestTentative = 3;
const fewestSupported = 4;
const fewestSupportedOfFour = 5;

export interface PairEvidence {
  readonly upper: Arm;
  readonly lower: Arm;
  readonly group: ComparabilityGroup;
  /** Arms compared with each other in this group. */
  readonly arms: number;
  readonly pHolm: number | null;
  readonly testMethod: string;
  readonly confounders: readonly Confounder[];
  /** False when taking unknown ends as events turns the order round. */
  readonly isOrderStable: boolean;
}

export function gradePair(evidence: PairEvidence): GradedPair {
  const descriptive = descriptiveReasons(evidence);
  if (descriptive.length > 0) return { grade: "descriptive_only", reasons: descriptive };
  const open = openReasons(evidence);
  return open.length === 0 ? { grade: "supported", reasons: [] } : { grade: "tentative", reasons: open };
}

/** Reasons that leave nothing but the order of the numbers. */
function descriptiveReasons({ upper, lower, group, confounders }: PairEvidence): string[] {
  const arms = [upper, lower];
  const reasons: string[] = [];
  if (arms.some((arm) => arm.nCells === null)) {
    reasons.push(arms.some((arm) => arm.provenance === "reported") ? "n not reported" : "n unknown");
  }
  for (const arm of arms) {
    if (arm.nCells !== null && arm.nCells < fewestTentative)
      reasons.push(`n = ${arm.nCells} for ${arm.metal}`);
  }
  if (upper.provenance !== lower.provenance) {
    reasons.push(`${upper.provenance} against ${lower.provenance} values`);
  }
  const quiet = group.relaxed.filter(({ name }) => neverRelaxedQuietly.includes(name));
  for (const { title, texts } of quiet) reasons.push(`${title} differs: ${texts.join(" against ")}`);
  if (quiet.length === 0 && group.relaxed.length > 1) {
    reasons.push(
      `${group.relaxed.length} conditions relaxed: ${group.relaxed.map(({ title }) => title).join(", ")}`,
    );
  }
  if (arms.some((arm) => arm.observations.some(hasUnknownArea))) reasons.push("area basis unknown");
  for (const arm of arms) {
    if (unknownEnds(arm) >= 0.5) reasons.push(`end not stated for half or more of ${arm.metal}`);
  }
  for (const arm of arms) if (arm.nLots === 1) reasons.push(`only one pellet lot for ${arm.metal}`);
  for (const arm of arms) {
    const suspects = counted(arm.observations).filter(({ flags }) => flags.includes("polarity_suspect"));
    if (suspects.length > 0) {
      reasons.push(`polarity unconfirmed in ${suspects.map(({ cellCode }) => cellCode).join(", ")}`);
    }
  }
  if (conventionsChangeOrder(upper, lower)) reasons.push("what the printed current means changes the order");
  const conflicts = new Set(
    arms.flatMap((arm) => counted(arm.observations).flatMap((each) => each.openConflicts)),
  );
  if (conflicts.size > 0) reasons.push(`open conflict ${[...conflicts].sort().join(", ")}`);
  if (arms.some((arm) => arm.observations.some(({ flags }) => flags.includes("digitised")))) {
    reasons.push("a value was read off a figure without uncertainty");
  }
  const differing = confounders.filter(({ counts }) => counts);
  if (differing.length > 1) reasons.push("more than one confounder differs");
  return [...new Set(reasons)];
}

/** What stands between `tentative` and `supported`. */
function openReasons(evidence: PairEvidence): string[] {
  const { upper, lower, group, arms, pHolm, testMethod, confounders, isOrderStable } = evidence;
  const needed = arms >= 4 ? fewestSupportedOfFour : fewestSupported;
  const reasons: string[] = [];
  for (const arm of [upper, lower]) {
    if ((arm.nCells ?? 0) < needed) reasons.push(`n = ${arm.nCells} for ${arm.metal}, ${needed} needed`);
    if (arm.nLots === null) reasons.push(`pellet lot not stated for ${arm.metal}`);
  }
  for (const { title, isStated } of group.matched) if (!isStated) reasons.push(`${title} not stated`);
  for (const { title, texts } of group.relaxed) reasons.push(`${title} relaxed: ${texts.join(", ")}`);
  for (const { counts, sentence } of confounders) if (counts) reasons.push(sentence);
  if (pHolm === null) reasons.push(testMethod);
  else if (pHolm >= significance) reasons.push(`not separable: p = ${pHolm.toPrecision(2)} after Holm`);
  if (!isOrderStable) reasons.push("the order turns when unknown ends count as events");
  return [...new Set(reasons)];
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

function hasUnknownArea({ conditions, value }: Observation): boolean {
  // An efficiency is a ratio of two charges: it needs no area of its own, only its conditions do.
  return value.metric === "critical_current_density" && [null, "unknown"].includes(conditions.areaBasis);
}

function unknownEnds(arm: Arm): number {
  const members = counted(arm.observations);
  const lives = members.filter(({ value }) => value.metric === "cycle_life");
  if (lives.length === 0) return 0;
  return lives.filter(({ value }) => (value as LifeValue).end === "unknown").length / lives.length;
}

/** Some reading of an unspecified number would put the lower arm above the upper one. */
function conventionsChangeOrder(upper: Arm, lower: Arm): boolean {
  const readings = (arm: Arm) =>
    counted(arm.observations)
      .map(({ value }) => value)
      .filter((value): value is CriticalCurrentValue => value.metric === "critical_current_density")
      .flatMap((value): readonly Reading[] => (value.candidates.length > 0 ? value.candidates : [value]))
      .filter(({ passMaCm2, failMaCm2 }) => passMaCm2 !== null || failMaCm2 !== null);
  const [above, below] = [readings(upper), readings(lower)];
  const isOpen = [upper, lower].some((arm) =>
    arm.observations.some(
      ({ value }) => value.metric === "critical_current_density" && value.convention === "unspecified",
    ),
  );
  return (
    isOpen &&
    above.some((high) =>
      below.some((low) => (high.failMaCm2 ?? Number.POSITIVE_INFINITY) <= (low.passMaCm2 ?? 0)),
    )
  );
}
