/** The tables beside the records (global, resume, event, statistic, auxiliary): few rows, read row by row. */
import { Buffer } from "node:buffer";
import MDBReader from "mdb-reader";

export type SmallRow = Readonly<Record<string, unknown>>;

/** Rows of a table, or none when the file has no such table or it cannot be read. */
export type SmallTables = (name: string, limit?: number) => readonly SmallRow[];

const nothing: SmallTables = () => [];

/** Never throws: a database damaged outside its records still has its records. */
export function openSmallTables(bytes: Uint8Array): SmallTables {
  let database: MDBReader;
  let names: string[];
  try {
    database = new MDBReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    names = database.getTableNames();
  } catch {
    return nothing;
  }
  const read = (name: string, rowLimit: number): readonly SmallRow[] => {
    if (!names.includes(name)) return [];
    try {
      return database.getTable(name).getData({ rowLimit });
    } catch {
      return [];
    }
  };
  const known = new Map<string, readonly SmallRow[]>();
  return (name, limit = 1000) => {
    const key = `${limit} ${name}`;
    const rows = known.get(key) ?? read(name, limit);
    known.set(key, rows);
    return rows;
  };
}

/** Rows as flat metadata, `Table.2.Column`; the number is left out for a table of one row. */
export function flattenRows(
  name: string,
  rows: readonly SmallRow[],
): Record<string, string | number | boolean | null> {
  const flat: Record<string, string | number | boolean | null> = {};
  for (const [index, row] of rows.entries()) {
    const prefix = rows.length === 1 ? name : `${name}.${index + 1}`;
    for (const [key, value] of Object.entries(row)) {
      if (value === "" || value === null || value === undefined) continue;
      flat[`${prefix}.${key}`] =
        typeof value === "string" || typeof value === "number" || typeof value === "boolean"
          ? value
          : String(value);
    }
  }
  return flat;
}
