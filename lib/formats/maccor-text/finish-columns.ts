/** What Maccor's columns need beyond units: a sign for the current, the scope of the capacity, a look at volts. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, ColumnRole, CurrentKind } from "@/lib/domain/recording";
import { detectCapacityScope } from "../capacity-scope";
import { signByState } from "../state-sign";

/** The columns with the signed current and the scopes in place; says in `warnings` what was decided. */
export function finishMaccorColumns(
  given: readonly Column[],
  warnings: ReaderWarning[],
): { columns: Column[]; currentKind: CurrentKind } {
  const { columns, currentKind } = withSignedCurrent(given, warnings);
  warnIfMillivolts(columns, warnings);
  const find = (role: ColumnRole) => columns.find((column) => column.role === role)?.values ?? null;
  const context = { step: find("vendorStep"), cycle: find("vendorCycle"), currentMa: find("currentMa") };
  return {
    columns: columns.map((column) =>
      column.role === "capacityMah" || column.role === "energyMwh"
        ? { ...column, capacityScope: detectCapacityScope({ ...context, counter: column.values }) }
        : column,
    ),
    currentKind,
  };
}

function withSignedCurrent(
  given: readonly Column[],
  warnings: ReaderWarning[],
): { columns: Column[]; currentKind: CurrentKind } {
  const current = given.find((column) => column.role === "currentMa");
  const state = given.find((column) => column.role === "state" && column.labels !== undefined);
  if (current === undefined || hasNegative(current)) return { columns: [...given], currentKind: "signed" };
  if (state?.labels === undefined) {
    warnings.push({
      code: "sign_assumed",
      message: `"${current.name}" is never negative and there is no state column; its sign is not known`,
    });
    return { columns: [...given], currentKind: "signed" };
  }
  const { labels } = state;
  const signed = signByState(current.values, state.values, labels.map(direction));
  warnings.push({
    code: "sign_from_state",
    message: `"${current.name}" is a magnitude; negative where "${state.name}" is D (discharge)`,
  });
  for (const [code, records] of signed.undecided)
    warnings.push({
      code: "state_unknown",
      message: `${records} records carry a current in state "${labels[code]}", whose direction is not known; kept positive`,
    });
  const magnitude: Column = { ...current, role: null };
  const column: Column = {
    name: `${current.name}, signed by ${state.name}`,
    unit: "mA",
    role: "currentMa",
    values: signed.values,
    origin: "reconstructed",
  };
  return {
    columns: [...given.map((each) => (each === current ? magnitude : each)), column],
    currentKind: "magnitude_with_state",
  };
}

function direction(label: string): number {
  if (/^(c|chg|charge)$/i.test(label)) return 1;
  return /^(d|dis|dchg|discharge)$/i.test(label) ? -1 : 0;
}

function hasNegative(column: Column): boolean {
  return column.values.some((value: number) => value < 0);
}

function warnIfMillivolts(columns: readonly Column[], warnings: ReaderWarning[]): void {
  const voltage = columns.find((column) => column.role === "voltageV");
  if (voltage === undefined) return;
  let highest = 0;
  for (let row = 0; row < voltage.values.length; row += 1)
    highest = Math.max(highest, Math.abs(voltage.values[row]!) || 0);
  if (highest > 100)
    warnings.push({
      code: "unit_slip",
      message: `"${voltage.name}" reaches ${highest}: probably millivolts under a title of volts; kept as printed`,
    });
}
