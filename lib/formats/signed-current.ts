/** A signed current beside the magnitude a cycler stores, where the file itself never prints a negative one. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, CurrentKind } from "@/lib/domain/recording";
import { signByState } from "./state-sign";

export interface SignedColumns {
  readonly columns: Column[];
  readonly currentKind: CurrentKind;
}

export interface StateSigns {
  /** The column whose words say the direction; null when the file has none. */
  readonly state: Column | null;
  /** +1 charge, -1 discharge, 0 neither. */
  readonly direction: (label: string) => number;
}

/**
 * Columns as they are when some current is negative. Else the magnitude loses its role to a new column that is
 * negative in states of discharge, with the warning `sign_from_state`; without a state column, `sign_assumed`.
 */
export function withSignedCurrent(
  columns: readonly Column[],
  { state, direction }: StateSigns,
  warnings: ReaderWarning[],
): SignedColumns {
  const current = columns.find((column) => column.role === "currentMa");
  if (current === undefined || hasNegative(current)) return { columns: [...columns], currentKind: "signed" };
  if (state?.labels === undefined) {
    warnings.push({
      code: "sign_assumed",
      message: `"${current.name}" is never negative and there is no state column; its sign is not known`,
    });
    return { columns: [...columns], currentKind: "signed" };
  }
  const { labels } = state;
  const signed = signByState(current.values, state.values, labels.map(direction));
  const negative = labels.filter((label) => direction(label) < 0);
  warnings.push({
    code: "sign_from_state",
    message: `"${current.name}" is a magnitude; its sign is taken from "${state.name}"${
      negative.length === 0 ? "" : ` (negative in ${negative.join(", ")})`
    }`,
  });
  for (const [code, records] of signed.undecided)
    warnings.push({
      code: "state_unknown",
      message: `${records} records carry a current in state "${labels[code]}", whose direction is not known; its sign is missing`,
    });
  const column: Column = {
    name: `${current.name}, signed by ${state.name}`,
    unit: "mA",
    role: "currentMa",
    values: signed.values,
    origin: "reconstructed",
  };
  const magnitude: Column = { ...current, role: null };
  return {
    columns: [...columns.map((each) => (each === current ? magnitude : each)), column],
    currentKind: "magnitude_with_state",
  };
}

function hasNegative(column: Column): boolean {
  return column.values.some((value: number) => value < 0);
}
