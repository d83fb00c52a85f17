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

const doubtTests = {
  pressure_unknown: ({ conditions }: Observation) => conditions.stackPressureMpa === null,
  T_unknown: ({ conditions }: Observation) => conditions.temperatureC === null,
  area_basis_unknown: ({ conditions }: Observation) => [null, "unknown"].includes(conditions.areaBasis),
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
    value.metric === "critical_current_density" && [null, "unknown"].includes(conditions.areaBasis),
  result_stale: ({ flags }: Observation) => flags.includes("result_stale"),
} as const;

export type Doubt = keyof typeof doubtTests;

export const doubts = Object.keys(doubtTests) as readonly Doubt[];

export function armProfile(members: readonly Observation[]): ArmProfile {
  const values = (pick: (each: Observation) => string | null) =>
    [...new Set(members.map(pick))].sort((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));
  const shares = members.map((each) => each.alloyShare).filter((share) => share !== null);
  const texts = new Map<ArmField, readonly string[]>();
  const ranges = new Map<ArmField, ReturnType<typeof rangeOf>>();
  const lives = members.filter(({ value }) => value.metric === "cycle_life");
  const unknown = lives.filter(({ value }) => value.metric === "cycle_life" && value.end === "unknown");
  return {
    lots: values(({ lotCode }) => lotCode),
    operators: values(({ operator }) => operator),
    cyclers: values(({ cycler }) => cycler),
    depositions: values(({ depositionCode }) => depositionCode),
    days: values(({ builtOn }) => builtOn),
    faces: values(({ face }) => face),
    cells: members.length,
    alloyShare: shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length,
    suspects: members
      .filter(({ flags }) => flags.includes("polarity_suspect"))
      .map(({ cellCode }) => cellCode),
    openConflicts: [...new Set(members.flatMap(({ openConflicts }) => openConflicts))],
    unknownEnds: lives.length === 0 ? 0 : unknown.length / lives.length,
    doubts: new Set(doubts.filter((doubt) => members.some(doubtTests[doubt]))),
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
