/** A worksheet's rows into typed columns, in the same form as delimited text gives them. */
import { UnreadableFileError } from "@/lib/domain/errors";
import { CellColumn, type CellKind, type FinishedColumn } from "./cell-column";
import type { DateOrder } from "./clock-date";
import { parseFloatBytes } from "./parse-float-bytes";
import { type SheetCell, type SheetVisitor, visitSheet } from "./xlsx-sheet";
import type { XlsxWorkbook } from "./xlsx-workbook";

const dayS = 86_400;

/**
 * Rows [firstRow, lastRow] (from 1) as words, for finding titles and kinds. Dates print as
 * `2024-06-05 13:04:05.25`, times as `27:04:05.25`, numbers as stored.
 */
export function previewSheet(
  workbook: XlsxWorkbook,
  sheetName: string,
  { firstRow = 1, lastRow = 50 }: { firstRow?: number; lastRow?: number } = {},
): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const decoder = new TextDecoder("utf-8");
  visitWhole(workbook, sheetName, {
    startRow(number) {
      if (number > lastRow) return false;
      row = [];
      if (number >= firstRow) {
        while (rows.length < number - firstRow) rows.push([]);
        rows.push(row);
      }
      return true;
    },
    cell(cell) {
      while (row.length < cell.column) row.push("");
      row[cell.column] = printCell(cell, workbook, decoder);
    },
  });
  return rows;
}

export interface SheetTableOptions {
  /** One a column from A on. */
  readonly kinds: readonly CellKind[];
  /** First data row, from 1. */
  readonly firstRow: number;
  /** Of dates stored as words. @default "ymd" */
  readonly dateOrder?: DateOrder;
}

export interface SheetTable {
  readonly rows: number;
  readonly columns: readonly FinishedColumn[];
  /** Rows without one readable number although numbers were expected: left out. */
  readonly badRows: { readonly count: number; readonly firstRow: number | null };
  /** What is wrong where the sheet breaks off; the rows before it are here. */
  readonly problem: UnreadableFileError | null;
}

/** All rows from `firstRow` on that hold a number, or any cell where no numbers are expected. */
export function readSheetTable(
  workbook: XlsxWorkbook,
  sheetName: string,
  options: SheetTableOptions,
): SheetTable {
  const format = { decimal: ".", encoding: "utf-8", dateOrder: options.dateOrder ?? "ymd" } as const;
  let capacity = 4096;
  const columns = options.kinds.map((kind) => new CellColumn(kind, format, capacity));
  const numbersWanted = options.kinds.some((kind) => kind !== "label" && kind !== "skip");
  const nothing = new Uint8Array(0);
  let rows = 0;
  let badCount = 0;
  let firstBad: number | null = null;
  let current = 0;
  let cells = 0;
  let hasNumber = false;

  function finishRow(): void {
    if (current < options.firstRow || cells === 0) return;
    if (numbersWanted && !hasNumber) {
      badCount += 1;
      firstBad ??= current;
      return;
    }
    rows += 1;
  }

  const problem = visitWhole(workbook, sheetName, {
    endRow: finishRow,
    startRow(number) {
      current = number;
      cells = 0;
      hasNumber = false;
      if (rows === capacity) {
        capacity = Math.ceil(capacity * 1.5);
        for (const column of columns) column.grow(capacity);
      }
      if (number >= options.firstRow) for (const column of columns) column.set(rows, nothing, 0, 0);
      return true;
    },
    cell(cell) {
      if (current < options.firstRow) return;
      cells += 1;
      const column = columns[cell.column];
      if (column === undefined) return;
      if (setCell(column, rows, cell, workbook)) hasNumber = true;
    },
  });
  return {
    rows,
    columns: columns.map((column) => column.finish(rows)),
    badRows: { count: badCount, firstRow: firstBad },
    problem,
  };
}

/** Walks the sheet up to where it breaks off, and returns what is wrong there; a missing sheet is thrown. */
function visitWhole(
  workbook: XlsxWorkbook,
  sheetName: string,
  visitor: SheetVisitor,
): UnreadableFileError | null {
  let isBegun = false;
  try {
    visitSheet(workbook, sheetName, {
      startRow(row) {
        isBegun = true;
        return visitor.startRow(row);
      },
      cell: visitor.cell,
      endRow: () => visitor.endRow?.(),
    });
  } catch (error) {
    if (!(error instanceof UnreadableFileError) || !isBegun) throw error;
    return error;
  }
  return null;
}

/** True when it is a readable number, duration or date. */
function setCell(column: CellColumn, row: number, cell: SheetCell, workbook: XlsxWorkbook): boolean {
  const { bytes, start, end } = cell;
  if (!cell.isNumber || column.floats === null || column.kind === "number")
    return column.set(row, bytes, start, end);
  const days = parseFloatBytes(bytes, start, end);
  const seconds =
    column.kind === "clock"
      ? roundedSeconds(days - workbook.epochDays)
      : cell.style === "number"
        ? days
        : roundedSeconds(days);
  column.floats[row] = seconds;
  return !Number.isNaN(seconds);
}

/** A day number has about a microsecond of precision; what lies below 10 µs is not the instrument's. */
function roundedSeconds(days: number): number {
  return Math.round(days * dayS * 1e5) / 1e5;
}

function printCell(cell: SheetCell, workbook: XlsxWorkbook, decoder: TextDecoder): string {
  const text = decoder.decode(cell.bytes.subarray(cell.start, cell.end)).trim();
  if (!cell.isNumber || cell.style === "number") return text;
  const days = Number(text);
  if (cell.style === "time") return printDuration(roundedSeconds(days));
  const milliseconds = Math.round(roundedSeconds(days - workbook.epochDays) * 1000);
  if (!(Math.abs(milliseconds) < 8.64e15)) return text;
  return new Date(milliseconds).toISOString().replace("T", " ").replace("Z", "");
}

function printDuration(seconds: number): string {
  const size = Math.abs(seconds);
  const minutes = Math.floor(size / 60);
  const parts = [Math.floor(minutes / 60), minutes % 60, Math.round((size % 60) * 1e5) / 1e5];
  return `${seconds < 0 ? "-" : ""}${parts.map((part) => (part < 10 ? `0${part}` : part)).join(":")}`;
}
