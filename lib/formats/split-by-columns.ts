/** Several tests in one table, told apart by what stands in some of its columns. */
import type { Column, ColumnValues } from "@/lib/domain/recording";

export interface TablePart {
  /** "Test 25205, Cell 2"; empty when the table is not split. */
  readonly name: string;
  readonly rows: number;
  readonly columns: Column[];
}

const mostParts = 10_000;

/**
 * One part a combination of values, rows in the file's order. The whole table when there is one combination, or so
 * many (over 10,000) that the columns cannot be what tells tests apart.
 */
export function splitByColumns(columns: readonly Column[], titles: readonly string[]): TablePart[] {
  const keys = titles.flatMap((title) => columns.find((column) => column.name === title) ?? []);
  const rows = columns[0]?.values.length ?? 0;
  const parts = new Map<string, number[]>();
  if (
    keys.some((key) => key.values.some((value: number, row: number) => value !== key.values[0] && row > 0))
  ) {
    for (let row = 0; row < rows; row += 1) {
      const name = keys.map((key) => `${key.name} ${wordOf(key, row)}`).join(", ");
      const part = parts.get(name);
      if (part !== undefined) part.push(row);
      else parts.set(name, [row]);
      if (parts.size > mostParts) break;
    }
  }
  if (parts.size < 2 || parts.size > mostParts) return [{ name: "", rows, columns: [...columns] }];
  return [...parts].map(([name, own]) => ({
    name,
    rows: own.length,
    columns: columns.map((column) => ({ ...column, values: pick(column.values, own) })),
  }));
}

/** Those of the columns `wanted` that hold more than one value in the sampled rows. */
export function titlesThatVary(
  wanted: readonly string[],
  titles: readonly string[],
  sample: readonly (readonly string[])[],
): string[] {
  return wanted.filter((title) => {
    const at = titles.indexOf(title);
    return sample.some((row) => row[at] !== undefined && row[at] !== sample[0]?.[at]);
  });
}

function wordOf(column: Column, row: number): string {
  const value = column.values[row]!;
  return column.labels?.[value] ?? String(value);
}

function pick(values: ColumnValues, rows: readonly number[]): ColumnValues {
  const picked = values.slice(0, rows.length);
  for (let row = 0; row < rows.length; row += 1) picked[row] = values[rows[row]!]!;
  return picked;
}
