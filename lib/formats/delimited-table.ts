/**
 * Delimited text straight from bytes into typed columns: one pass, chunk by chunk, no string and no object a row.
 *
 * Cells are separated by one byte (comma, tab, semicolon, bar) or by runs of blanks; a cell may be quoted, with
 * doubled quotes and line ends inside. Rows may be shorter or longer than the titles, which is counted and told.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { CellColumn, type CellKind, type FinishedColumn } from "./cell-column";
import type { DateOrder } from "./clock-date";
import { isCutRow } from "./cut-row";
import { type Delimiter, RowReader } from "./delimited-row";
import { estimateRows } from "./estimate-rows";
import type { TextEncoding } from "./text-decoding";

export interface DelimitedOptions {
  /** One a cell of the row, in order. */
  readonly kinds: readonly CellKind[];
  readonly delimiter: Delimiter;
  readonly decimal: "." | ",";
  readonly encoding: TextEncoding;
  /** Byte offset of the first data row and its line number (from 1), for messages. */
  readonly start: number;
  readonly firstLine: number;
  /** First byte after the last row, where the table is not the rest of the file. */
  readonly stop?: number;
  /** @default "ymd" */
  readonly dateOrder?: DateOrder;
  /**
   * Whether the row that begins at `at` belongs to the table; only bytes below `limit` may be looked at. A row
   * refused is handed to `onOtherRow` whole, without its line end, and is not counted as bad.
   */
  readonly isRow?: (bytes: Uint8Array, at: number, limit: number) => boolean;
  readonly onOtherRow?: (row: Uint8Array, rowsBefore: number, line: number) => void;
  readonly onProgress?: (share: number) => void;
  /** Bytes asked for at a time. @default 4 MiB */
  readonly chunkBytes?: number;
}

export interface RowCount {
  readonly count: number;
  /** Line (from 1) of the first. */
  readonly firstLine: number | null;
}

export interface DelimitedTable {
  readonly rows: number;
  /** One a kind given, in that order; a skipped column has no values. */
  readonly columns: readonly FinishedColumn[];
  /** Rows without one readable number although numbers were expected: left out. */
  readonly badRows: RowCount;
  /** Rows with fewer cells than kinds; what is missing is NaN or the empty word. */
  readonly shortRows: RowCount;
  /** Rows with more cells than kinds, empty ones at the end apart; what is beyond is not read. */
  readonly longRows: RowCount;
  /** Whether the last row was cut off in its middle (no line end, and cells or digits are missing): left out. */
  readonly truncated: boolean;
}

const longestRow = 16 * 1024 * 1024;
const newline = 0x0a;
const carriage = 0x0d;

interface MutableRowCount {
  count: number;
  firstLine: number | null;
}

/** All rows of the table from `start` on. @throws UnreadableFileError for a row longer than 16 MiB. */
export function readDelimitedTable(source: ByteSource, options: DelimitedOptions): DelimitedTable {
  const { kinds, delimiter, decimal, encoding, isRow, onOtherRow } = options;
  const stop = Math.min(options.stop ?? source.size, source.size);
  let capacity = Math.ceil(estimateRows(source, options.start, stop) * 1.03) + 16;
  const format = { decimal, encoding, dateOrder: options.dateOrder ?? "ymd" };
  const columns = kinds.map((kind) => new CellColumn(kind, format, capacity));
  const reader = new RowReader(columns, delimiter, decimal);
  const numbersWanted = kinds.some((kind) => kind !== "label" && kind !== "skip");
  const badRows: MutableRowCount = { count: 0, firstLine: null };
  const shortRows: MutableRowCount = { count: 0, firstLine: null };
  const longRows: MutableRowCount = { count: 0, firstLine: null };
  let truncated = false;
  let rows = 0;
  let line = options.firstLine;

  /** Reads whole rows of a chunk; returns how many of its bytes were used. */
  function readChunk(chunk: Uint8Array, isLast: boolean): number {
    const isUnended = isLast && chunk[chunk.length - 1] !== newline;
    const bytes = isUnended ? withLineEnd(chunk) : chunk;
    const limit = isLast ? bytes.length : bytes.lastIndexOf(newline) + 1;
    let at = 0;
    while (at < limit) {
      if (bytes[at] === newline || (bytes[at] === carriage && bytes[at + 1] === newline)) {
        at += bytes[at] === newline ? 1 : 2;
        line += 1;
        continue;
      }
      if (isRow !== undefined && !isRow(bytes, at, limit)) {
        let end = bytes.indexOf(newline, at);
        if (end < 0 || end > limit) end = limit;
        onOtherRow?.(bytes.subarray(at, bytes[end - 1] === carriage ? end - 1 : end), rows, line);
        at = Math.min(limit, end + 1);
        line += 1;
        continue;
      }
      if (rows === capacity) {
        capacity = Math.ceil(capacity * 1.25);
        for (const column of columns) column.grow(capacity);
      }
      const next = reader.read(bytes, at, limit, rows);
      if (next < 0) {
        if (!isLast) return at;
        truncated = true;
        return bytes.length;
      }
      const isCut = isUnended && next === limit && stop === source.size;
      if (isCut && (reader.cells < kinds.length || isCutRow(chunk, at, delimiter))) {
        truncated = true;
        return bytes.length;
      }
      if (numbersWanted && !reader.hasNumber) {
        count(badRows, line);
        // A row left out, such as titles once more, is told as a row, not as cells of every column too.
        const counted = columns.map(({ badCells }) => badCells);
        reader.read(bytes, at, limit, rows);
        for (const [index, column] of columns.entries())
          column.badCells = 2 * counted[index]! - column.badCells;
      } else {
        if (reader.cells < kinds.length) {
          count(shortRows, line);
          for (let missing = reader.cells; missing < kinds.length; missing += 1)
            columns[missing]!.set(rows, bytes, at, at);
        } else if (reader.hasMore) count(longRows, line);
        rows += 1;
      }
      line += 1;
      at = next;
    }
    return limit;
  }

  let chunkBytes = options.chunkBytes ?? 4 * 1024 * 1024;
  let at = options.start;
  while (at < stop) {
    const chunk = source.read(at, Math.min(chunkBytes, stop - at));
    if (chunk.length === 0) break;
    const used = readChunk(chunk, at + chunk.length >= stop);
    if (used === 0) {
      chunkBytes *= 2;
      if (chunkBytes > longestRow)
        throw new UnreadableFileError({
          expected: `rows of at most ${longestRow} bytes`,
          found: "no line end",
          at: `line ${line}`,
        });
      continue;
    }
    at += used;
    options.onProgress?.(Math.min(1, at / stop));
  }
  return {
    rows,
    columns: columns.map((column) => column.finish(rows)),
    badRows,
    shortRows,
    longRows,
    truncated,
  };
}

function withLineEnd(bytes: Uint8Array): Uint8Array {
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  longer[bytes.length] = newline;
  return longer;
}

function count(counter: MutableRowCount, line: number): void {
  counter.count += 1;
  counter.firstLine ??= line;
}
