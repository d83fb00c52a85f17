/** Puts the pieces of a Parquet column, in whatever order they come, into typed values or codes and words. */

import type { DecodedArray } from "hyparquet/src/types.js";
import type { ColumnValues } from "@/lib/domain/recording";
import { SplitDoubles } from "./byte-stream-split";
import { CodedWords } from "./coded-words";
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

/** A collector of so many rows. Pages may not leave out rows between them. */
export function collectColumn(rows: number): ColumnCollector {
  let numbers = new Float64Array(0);
  const words = new Words(rows);

  function add(page: PageValues, firstRow: number): void {
    const end = Math.min(firstRow + page.rows, rows);
    if (firstRow >= end) return;
    const { defined } = page;
    if (page.values instanceof CodedWords) {
      words.addCoded(page.values, defined, firstRow, end);
      return;
    }
    if (numbers.length === 0) numbers = new Float64Array(rows);
    if (page.values instanceof SplitDoubles && defined === null && page.values.count === end - firstRow) {
      page.values.joinInto(numbers.subarray(firstRow, end));
      return;
    }
    const values = page.values instanceof SplitDoubles ? page.values.join() : page.values;
    if (defined === null && isNumeric(values)) {
      numbers.set(values.subarray(0, end - firstRow), firstRow);
      return;
    }
    numbers.fill(Number.NaN, firstRow, end);
    if (defined === null) for (let row = firstRow; row < end; row += 1) setCell(row, values[row - firstRow]);
    else addDefined(values, defined, firstRow, end);
  }

  function addDefined(values: DecodedArray, defined: Uint32Array, firstRow: number, end: number): void {
    let next = 0;
    if (values instanceof Float64Array) {
      for (let row = firstRow; row < end; row += 1) {
        if (defined[row - firstRow] !== 1) continue;
        numbers[row] = values[next]!;
        next += 1;
      }
      return;
    }
    for (let row = firstRow; row < end; row += 1) {
      if (defined[row - firstRow] !== 1) continue;
      setCell(row, values[next]);
      next += 1;
    }
  }

  function setCell(row: number, value: unknown): void {
    if (value === null || value === undefined) return;
    if (typeof value === "string") words.set(row, value);
    else if (typeof value === "number" || typeof value === "bigint") numbers[row] = Number(value);
    else if (typeof value === "boolean") numbers[row] = value ? 1 : 0;
    else words.set(row, wordOf(value));
  }

  return { add, finish: () => (words.isEmpty ? { values: numbers } : words.finish()) };
}

function isNumeric(values: DecodedArray): values is Float64Array | Float32Array | Int32Array {
  return values instanceof Float64Array || values instanceof Float32Array || values instanceof Int32Array;
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
    this.codes ??= this.noCodes();
    this.codes[row] = this.codeOf(word);
  }

  /** Codes of a page, whose words are only looked up when they first occur. */
  addCoded(page: CodedWords, defined: Uint32Array | null, firstRow: number, end: number): void {
    const codes = this.codes ?? this.noCodes();
    this.codes = codes;
    const ownCodes = new Int32Array(page.labels.length).fill(-1);
    let next = 0;
    for (let row = firstRow; row < end; row += 1) {
      if (defined !== null && defined[row - firstRow] !== 1) continue;
      const code = page.codes[next]!;
      next += 1;
      if (ownCodes[code] === -1) ownCodes[code] = this.codeOf(page.labels[code]!);
      codes[row] = ownCodes[code]!;
    }
  }

  private noCodes(): Int32Array {
    return new Int32Array(this.rows).fill(-1);
  }

  private codeOf(word: string): number {
    const known = this.byWord.get(word);
    if (known !== undefined) return known;
    const code = this.labels.push(word) - 1;
    this.byWord.set(word, code);
    return code;
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
