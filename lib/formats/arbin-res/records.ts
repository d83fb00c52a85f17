/** The records of all tests of an Arbin file as columns by name. */
import { UnreadableFileError } from "@/lib/domain/errors";
import { findJetDefinition, jetLayout } from "./jet-definition";
import { readJetRecords } from "./jet-records";
import type { SmallTables } from "./small-tables";

export const recordTable = "Channel_Normal_Table";

export interface ArbinRecords {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Records the table's own definition promises; null when it could not be read. */
  readonly promised: number | null;
}

const needed = ["Test_ID", "Data_Point", "Test_Time", "Current", "Voltage"];

/**
 * Straight from the pages where the database is of the usual kind, else (encoded pages, newer versions, columns of
 * variable width) through the general reader, which takes some fifty times as long.
 * @throws UnreadableFileError when the file has no such table.
 */
export function readArbinRecords(bytes: Uint8Array, tables: SmallTables): ArbinRecords {
  const layout = jetLayout(bytes);
  const definition = layout === null ? null : findJetDefinition(bytes, layout, needed);
  if (layout !== null && definition !== null) {
    const records = readJetRecords(bytes, layout, definition);
    if (records !== null) return { ...records, promised: definition.rowCount };
  }
  const rows = tables(recordTable, Number.POSITIVE_INFINITY);
  const names = Object.keys(rows[0] ?? {});
  if (!needed.every((name) => names.includes(name)))
    throw new UnreadableFileError({
      expected: `an Access database with a table ${recordTable} (${needed.join(", ")})`,
      found: "none in this database",
    });
  const columns = new Map(names.map((name) => [name, new Float64Array(rows.length)]));
  for (const [row, record] of rows.entries())
    for (const [name, values] of columns) {
      const value = record[name];
      values[row] = typeof value === "number" ? value : Number.NaN;
    }
  return { rows: rows.length, columns, promised: null };
}
