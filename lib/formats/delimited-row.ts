/** One row of delimited text into the columns, byte by byte. */
import type { CellColumn } from "./cell-column";
import { FloatScanner } from "./parse-float-bytes";

export type Delimiter = "," | "\t" | ";" | "|" | "blanks";

export const delimiterBytes: Readonly<Record<Delimiter, number>> = {
  ",": 0x2c,
  "\t": 0x09,
  ";": 0x3b,
  "|": 0x7c,
  blanks: 0x20,
};

const newline = 0x0a;
const carriage = 0x0d;
const quote = 0x22;
const space = 0x20;
const tab = 0x09;

/** Reads rows one after the other; after `read` its fields say what the row was. */
export class RowReader {
  /** Cells in the row read last. */
  cells = 0;
  /** Whether one of them was a readable number, duration or date. */
  hasNumber = false;
  /** Whether cells beyond the columns hold anything. */
  hasMore = false;
  private readonly columns: readonly CellColumn[];
  private readonly delimiter: number;
  private readonly blanks: boolean;
  private readonly scanner: FloatScanner;
  private lastCellWasNumber = false;
  private quotedBytes = 0;
  private unquoted = new Uint8Array(256);

  constructor(columns: readonly CellColumn[], delimiter: Delimiter, decimal: "." | ",") {
    this.columns = columns;
    this.delimiter = delimiterBytes[delimiter];
    this.blanks = delimiter === "blanks";
    // Where commas separate cells, decimal commas stand in quotation marks, and a bare "3,0" is two cells.
    this.scanner = new FloatScanner(delimiter === decimal ? "." : decimal);
  }

  /**
   * Reads the row that begins at `start` into row `row` of the columns. The byte before `limit` must be a line end,
   * which is what every loop here stops at. Returns the first byte after the row's own line end, or -1 when a quoted
   * cell is still open at `limit`.
   */
  read(bytes: Uint8Array, start: number, limit: number, row: number): number {
    const { columns, delimiter, blanks, scanner } = this;
    const width = columns.length;
    let at = start;
    let cells = 0;
    let hasNumber = false;
    let hasMore = false;
    for (;;) {
      let code = bytes[at]!;
      while (code === space || (blanks && code === tab)) {
        at += 1;
        code = bytes[at]!;
      }
      if (blanks && (code === newline || code === carriage)) break;
      const column = cells < width ? columns[cells]! : null;
      cells += 1;
      if (column !== null && column.kind === "number") {
        const digit = (code - 0x30) >>> 0;
        const after = bytes[at + 1];
        // A single digit, as counters, flags and zeros are.
        if (digit <= 9 && (after === delimiter || after === newline)) {
          column.floats![row] = digit;
          hasNumber = true;
          at += 1;
          if (after === newline) break;
          at += 1;
          continue;
        }
        let value = column.isPlain ? scanner.scanPlain(bytes, at) : scanner.scan(bytes, at, limit);
        let end = scanner.end;
        code = codeAfter(bytes, end);
        if (column.isPlain && (end === at || (code !== delimiter && code !== newline))) {
          value = scanner.scan(bytes, at, limit);
          end = scanner.end;
          code = codeAfter(bytes, end);
          column.isPlain = end === at;
        }
        if (end > at && (code === delimiter || code === newline)) {
          column.floats![row] = value;
          hasNumber = true;
          at = end;
          if (code === newline) break;
          at += 1;
          continue;
        }
        code = bytes[at]!;
      }
      if (code === quote) {
        const end = this.readQuoted(bytes, at, limit, column, row);
        if (end < 0) return -1;
        if (column === null) hasMore ||= this.quotedBytes > 0;
        if (this.lastCellWasNumber) hasNumber = true;
        at = end;
      } else {
        let end = at;
        while (code !== delimiter && code !== newline && !(blanks && code === tab)) {
          end += 1;
          code = bytes[end]!;
        }
        if (column === null) hasMore ||= end > at && bytes[at] !== carriage;
        else {
          let to = end;
          while (to > at && (bytes[to - 1]! === space || bytes[to - 1]! === carriage)) to -= 1;
          if (column.set(row, bytes, at, to)) hasNumber = true;
        }
        at = end;
      }
      if (bytes[at] === newline) break;
      at += 1;
    }
    while (bytes[at] !== newline) at += 1;
    this.cells = cells;
    this.hasNumber = hasNumber;
    this.hasMore = hasMore;
    return at + 1;
  }

  /** A quoted cell from its quote on; returns the delimiter or line end after it, -1 if it does not close. */
  private readQuoted(
    bytes: Uint8Array,
    start: number,
    limit: number,
    column: CellColumn | null,
    row: number,
  ): number {
    let length = 0;
    let at = start + 1;
    for (;;) {
      if (at >= limit) return -1;
      const code = bytes[at]!;
      if (code === quote) {
        if (at + 1 < limit && bytes[at + 1] === quote) at += 1;
        else break;
      }
      if (length === this.unquoted.length) {
        const wider = new Uint8Array(length * 2);
        wider.set(this.unquoted);
        this.unquoted = wider;
      }
      this.unquoted[length] = bytes[at]!;
      length += 1;
      at += 1;
    }
    at += 1;
    while (at < limit && bytes[at] !== this.delimiter && bytes[at] !== newline) at += 1;
    let from = 0;
    while (from < length && this.unquoted[from] === space) from += 1;
    while (length > from && this.unquoted[length - 1] === space) length -= 1;
    this.quotedBytes = length - from;
    this.lastCellWasNumber = column?.set(row, this.unquoted, from, length) ?? false;
    return at;
  }
}

/** What ends a number: both bytes of a line end count as one. */
function codeAfter(bytes: Uint8Array, end: number): number {
  const code = bytes[end]!;
  return code === carriage && bytes[end + 1] === newline ? newline : code;
}
