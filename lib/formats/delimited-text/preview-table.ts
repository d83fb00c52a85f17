/** The first lines of any text, cut into cells: what a person looks at to say which column is what. */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { normaliseUnit } from "@/lib/domain/units";
import { decideDecimalSymbol } from "../decimal-symbol";
import type { Delimiter } from "../delimited-row";
import { readHeadLines } from "../head-lines";
import { openText } from "../open-text";
import { splitCells } from "../sample-rows";
import { asciiCompatible, decideEncoding, type TextEncoding } from "../text-decoding";

export interface TablePreview {
  readonly encoding: TextEncoding;
  readonly delimiter: Delimiter;
  readonly decimal: "." | ",";
  /** Cells of the first lines; `rows[0]` is line 1. */
  readonly rows: readonly (readonly string[])[];
  /** Line of the titles, from 1, where one was found. */
  readonly headerRow: number | null;
  readonly unitsRow: number | null;
  readonly firstDataRow: number;
  /** Titles and units by column, from those lines; an untitled column is "column 3". */
  readonly titles: readonly string[];
  readonly units: readonly (string | null)[];
  /** Most cells of a record. */
  readonly width: number;
}

const separators: readonly Delimiter[] = ["\t", ";", ",", "|", "blanks"];

/** Up to `lines` lines. @throws UnreadableFileError when they hold no table of numbers. */
export function previewTable(source: ByteSource, lines = 50): TablePreview {
  const text = openText(source);
  const head = readHeadLines(text.source, { ...text, maximumLines: Math.max(lines, 200) });
  const texts = head.map((line) => line.text);
  const delimiter = decideDelimiter(texts);
  const rows = texts.map((line) => withoutEmptyEnd(splitCells(line, delimiter)));
  const decimal = decideDecimalSymbol(rows.flat()).decimal;
  const first = firstRecord(rows);
  if (first < 0)
    throw new UnreadableFileError({
      expected: "rows of numbers separated by tabs, semicolons, commas, bars or blanks",
      found: `none in the first ${rows.length} lines`,
    });
  const width = Math.max(...rows.slice(first, first + 50).map((row) => row.length));
  const { headerAt, unitsAt } = findTitles(rows, first);
  const header = headerAt < 0 ? [] : rows[headerAt]!;
  const unitCells = unitsAt < 0 ? [] : rows[unitsAt]!;
  return {
    // The file's own; UTF-16 is turned into UTF-8 for reading.
    encoding: decideEncoding(source.read(0, 65_536)).encoding,
    delimiter,
    decimal,
    rows: rows.slice(0, lines),
    headerRow: headerAt < 0 ? null : headerAt + 1,
    unitsRow: unitsAt < 0 ? null : unitsAt + 1,
    firstDataRow: first + 1,
    titles: Array.from({ length: width }, (_, at) => header[at] || `column ${at + 1}`),
    units: Array.from({ length: width }, (_, at) => bareUnit(unitCells[at] ?? "") || null),
    width,
  };
}

/** Cells of the first lines as a person's choice of encoding and separator cuts them. */
export function tableRows(
  source: ByteSource,
  reading: { readonly encoding: TextEncoding; readonly delimiter: Delimiter },
  lines = 50,
): readonly (readonly string[])[] {
  const { encoding, delimiter } = reading;
  const { markLength } = decideEncoding(source.read(0, 65_536));
  const text = asciiCompatible(source, { encoding, markLength, guessed: false });
  return readHeadLines(text.source, { ...text, maximumLines: lines }).map((line) =>
    withoutEmptyEnd(splitCells(line.text, delimiter)),
  );
}

/** The separator that cuts the most lines into the same number (two or more) of mostly numeric cells. */
function decideDelimiter(lines: readonly string[]): Delimiter {
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const delimiter of separators) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const cells = withoutEmptyEnd(splitCells(line, delimiter));
      const numbers = cells.filter(isNumeric).length;
      if (cells.length < 2 || numbers * 2 < cells.length) continue;
      counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    }
    const most = Math.max(0, ...counts.values());
    // Blanks also stand inside dates and titles, and commas inside numbers: the others go first.
    if (most > bestScore) {
      best = delimiter;
      bestScore = most;
    }
  }
  return best;
}

/** The first row of mostly numbers whose successor looks the same. */
function firstRecord(rows: readonly (readonly string[])[]): number {
  const isRecord = (row: readonly string[] | undefined) =>
    row !== undefined && row.length > 1 && row.filter(isNumeric).length * 2 >= row.length;
  for (let at = 0; at < rows.length; at += 1) {
    if (!isRecord(rows[at])) continue;
    const next = rows.slice(at + 1).find((row) => row.length > 0 && row[0] !== "");
    if (next === undefined || isRecord(next)) return at;
  }
  return -1;
}

function findTitles(
  rows: readonly (readonly string[])[],
  first: number,
): { headerAt: number; unitsAt: number } {
  let at = first - 1;
  while (at >= 0 && rows[at]!.every((cell) => cell === "")) at -= 1;
  if (at < 0 || rows[at]!.length < 2) return { headerAt: -1, unitsAt: -1 };
  const isUnits = rows[at]!.every(
    (cell) => cell === "" || normaliseUnit(bareUnit(cell)) !== null || cell === "-",
  );
  const above = rows[at - 1];
  if (isUnits && above !== undefined && above.length >= 2) return { headerAt: at - 1, unitsAt: at };
  return { headerAt: at, unitsAt: -1 };
}

function bareUnit(cell: string): string {
  return cell.replace(/^[[(/\s]+|[\])\s]+$/g, "");
}

function isNumeric(cell: string): boolean {
  return /^[+-]?(\d[\d.,:' /-]*|[.,]\d+)([eE][+-]?\d+)?$/.test(cell) || /^nan$/i.test(cell);
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  let last = cells.length;
  while (last > 0 && cells[last - 1] === "") last -= 1;
  return cells.slice(0, last);
}
