/** What differs between two arms besides what forms them, in words. */
import type { FormedArm as Arm } from "./arm";
import { type ArmField, armFieldTitles } from "./arm-field";
import { type ArmProfile, type Doubt, doubts } from "./arm-profile";
import type { ComparabilityGroup } from "./comparability";
import { conditionTitles } from "./condition";
import { listed, percent, rangeText } from "./number-text";
import type { ConditionName } from "./observation";

export interface Confounder {
  readonly flag: string;
  readonly sentence: string;
  /**
   * Whether it counts towards "more than one confounder differs". What a metal brings with it by its nature
   * (its alloy capacity) is told, and does not count: no experiment could remove it.
   */
  readonly counts: boolean;
}

export interface ArmPair {
  readonly upper: Arm;
  readonly lower: Arm;
  readonly group: ComparabilityGroup;
  readonly armBy: readonly ArmField[];
}

type Traits = "lots" | "operators" | "cyclers" | "depositions";

/** Differences between the arms, then what is unknown or shared by both. */
export function confounders(pair: ArmPair): Confounder[] {
  const { armBy } = pair;
  const unless = (field: ArmField, found: () => Confounder[]) => (armBy.includes(field) ? [] : found());
  return [
    ...severalFields(pair),
    ...unless("lot", () => apart(pair, "lot_confounded_with_metal", "lots", "pellet lot")),
    ...unless("operator", () => apart(pair, "operator_or_instrument_confounded", "operators", "operator")),
    ...apart(pair, "operator_or_instrument_confounded", "cyclers", "cycler"),
    ...orderInTime(pair),
    ...relaxedApart(pair),
    ...withinTolerance(pair),
    ...alloyShare(pair),
    ...unless("lot", () => singles(pair, "single_lot", "lots", "pellet lot")),
    ...unless("deposition", () => singles(pair, "single_deposition", "depositions", "deposition")),
    ...mixedFaces(pair),
    ...unknowns(pair),
  ];
}

/** Arms formed by more than one thing differ in more than one thing: which of them did it stays open. */
function severalFields({ upper, lower, armBy }: ArmPair): Confounder[] {
  const text = (arm: Arm, field: ArmField) => arm.profile.texts(field).join(", ");
  const differing = armBy.filter(
    (field, index) => upper.parts[index] !== lower.parts[index] && text(upper, field) !== text(lower, field),
  );
  return differing.slice(1).map((field) => ({
    flag: field === "interlayerThicknessNm" ? "unequal_thickness" : `unequal_${field}`,
    counts: true,
    sentence: `${upper.label} and ${lower.label} also differ in ${armFieldTitles[field]}: ${text(upper, field)} against ${text(lower, field)}.`,
  }));
}

/** Values that are all stated; null where one is missing, for then nothing can be told. */
function stated(values: readonly (string | null)[]): readonly string[] | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length && known.length > 0 ? known : null;
}

/** The two arms share no lot, no operator: the difference may be theirs. */
function apart({ upper, lower }: ArmPair, flag: string, trait: Traits, noun: string): Confounder[] {
  const [ours, theirs] = [stated(upper.profile[trait]), stated(lower.profile[trait])];
  if (ours === null || theirs === null || ours.some((value) => theirs.includes(value))) return [];
  const sentence = `${upper.label} and ${lower.label} share no ${noun}: ${listed(ours)} against ${listed(theirs)}.`;
  return [{ flag, counts: true, sentence }];
}

function orderInTime({ upper, lower }: ArmPair): Confounder[] {
  const span = ({ days }: ArmProfile) => days.filter((day) => day !== null);
  const [first, second] = [span(upper.profile), span(lower.profile)];
  const [firstStart, firstEnd, secondStart, secondEnd] = [first[0], first.at(-1), second[0], second.at(-1)];
  if (!firstStart || !firstEnd || !secondStart || !secondEnd) return [];
  const earlier = firstEnd < secondStart ? upper : secondEnd < firstStart ? lower : null;
  if (earlier === null) return [];
  const later = earlier === upper ? lower : upper;
  const sentence = `Every ${earlier.label} cell was built before every ${later.label} cell: not randomised in time.`;
  return [{ flag: "order_or_time_confounded", counts: true, sentence }];
}

const conditionFlags: Readonly<Partial<Record<ConditionName, string>>> = {
  interlayerThicknessNm: "unequal_thickness",
  arealCapacityMahCm2: "unequal_Q",
  currentDensityMaCm2: "unequal_j",
  housing: "format_mixed",
  surfaceRoute: "side_or_finish_mixed",
};

/** A relaxed condition in which the two arms have no value in common. */
function relaxedApart({ upper, lower, group }: ArmPair): Confounder[] {
  return group.relaxed.flatMap(({ name, title }) => {
    const [ours, theirs] = [upper.profile.texts(name), lower.profile.texts(name)];
    if (ours.some((each) => theirs.includes(each))) return [];
    const sentence = `${title} was relaxed and differs: ${upper.label} ${listed(ours)}, ${lower.label} ${listed(theirs)}.`;
    return [{ flag: conditionFlags[name] ?? `unequal_${name}`, counts: true, sentence }];
  });
}

const toleratedNumbers: readonly ConditionName[] = [
  "interlayerThicknessNm",
  "arealCapacityMahCm2",
  "currentDensityMaCm2",
];
/** Smaller differences are those of a balance or a current source. */
const noticeableRatio = 1.02;

/** Matched within tolerance, and yet every value of one arm lies above every value of the other. */
function withinTolerance({ upper, lower, group, armBy }: ArmPair): Confounder[] {
  return toleratedNumbers.flatMap((name) => {
    if (armBy.includes(name) || !group.matched.some((each) => each.name === name)) return [];
    const [ours, theirs] = [upper.profile.range(name), lower.profile.range(name)];
    if (ours === null || theirs === null) return [];
    const [low, high] = ours.high < theirs.low ? [ours, theirs] : [theirs, ours];
    if (low.high >= high.low || high.low / low.high < noticeableRatio) return [];
    const [title, unit] = conditionTitles[name].split(" / ");
    const sentence = `Within the tolerance, ${title} differs: ${upper.label} ${rangeText(ours.low, ours.high)} ${unit}, ${lower.label} ${rangeText(theirs.low, theirs.high)} ${unit}.`;
    return [{ flag: conditionFlags[name] ?? name, counts: false, sentence }];
  });
}

const noticeableShare = 0.05;

function alloyShare({ upper, lower }: ArmPair): Confounder[] {
  const [first, second] = [upper.profile.alloyShare, lower.profile.alloyShare];
  if (first === null || second === null || Math.abs(first - second) < noticeableShare) return [];
  const sentence = `Up to ${percent(first, 0)} % of a plating step can be alloying in ${upper.label}, ${percent(second, 0)} % in ${lower.label}: metallic lithium differs at equal charge.`;
  return [{ flag: "alloy_capacity_share", counts: false, sentence }];
}

function singles({ upper, lower }: ArmPair, flag: string, trait: Traits, noun: string): Confounder[] {
  return [upper, lower].flatMap(({ label, profile }) => {
    const values = stated(profile[trait]);
    if (values?.length !== 1 || profile.cells < 2) return [];
    return [{ flag, counts: false, sentence: `All ${label} cells are of one ${noun} (${values[0]}).` }];
  });
}

function mixedFaces({ upper, lower }: ArmPair): Confounder[] {
  const both = new Set([...upper.profile.faces, ...lower.profile.faces].filter((face) => face !== null));
  if (both.size < 2) return [];
  const sentence = `Interlayers stand on pellet faces ${listed([...both].sort())}.`;
  return [{ flag: "side_or_finish_mixed", counts: false, sentence }];
}

/** Doubts that a reader is told of; the others are reasons of their own. */
const doubtSentences: Readonly<Partial<Record<Doubt, string>>> = {
  pressure_unknown: "Stack pressure is not stated.",
  T_unknown: "Temperature is not stated.",
  area_basis_unknown: "The area basis is not stated.",
  literature_selection: "Published values are those that were chosen for print.",
  counter_limited: "The counter electrode's lithium may limit the life.",
  catholyte_present: "A liquid catholyte is present.",
  soft_short_not_excluded: "A soft short is not excluded in every cell.",
  informative_censoring: "A cell was stopped on suspicion: its censoring may tell of its life.",
  unblinded_adjudication: "A person who could see the interlayer decided how a cell ended.",
  result_stale: "A result waits for its re-analysis.",
};

function unknowns({ upper, lower }: ArmPair): Confounder[] {
  return doubts.flatMap((doubt) => {
    const sentence = doubtSentences[doubt];
    const isHere = upper.profile.doubts.has(doubt) || lower.profile.doubts.has(doubt);
    return isHere && sentence !== undefined ? [{ flag: doubt, sentence, counts: false }] : [];
  });
}
