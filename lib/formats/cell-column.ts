/** The column a delimited table fills, by kind of cell: numbers, durations, dates or words. */
import type { DateOrder } from "./clock-date";
import { ClockReader } from "./clock-reader";
import { parseDurationBytes } from "./clock-time";
import { parseGroupedNumber } from "./grouped-number";
import { LabelColumn } from "./label-column";
import { FloatScanner } from "./parse-float-bytes";
import type { TextEncoding } from "./text-decoding";

/**
 * What a column's cells are: a number, a duration turned into seconds, a date turned into seconds of the printed
 * clock, words, or nothing that is wanted.
 */
export type CellKind = "number" | "duration" | "clock" | "label" | "skip";

export interface CellFormat {
  readonly decimal: "." | ",";
  readonly encoding: TextEncoding;
  readonly dateOrder: DateOrder;
}

export interface FinishedColumn {
  readonly kind: CellKind;
  readonly values: Float64Array | Int32Array | Uint16Array | Uint8Array;
  readonly labels?: readonly string[];
  /** Cells that are neither empty nor of the column's kind; NaN in `values`. */
  readonly badCells: number;
}

/** One column being filled. `floats` is where its numbers go, null for words and skipped columns. */
export class CellColumn {
  readonly kind: CellKind;
  floats: Float64Array | null;
  badCells = 0;
  /** Until a number of many digits or with an exponent is met, whose like will follow. */
  isPlain = true;
  private readonly words: LabelColumn | null;
  private readonly clock: ClockReader | null;
  private readonly scanner: FloatScanner;
  private readonly format: CellFormat;

  constructor(kind: CellKind, format: CellFormat, capacity: number) {
    this.kind = kind;
    this.floats = kind === "label" || kind === "skip" ? null : new Float64Array(capacity);
    this.words = kind === "label" ? new LabelColumn(capacity, format.encoding) : null;
    this.clock = kind === "clock" ? new ClockReader(format.dateOrder, format.encoding) : null;
    this.scanner = new FloatScanner(format.decimal);
    this.format = format;
  }

  grow(capacity: number): void {
    if (this.floats === null) return;
    const wider = new Float64Array(capacity);
    wider.set(this.floats);
    this.floats = wider;
  }

  /** Stores the cell in bytes [start, end), blanks stripped; true when it is a readable number or date. */
  set(row: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.floats === null) {
      this.words?.set(row, bytes, start, end);
      return false;
    }
    if (start === end) {
      this.floats[row] = Number.NaN;
      return false;
    }
    const value =
      this.kind === "number"
        ? this.number(bytes, start, end)
        : this.clock === null
          ? parseDurationBytes(bytes, start, end, this.format.decimal)
          : this.clock.parse(bytes, start, end);
    this.floats[row] = value;
    if (!Number.isNaN(value)) return true;
    if (!isNotANumber(bytes, start, end)) this.badCells += 1;
    return false;
  }

  private number(bytes: Uint8Array, start: number, end: number): number {
    const value = this.scanner.parse(bytes, start, end);
    return Number.isNaN(value) ? parseGroupedNumber(bytes, start, end, this.format) : value;
  }

  finish(rows: number): FinishedColumn {
    if (this.words !== null)
      return { kind: this.kind, ...this.words.finish(rows), badCells: this.words.badCells };
    const floats = this.floats ?? new Float64Array(0);
    // A view keeps the spare capacity alive, so it is only used where little is spare.
    const values = rows * 1.25 + 1024 < floats.length ? floats.slice(0, rows) : floats.subarray(0, rows);
    return { kind: this.kind, values, badCells: this.badCells };
  }
}

/** "NaN" and "nan" are how programs print a missing value: no bad cell. */
function isNotANumber(bytes: Uint8Array, start: number, end: number): boolean {
  return (
    end - start === 3 &&
    (bytes[start]! | 0x20) === 0x6e &&
    (bytes[start + 1]! | 0x20) === 0x61 &&
    (bytes[start + 2]! | 0x20) === 0x6e
  );
}
