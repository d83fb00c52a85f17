/** What differs between two arms besides the interlayer, in words. */
import { type Arm, counted, distinct } from "./arm";
import { listed, percent } from "./number-text";
import type { Observation } from "./observation";

export interface Confounder {
  readonly flag: string;
  readonly sentence: string;
  /**
   * Whether it counts towards "more than one confounder differs". What a metal brings with it by its nature
   * (its alloy capacity) is told, and does not count: no experiment could remove it.
   */
  readonly counts: boolean;
}

/** Differences between the arms, then what is unknown or shared by both. */
export function confounders(a: Arm, b: Arm): Confounder[] {
  const [first, second] = [counted(a.observations), counted(b.observations)];
  return [
    ...separated("lot_confounded_with_metal", "lots", a, b, ({ lotCode }) => lotCode, true),
    ...separated("operator_or_instrument_confounded", "operators", a, b, ({ operator }) => operator, true),
    ...orderInTime(a, b),
    ...alloyShare(a, b),
    ...singleLot(a, b),
    ...unknowns([...first, ...second]),
  ];
}

/** The two arms share no lot, no operator: the difference may be theirs. */
function separated(
  flag: string,
  noun: string,
  a: Arm,
  b: Arm,
  pick: (each: Observation) => string | null,
  counts: boolean,
): Confounder[] {
  const [first, second] = [counted(a.observations).map(pick), counted(b.observations).map(pick)];
  if ([...first, ...second].some((value) => value === null)) return [];
  const [ours, theirs] = [distinct(first), distinct(second)];
  if (ours.length === 0 || theirs.length === 0 || ours.some((value) => theirs.includes(value))) return [];
  return [
    {
      flag,
      counts,
      sentence: `${a.metal} and ${b.metal} share no ${noun}: ${listed(ours)} against ${listed(theirs)}.`,
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
      sentence: `Every ${earlier.metal} cell was built before every ${later.metal} cell: not randomised in time.`,
    },
  ];
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
      sentence: `Up to ${percent(first, 0)} % of a plating step can be alloying in ${a.metal}, ${percent(second, 0)} % in ${b.metal}: metallic lithium differs at equal charge.`,
    },
  ];
}

function singleLot(a: Arm, b: Arm): Confounder[] {
  return [a, b]
    .filter((arm) => arm.nLots === 1)
    .map((arm) => ({
      flag: "single_lot",
      counts: false,
      sentence: `All ${arm.metal} cells are of one pellet lot (${arm.lots.join(", ")}).`,
    }));
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
  ];
}
