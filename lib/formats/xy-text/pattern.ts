/** Whether lines of text are a diffraction pattern, and how they are to be read. */
import { decideDecimalSymbol } from "../decimal-symbol";
import type { Delimiter } from "../delimited-row";
import { splitCells } from "../sample-rows";

export interface Pattern {
  readonly delimiter: Delimiter;
  readonly decimal: "." | ",";
  readonly titles: readonly string[] | null;
  /** Index of the first row of numbers among the lines. */
  readonly firstRow: number;
  /** Columns: two, or three with a standard deviation. */
  readonly width: number;
}

const fewestRows = 5;
const mostPreamble = 60;
/** Three numbers at their longest; most lines of other files need not be split. */
const mostRowLetters = 100;
const angleTitle = /^(#\s*)?"?\(?(2[ _-]?th|two[ _-]?theta|tth|theta|angle|2θ|2Î¸)/i;
const anyNumber = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?$/;

/** Null when the rows are not those of a pattern. */
export function findPattern(lines: readonly string[]): Pattern | null {
  for (const delimiter of ["\t", ";", ",", "blanks"] as const) {
    const firstRow = lines.findIndex(
      (line, index) =>
        index < mostPreamble && isRow(line, delimiter) && isRow(lines[index + 1] ?? "", delimiter),
    );
    if (firstRow < 0) continue;
    const rows = lines
      .slice(firstRow, firstRow + 200)
      .filter((line) => line.trim() !== "")
      .map((line) => splitCells(line.trim(), delimiter));
    const width = rows[0]!.length;
    if (rows.length < fewestRows || rows.some((row) => row.length !== width)) continue;
    const { decimal } = decideDecimalSymbol(rows.flat());
    const titles = titlesBefore(lines.slice(0, firstRow), delimiter, width);
    if (titles === null) return null;
    const isTitled = titles.length > 0;
    if (isTitled ? !angleTitle.test(titles[0]!) : !looksLikeAngles(rows, decimal)) return null;
    return { delimiter, decimal, titles: isTitled ? titles : null, firstRow, width };
  }
  return null;
}

function isRow(line: string, delimiter: Delimiter): boolean {
  const row = line.trim();
  if (row.length > mostRowLetters) return false;
  const cells = splitCells(row, delimiter);
  return (cells.length === 2 || cells.length === 3) && cells.every((cell) => anyNumber.test(cell));
}

/** The titles of the last line before the rows; empty without one, null when that line is something else. */
function titlesBefore(lines: readonly string[], delimiter: Delimiter, width: number): string[] | null {
  const last = lines.filter((line) => line.trim() !== "").at(-1);
  if (last === undefined) return [];
  const cells = splitCells(last.trim(), delimiter);
  if (cells.length === width && cells.every((cell) => !anyNumber.test(cell))) return cells;
  return /^\s*[#'!;/*]/.test(last) ? [] : null;
}

function looksLikeAngles(rows: readonly (readonly string[])[], decimal: "." | ","): boolean {
  const number = (cell: string) => Number(decimal === "," ? cell.replace(",", ".") : cell);
  const angles = rows.map((row) => number(row[0]!));
  const steps = angles.slice(1).map((angle, row) => angle - angles[row]!);
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1]!;
  // Detectors of several modules leave gaps.
  const odd = steps.filter((step) => Math.abs(step - usual) > Math.max(usual * 0.2, 0.0011));
  if (steps.some((step) => !(step > 0)) || odd.length > steps.length / 10) return false;
  if (angles[0]! < 0 || angles.at(-1)! > 180) return false;
  return rows.every((row) => number(row[1]!) >= 0);
}
