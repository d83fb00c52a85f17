/** What the counted cells of an arm have in common or leave open, read once and held against every other arm. */
import { type ArmField, fieldValue } from "./arm-field";
import type { Observation } from "./observation";
import { textsOf } from "./split";

export interface ArmProfile {
  /** Distinct values, sorted; null where one is not stated. */
  readonly lots: readonly (string | null)[];
  readonly operators: readonly (string | null)[];
  readonly cyclers: readonly (string | null)[];
  readonly depositions: readonly (string | null)[];
  readonly days: readonly (string | null)[];
  readonly faces: readonly (string | null)[];
  readonly cells: number;
  /** Mean share of a plating step that can be alloying; null when unknown. */
  readonly alloyShare: number | null;
  /** Codes of cells whose polarity is unconfirmed. */
  readonly suspects: readonly string[];
  readonly openConflicts: readonly string[];
  /** Share of lives whose end nobody states; 0 without lives. */
  readonly unknownEnds: number;
  /** Flags of what is unknown or doubtful in any cell. */
  readonly doubts: ReadonlySet<Doubt>;
  texts(field: ArmField): readonly string[];
  range(field: ArmField): { readonly low: number; readonly high: number } | null;
}

const isUnknownBasis = (areaBasis: string | null) => areaBasis === null || areaBasis === "unknown";

const doubtTests = {
  pressure_unknown: ({ conditions }: Observation) => conditions.stackPressureMpa === null,
  T_unknown: ({ conditions }: Observation) => conditions.temperatureC === null,
  area_basis_unknown: ({ conditions }: Observation) => isUnknownBasis(conditions.areaBasis),
  literature_selection: ({ isRole }: Observation) => isRole,
  counter_limited: ({ flags }: Observation) => flags.includes("counter_limited"),
  catholyte_present: ({ conditions }: Observation) => conditions.cellKind === "hybrid_full",
  soft_short_not_excluded: ({ flags }: Observation) => flags.includes("soft_short_suspect"),
  informative_censoring: ({ value }: Observation) =>
    value.metric === "cycle_life" && value.cause === "operator_stop_suspicious",
  unblinded_adjudication: ({ value }: Observation) =>
    value.metric === "cycle_life" && value.isDecidedByPerson,
  digitised: ({ flags }: Observation) => flags.includes("digitised"),
  /** An efficiency is a ratio of two charges: it needs no area of its own, only its conditions do. */
  current_area_unknown: ({ conditions, value }: Observation) =>
    value.metric === "critical_current_density" && isUnknownBasis(conditions.areaBasis),
  result_stale: ({ flags }: Observation) => flags.includes("result_stale"),
} as const;

export type Doubt = keyof typeof doubtTests;

export const doubts = Object.keys(doubtTests) as readonly Doubt[];

/** Thousands of cells lie scattered in memory: they are walked through once, not once for each question. */
export function armProfile(members: readonly Observation[]): ArmProfile {
  const lots = new Set<string | null>();
  const operators = new Set<string | null>();
  const cyclers = new Set<string | null>();
  const depositions = new Set<string | null>();
  const days = new Set<string | null>();
  const faces = new Set<string | null>();
  const suspects: string[] = [];
  const openConflicts = new Set<string>();
  const found = new Set<Doubt>();
  const shares = { count: 0, sum: 0 };
  const lives = { count: 0, unknown: 0 };
  for (const member of members) {
    lots.add(member.lotCode);
    operators.add(member.operator);
    cyclers.add(member.cycler);
    depositions.add(member.depositionCode);
    days.add(member.builtOn);
    faces.add(member.face);
    if (member.flags.includes("polarity_suspect")) suspects.push(member.cellCode);
    for (const conflict of member.openConflicts) openConflicts.add(conflict);
    if (member.alloyShare !== null) {
      shares.count++;
      shares.sum += member.alloyShare;
    }
    if (member.value.metric === "cycle_life") {
      lives.count++;
      if (member.value.end === "unknown") lives.unknown++;
    }
    for (const doubt of doubts) if (!found.has(doubt) && doubtTests[doubt](member)) found.add(doubt);
  }
  const texts = new Map<ArmField, readonly string[]>();
  const ranges = new Map<ArmField, ReturnType<typeof rangeOf>>();
  return {
    lots: sorted(lots),
    operators: sorted(operators),
    cyclers: sorted(cyclers),
    depositions: sorted(depositions),
    days: sorted(days),
    faces: sorted(faces),
    cells: members.length,
    alloyShare: shares.count === 0 ? null : shares.sum / shares.count,
    suspects,
    openConflicts: [...openConflicts],
    unknownEnds: lives.count === 0 ? 0 : lives.unknown / lives.count,
    doubts: found,
    texts(field) {
      const known = texts.get(field) ?? textsOf(field, members);
      texts.set(field, known);
      return known;
    },
    range(field) {
      const known = ranges.get(field);
      if (known !== undefined) return known;
      const found = rangeOf(members, field);
      ranges.set(field, found);
      return found;
    },
  };
}

function rangeOf(members: readonly Observation[], field: ArmField) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const member of members) {
    const value = fieldValue(member, field);
    if (typeof value !== "number") continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? null : { low, high };
}

function sorted(values: ReadonlySet<string | null>): (string | null)[] {
  return [...values].sort((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));
}
