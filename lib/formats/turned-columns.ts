/** Impedance columns that a vendor prints with the sign turned (-Z'', -Phase): the turned value beside the printed. */
import { type Column, type ColumnRole, findColumn, roleUnits } from "@/lib/domain/recording";
import { unitFactor } from "@/lib/domain/units";

export interface TurnedTitle {
  /** Tried on the title as printed. */
  readonly title: RegExp;
  readonly role: ColumnRole;
}

/**
 * The columns, and behind each whose title fits a new one with the opposite sign and the role. A role that a column
 * of the file holds already is not given twice.
 */
export function withTurnedColumns(columns: readonly Column[], titles: readonly TurnedTitle[]): Column[] {
  const all: Column[] = [];
  for (const column of columns) {
    all.push(column);
    const turned = titles.find(({ title }) => title.test(column.name));
    const whole = { name: "", kind: "impedance" as const, rows: 0, columns: [...columns, ...all] };
    if (turned === undefined || findColumn(whole, turned.role) !== null) continue;
    const unit = roleUnits[turned.role];
    const factor = column.unit === null ? 1 : unitFactor(column.unit, unit);
    if (factor === null) continue;
    const values = new Float64Array(column.values.length);
    for (let row = 0; row < values.length; row++) values[row] = -factor * column.values[row]!;
    all.push({
      name: column.name.replace(/^\s*[-−–]\s*/, ""),
      unit,
      role: turned.role,
      values,
      origin: "file",
    });
  }
  return all;
}
