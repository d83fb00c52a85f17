/** What differs between two arms besides what forms them, in words. */
import { type Arm, counted, distinct } from "./arm";
import { type ArmField, armFieldTitles, fieldValue } from "./arm-field";
import type { ComparabilityGroup } from "./comparability";
import { conditionTitles } from "./condition";
import { brief, listed, percent } from "./number-text";
import type { ConditionName, Observation } from "./observation";
import { splitBy, textsOf } from "./split";

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

/** Differences between the arms, then what is unknown or shared by both. */
export function confounders(pair: ArmPair): Confounder[] {
  const { upper, lower, armBy } = pair;
  const members = [...counted(upper.observations), ...counted(lower.observations)];
  const apart = (flag: string, noun: string, pick: (each: Observation) => string | null) =>
    separated(pair, { flag, noun, pick });
  return [
    ...severalFields(pair),
    ...(armBy.includes("lot")
      ? []
      : apart("lot_confounded_with_metal", "pellet lot", ({ lotCode }) => lotCode)),
    ...(armBy.includes("operator")
      ? []
      : apart("operator_or_instrument_confounded", "operator", ({ operator }) => operator)),
    ...apart("operator_or_instrument_confounded", "cycler", ({ cycler }) => cycler),
    ...orderInTime(upper, lower),
    ...relaxedApart(pair),
    ...withinTolerance(pair),
    ...alloyShare(upper, lower),
    ...(armBy.includes("lot") ? [] : singles(pair, "single_lot", "pellet lot", ({ lotCode }) => lotCode)),
    ...(armBy.includes("deposition")
      ? []
      : singles(pair, "single_deposition", "deposition", ({ depositionCode }) => depositionCode)),
    ...mixedFaces(pair),
    ...unknowns(members),
  ];
}

/** Arms formed by more than one thing differ in more than one thing: which of them did it stays open. */
function severalFields({ upper, lower, armBy }: ArmPair): Confounder[] {
  const text = (arm: Arm, field: ArmField) => textsOf(field, counted(arm.observations)).join(", ");
  const differing = armBy.filter((field) => {
    const both = [...counted(upper.observations), ...counted(lower.observations)];
    return splitBy(field, both, false).length > 1 && text(upper, field) !== text(lower, field);
  });
  return differing.slice(1).map((field) => ({
    flag: field === "interlayerThicknessNm" ? "unequal_thickness" : `unequal_${field}`,
    counts: true,
    sentence: `${upper.label} and ${lower.label} also differ in ${armFieldTitles[field]}: ${text(upper, field)} against ${text(lower, field)}.`,
  }));
}

/** The two arms share no lot, no operator: the difference may be theirs. */
function separated(
  { upper, lower }: Pick<ArmPair, "upper" | "lower">,
  what: { flag: string; noun: string; pick: (each: Observation) => string | null },
): Confounder[] {
  const [first, second] = [
    counted(upper.observations).map(what.pick),
    counted(lower.observations).map(what.pick),
  ];
  if ([...first, ...second].some((value) => value === null)) return [];
  const [ours, theirs] = [distinct(first), distinct(second)];
  if (ours.length === 0 || theirs.length === 0 || ours.some((value) => theirs.includes(value))) return [];
  return [
    {
      flag: what.flag,
      counts: true,
      sentence: `${upper.label} and ${lower.label} share no ${what.noun}: ${listed(ours)} against ${listed(theirs)}.`,
    },
  ];
}

function orderInTime(a: Arm, b: Arm): Confounder[] {
  const days = (arm: Arm) => distinct(counted(arm.observations).map(({ builtOn }) => builtOn));
  const [first, second] = [days(a), days(b)];
  const [firstStart, firstEnd, secondStart, secondEnd] = [first[0], first.at(-1), second[0], second.at(-1)];
  if (!firstStart || !firstEnd || !secondStart || !secondEnd) return [];
  const earlier = firstEnd < secondStart ? a : secondEnd < firstStart ? b : null;
  if (earlier === null) return [];
  const later = earlier === a ? b : a;
  return [
    {
      flag: "order_or_time_confounded",
      counts: true,
      sentence: `Every ${earlier.label} cell was built before every ${later.label} cell: not randomised in time.`,
    },
  ];
}

const relaxedFlags: Readonly<Partial<Record<ConditionName, string>>> = {
  interlayerThicknessNm: "unequal_thickness",
  arealCapacityMahCm2: "unequal_Q",
  currentDensityMaCm2: "unequal_j",
  housing: "format_mixed",
  surfaceRoute: "side_or_finish_mixed",
};

/** A relaxed condition in which the two arms have no value in common. */
function relaxedApart({ upper, lower, group }: ArmPair): Confounder[] {
  return group.relaxed.flatMap(({ name, title }) => {
    const [ours, theirs] = [upper, lower].map((arm) => textsOf(name, counted(arm.observations)));
    if (ours === undefined || theirs === undefined || ours.some((each) => theirs.includes(each))) return [];
    return [
      {
        flag: relaxedFlags[name] ?? `unequal_${name}`,
        counts: true,
        sentence: `${title} was relaxed and differs: ${upper.label} ${listed(ours)}, ${lower.label} ${listed(theirs)}.`,
      },
    ];
  });
}

/** Matched within tolerance, and yet every value of one arm lies above every value of the other. */
function withinTolerance({ upper, lower, group, armBy }: ArmPair): Confounder[] {
  const names: readonly ConditionName[] = [
    "interlayerThicknessNm",
    "arealCapacityMahCm2",
    "currentDensityMaCm2",
  ];
  return names.flatMap((name) => {
    if (armBy.includes(name) || !group.matched.some((each) => each.name === name)) return [];
    const [ours, theirs] = [range(upper, name), range(lower, name)];
    if (ours === null || theirs === null) return [];
    const [low, high] = ours.high < theirs.low ? [ours, theirs] : [theirs, ours];
    if (low.high >= high.low || high.low / low.high < 1.02) return [];
    const [title, unit] = conditionTitles[name].split(" / ");
    return [
      {
        flag: relaxedFlags[name] ?? name,
        counts: false,
        sentence: `Within the tolerance, ${title} differs: ${upper.label} ${ours.text} ${unit}, ${lower.label} ${theirs.text} ${unit}.`,
      },
    ];
  });
}

function range(arm: Arm, name: ConditionName) {
  const values = counted(arm.observations)
    .map((each) => fieldValue(each, name))
    .filter((value): value is number => typeof value === "number");
  if (values.length === 0) return null;
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  return { low, high, text: low === high ? brief(low) : `${brief(low)} to ${brief(high)}` };
}

const noticeableShare = 0.05;

function alloyShare(a: Arm, b: Arm): Confounder[] {
  const mean = (arm: Arm) => {
    const shares = counted(arm.observations)
      .map((each) => each.alloyShare)
      .filter((share): share is number => share !== null);
    return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
  const [first, second] = [mean(a), mean(b)];
  if (first === null || second === null || Math.abs(first - second) < noticeableShare) return [];
  return [
    {
      flag: "alloy_capacity_share",
      counts: false,
      sentence: `Up to ${percent(first, 0)} % of a plating step can be alloying in ${a.label}, ${percent(second, 0)} % in ${b.label}: metallic lithium differs at equal charge.`,
    },
  ];
}

function singles(
  { upper, lower }: ArmPair,
  flag: string,
  noun: string,
  pick: (each: Observation) => string | null,
): Confounder[] {
  return [upper, lower].flatMap((arm) => {
    const values = counted(arm.observations).map(pick);
    const [only, ...others] = distinct(values);
    if (only === undefined || others.length > 0 || values.length < 2 || values.includes(null)) return [];
    return [{ flag, counts: false, sentence: `All ${arm.label} cells are of one ${noun} (${only}).` }];
  });
}

function mixedFaces({ upper, lower }: ArmPair): Confounder[] {
  const faces = distinct(
    [...counted(upper.observations), ...counted(lower.observations)].map(({ face }) => face),
  );
  if (faces.length < 2) return [];
  return [
    {
      flag: "side_or_finish_mixed",
      counts: false,
      sentence: `Interlayers stand on pellet faces ${listed(faces)}.`,
    },
  ];
}

function unknowns(members: readonly Observation[]): Confounder[] {
  const missing = (
    flag: string,
    sentence: string,
    isMissing: (each: Observation) => boolean,
  ): Confounder[] => (members.some(isMissing) ? [{ flag, sentence, counts: false }] : []);
  return [
    ...missing(
      "pressure_unknown",
      "Stack pressure is not stated.",
      (each) => each.conditions.stackPressureMpa === null,
    ),
    ...missing("T_unknown", "Temperature is not stated.", (each) => each.conditions.temperatureC === null),
    ...missing("area_basis_unknown", "The area basis is not stated.", (each) =>
      [null, "unknown"].includes(each.conditions.areaBasis),
    ),
    ...missing(
      "literature_selection",
      "Published values are those that were chosen for print.",
      ({ isRole }) => isRole,
    ),
    ...missing("counter_limited", "The counter electrode's lithium may limit the life.", ({ flags }) =>
      flags.includes("counter_limited"),
    ),
    ...missing(
      "catholyte_present",
      "A liquid catholyte is present.",
      ({ conditions }) => conditions.cellKind === "hybrid_full",
    ),
    ...missing("soft_short_not_excluded", "A soft short is not excluded in every cell.", ({ flags }) =>
      flags.includes("soft_short_suspect"),
    ),
    ...missing(
      "informative_censoring",
      "A cell was stopped on suspicion: its censoring may tell of its life.",
      ({ value }) => value.metric === "cycle_life" && value.cause === "operator_stop_suspicious",
    ),
    ...missing(
      "unblinded_adjudication",
      "A person who could see the interlayer decided how a cell ended.",
      ({ value }) => value.metric === "cycle_life" && value.isDecidedByPerson,
    ),
    ...missing("result_stale", "A result waits for its re-analysis.", ({ flags }) =>
      flags.includes("result_stale"),
    ),
  ];
}
