/** What Maccor's columns need beyond units: a sign for the current, scopes for the counters, a look at the volts. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column } from "@/lib/domain/recording";
import { withCounterScopes } from "../counter-scopes";
import { type SignedColumns, withSignedCurrent } from "../signed-current";

/** Says in `warnings` what was decided. */
export function finishMaccorColumns(given: readonly Column[], warnings: ReaderWarning[]): SignedColumns {
  const state = given.find((column) => column.role === "state") ?? null;
  const { columns, currentKind } = withSignedCurrent(given, { state, direction }, warnings);
  warnIfMillivolts(columns, warnings);
  return { columns: withCounterScopes(columns), currentKind };
}

function direction(label: string): number {
  if (/^(c|chg|charge)$/i.test(label)) return 1;
  return /^(d|dis|dchg|discharge)$/i.test(label) ? -1 : 0;
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
