/**
 * One six-digit file of a Toyo channel: `0,0,1,0,0,0,0`, one or two blank lines, titles, then a record a row.
 * Empty titles stand over reserved columns, which are kept where they hold a number.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { CellKind, FinishedColumn } from "../cell-column";
import { type DelimitedTable, readDelimitedTable } from "../delimited-table";
import { readHeadLines } from "../head-lines";
import { openText } from "../open-text";
import { splitCells } from "../sample-rows";
import type { TextEncoding } from "../text-decoding";
import { isToyoTitleRow, type ToyoField, toyoField } from "./titles";

export interface SixDigitFile {
  readonly name: string;
  readonly encoding: TextEncoding;
  /** With the number of earlier columns of the same title: "Temp1[Deg]", "Temp1[Deg] (2)". */
  readonly titles: readonly string[];
  /** Taken out by whoever joins files too large to be in memory twice. */
  readonly columns: FinishedColumn[];
  readonly table: DelimitedTable;
  /** Date and time of the first record as printed; null when there is none. */
  readonly firstClock: string | null;
  /** Of the end of the file; Shift-JIS is expected and not told. */
  readonly warnings: readonly ReaderWarning[];
}

const headLines = 8;

/** What a recording cannot be had without. */
const needed: ReadonlySet<ToyoField | null> = new Set([
  "date",
  "time",
  "passTime",
  "voltage",
  "current",
  "state",
] as const);

export interface SixDigitOptions {
  /** Reads only the columns that are needed, dates and states as words: for channels too large for memory. */
  readonly isLean?: boolean;
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** @throws UnreadableFileError when the file has no row of Toyo's titles. */
export function readSixDigitFile(given: ByteSource, options: SixDigitOptions = {}): SixDigitFile {
  const { name } = given;
  const { isLean = false, onProgress } = options;
  const { source, encoding, start, warnings } = openText(given);
  const lines = readHeadLines(source, {
    encoding,
    start,
    maximumBytes: 65_536,
    maximumLines: headLines,
  });
  const line = lines.find((each) => isToyoTitleRow(splitCells(each.text, ",")));
  if (line === undefined)
    throw new UnreadableFileError({
      expected: "Toyo's titles (経過時間[Sec] or PassTime[Sec], voltage, current, state)",
      found: `none in the first ${lines.length} lines`,
      at: name,
    });
  const printed = splitCells(line.text, ",");
  const kinds = printed.map((title) => (isLean ? leanKindOf(title) : kindOf(title)));
  const table = readDelimitedTable(source, {
    kinds,
    delimiter: ",",
    decimal: ".",
    encoding,
    start: line.end,
    firstLine: line.number + 1,
    dateOrder: "ymd",
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const kept = printed.flatMap((title, index) =>
    kinds[index] === "skip"
      ? []
      : title !== "" || table.columns[index]!.values.some((value: number) => !Number.isNaN(value))
        ? [index]
        : [],
  );
  return {
    name,
    encoding,
    titles: numbered(kept.map((index) => printed[index] || `column ${index + 1}`)),
    columns: kept.map((index) => table.columns[index]!),
    table,
    firstClock: firstClock(
      lines.find((each) => each.start >= line.end && each.text.trim() !== "")?.text,
      printed,
    ),
    warnings: warnings.filter(({ code }) => code === "truncated"),
  };
}

function kindOf(title: string): CellKind {
  const field = toyoField(title);
  return field === "date" ? "clock" : field === "time" ? "duration" : "number";
}

function leanKindOf(title: string): CellKind {
  const field = toyoField(title);
  if (!needed.has(field)) return "skip";
  return field === "date" || field === "state" ? "label" : field === "time" ? "duration" : "number";
}

function numbered(titles: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((title) => {
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 ? title : `${title} (${count})`;
  });
}

function firstClock(row: string | undefined, titles: readonly string[]): string | null {
  if (row === undefined) return null;
  const cells = splitCells(row, ",");
  const cell = (field: "date" | "time") =>
    cells[titles.findIndex((title) => toyoField(title) === field)] ?? "";
  return cell("date") === "" ? null : `${cell("date")} ${cell("time")}`.trim();
}
