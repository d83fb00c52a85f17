/** What a person says about a table of text: plain data that can be stored, shown and applied again. */
import { AppError } from "@/lib/domain/errors";
import { type CapacityScope, type ColumnRole, roleUnits } from "@/lib/domain/recording";
import { normaliseUnit } from "@/lib/domain/units";
import type { CellKind } from "../cell-column";
import type { DateOrder } from "../clock-date";
import type { Delimiter } from "../delimited-row";
import type { TextEncoding } from "../text-decoding";

export interface MappedColumn {
  /** From 0. */
  readonly index: number;
  /** Null keeps the column under its own title, unused. */
  readonly role: ColumnRole | null;
  /** Unit of the printed numbers, as the unit table spells it ("mA", "h"); null for counts, words and dates. */
  readonly unit: string | null;
  /** For capacity and energy counters: when they go back to zero. @default found in the counter itself */
  readonly capacityScope?: CapacityScope;
  /** Whether the numbers are printed with their sign turned, as under "-Im(Z)". @default false */
  readonly isTurned?: boolean;
  /** What the cells are. @default found in a sample of them */
  readonly kind?: CellKind;
}

export type StateMeaning = "charge" | "discharge" | "rest";

export interface ColumnMapping {
  readonly delimiter: Delimiter;
  readonly decimal: "." | ",";
  readonly encoding: TextEncoding;
  /** Line of the titles, from 1; null where the table has none. */
  readonly headerRow: number | null;
  /** Line of units below the titles. */
  readonly unitsRow?: number | null;
  /** Line of the first record. */
  readonly firstDataRow: number;
  /** Columns that are not listed keep their title and have no role. */
  readonly columns: readonly MappedColumn[];
  /** Whether the current has a sign or is a magnitude whose direction the state column tells. @default "signed" */
  readonly currentSign?: "signed" | "magnitude_with_state";
  /** What the words of the state column mean; others are judged by "charge" and "discharge" within them. */
  readonly stateLabels?: Readonly<Record<string, StateMeaning>>;
  /** Order of day and month in dates. @default found in the dates; ambiguous ones are kept as words */
  readonly dateOrder?: DateOrder;
}

const delimiters: readonly string[] = [",", "\t", ";", "|", "blanks"];
const encodings: readonly string[] = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "cp932",
  "cp949",
  "gb18030",
  "cp1252",
  "latin-1",
];
const scopes: readonly string[] = ["test", "cycle", "half_cycle", "step", "schedule", "unknown"];
const kinds: readonly string[] = ["number", "duration", "clock", "label", "skip"];

/** The value as a mapping. @throws AppError `invalid_input` that names the field which is none. */
export function requireColumnMapping(value: unknown): ColumnMapping {
  const mapping = requireObject(value, "column mapping");
  requireOne(mapping.delimiter, delimiters, "delimiter");
  requireOne(mapping.decimal, [".", ","], "decimal");
  requireOne(mapping.encoding, encodings, "encoding");
  if (mapping.headerRow !== null) requireLine(mapping.headerRow, "headerRow");
  if (mapping.unitsRow !== undefined && mapping.unitsRow !== null) requireLine(mapping.unitsRow, "unitsRow");
  requireLine(mapping.firstDataRow, "firstDataRow");
  if (mapping.currentSign !== undefined)
    requireOne(mapping.currentSign, ["signed", "magnitude_with_state"], "currentSign");
  if (mapping.dateOrder !== undefined) requireOne(mapping.dateOrder, ["ymd", "mdy", "dmy"], "dateOrder");
  if (mapping.stateLabels !== undefined)
    for (const [word, meaning] of Object.entries(requireObject(mapping.stateLabels, "stateLabels")))
      requireOne(meaning, ["charge", "discharge", "rest"], `stateLabels["${word}"]`);
  if (!Array.isArray(mapping.columns)) throw invalid("columns", "a list", mapping.columns);
  const taken = new Set<number>();
  for (const [at, each] of mapping.columns.entries()) {
    const column = requireObject(each, `columns[${at}]`);
    if (!Number.isInteger(column.index) || (column.index as number) < 0 || (column.index as number) > 4095)
      throw invalid(`columns[${at}].index`, "a column from 0 to 4095", column.index);
    if (taken.has(column.index as number))
      throw invalid(`columns[${at}].index`, "each column once", column.index);
    taken.add(column.index as number);
    if (column.role !== null) requireOne(column.role, Object.keys(roleUnits), `columns[${at}].role`);
    if (column.unit !== null && (typeof column.unit !== "string" || normaliseUnit(column.unit) === null))
      throw invalid(`columns[${at}].unit`, "a known unit or null", column.unit);
    if (column.capacityScope !== undefined)
      requireOne(column.capacityScope, scopes, `columns[${at}].capacityScope`);
    if (column.isTurned !== undefined && typeof column.isTurned !== "boolean")
      throw invalid(`columns[${at}].isTurned`, "true or false", column.isTurned);
    if (column.kind !== undefined) requireOne(column.kind, kinds, `columns[${at}].kind`);
  }
  return value as ColumnMapping;
}

function requireObject(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid(field, "an object", value);
  return value as Record<string, unknown>;
}

function requireOne(value: unknown, allowed: readonly string[], field: string): void {
  if (typeof value !== "string" || !allowed.includes(value))
    throw invalid(field, `one of ${allowed.join(" ")}`, value);
}

function requireLine(value: unknown, field: string): void {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 100_000)
    throw invalid(field, "a line from 1 to 100000", value);
}

function invalid(field: string, expected: string, found: unknown): AppError {
  return new AppError("invalid_input", `${field}: expected ${expected}, found ${JSON.stringify(found)}`, {
    field,
  });
}
