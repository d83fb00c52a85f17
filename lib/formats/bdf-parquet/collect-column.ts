/** Puts the pieces of a Parquet column, in whatever order they come, into typed values or codes and words. */
import type { ColumnValues } from "@/lib/domain/recording";
import type { PageValues } from "./decode-pages";

export interface DecodedColumn {
  readonly values: ColumnValues;
  readonly labels?: readonly string[];
}

export interface ColumnCollector {
  /** Takes a page whose first row is `firstRow`; rows beyond the last are passed over. */
  add(page: PageValues, firstRow: number): void;
  /** Missing numbers are NaN, missing words the empty word. */
  finish(): DecodedColumn;
}

/** A collector of so many rows. */
export function collectColumn(rows: number): ColumnCollector {
  const numbers = new Float64Array(rows).fill(Number.NaN);
  const words = new Words(rows);

  function add({ values, defined }: PageValues, firstRow: number): void {
    if (defined === null) addAll(values, firstRow);
    else addDefined(values, defined, firstRow);
  }

  function addAll(piece: ArrayLike<unknown>, firstRow: number): void {
    const end = Math.min(piece.length, rows - firstRow);
    if (end <= 0) return;
    if (piece instanceof Float64Array || piece instanceof Float32Array || piece instanceof Int32Array) {
      numbers.set(piece.subarray(0, end), firstRow);
      return;
    }
    for (let at = 0; at < end; at += 1) setCell(firstRow + at, piece[at]);
  }

  function addDefined(values: ArrayLike<unknown>, defined: Uint32Array, firstRow: number): void {
    let next = 0;
    if (values instanceof Float64Array) {
      for (let at = 0; at < defined.length; at += 1) {
        if (defined[at] !== 1) continue;
        const row = firstRow + at;
        if (row < rows) numbers[row] = values[next]!;
        next += 1;
      }
      return;
    }
    for (let at = 0; at < defined.length; at += 1) {
      if (defined[at] !== 1) continue;
      const row = firstRow + at;
      if (row < rows) setCell(row, values[next]);
      next += 1;
    }
  }

  function setCell(row: number, value: unknown): void {
    if (value === null || value === undefined) return;
    if (typeof value === "number" || typeof value === "bigint") numbers[row] = Number(value);
    else if (typeof value === "boolean") numbers[row] = value ? 1 : 0;
    else words.set(row, typeof value === "string" ? value : wordOf(value));
  }

  return { add, finish: () => (words.isEmpty ? { values: numbers } : words.finish()) };
}

class Words {
  private codes: Int32Array | null = null;
  private readonly rows: number;
  private readonly labels: string[] = [];
  private readonly byWord = new Map<string, number>();

  constructor(rows: number) {
    this.rows = rows;
  }

  get isEmpty(): boolean {
    return this.codes === null;
  }

  set(row: number, word: string): void {
    this.codes ??= new Int32Array(this.rows).fill(-1);
    let code = this.byWord.get(word);
    if (code === undefined) {
      code = this.labels.length;
      this.byWord.set(word, code);
      this.labels.push(word);
    }
    this.codes[row] = code;
  }

  finish(): DecodedColumn {
    const codes = this.codes!;
    if (codes.includes(-1)) {
      const empty = this.byWord.get("") ?? this.labels.push("") - 1;
      for (let row = 0; row < codes.length; row += 1) if (codes[row] === -1) codes[row] = empty;
    }
    return { values: this.labels.length <= 256 ? Uint8Array.from(codes) : codes, labels: this.labels };
  }
}

function wordOf(value: unknown): string {
  if (value instanceof Uint8Array)
    return Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return String(value);
}
