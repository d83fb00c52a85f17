/** What the cells of each column of a text table are, from a sample of its rows. */
import { type ColumnRole, roleUnits } from "@/lib/domain/recording";
import type { CellKind } from "./cell-column";
import { parseClock } from "./clock-date";
import { isGroupedNumber } from "./grouped-number";

/** Some programs print the minus sign of typography (U+2212). */
const numberWithPoint = /^[+\-\u2212]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const numberWithComma = /^[+\-\u2212]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/;
const duration = /^-?\s*(?:\d+\s*d\s+|\d+[.-])?\d+:\d{1,2}(?::\d{1,2})?(?:[.,]\d+)?$/i;

/**
 * The kind most cells of the column fit: numbers before durations before dates; "label" when fewer than `least` (nine
 * in ten) of the filled cells fit one of them, and "number" for a column without a filled cell.
 */
export function inferCellKind(cells: Iterable<string>, decimal: "." | ",", least = 0.9): CellKind {
  let filled = 0;
  let numbers = 0;
  let durations = 0;
  let clocks = 0;
  const number = decimal === "." ? numberWithPoint : numberWithComma;
  for (const cell of cells) {
    if (cell === "" || /^nan$/i.test(cell)) continue;
    filled += 1;
    if (number.test(cell) || isGroupedNumber(cell, decimal)) numbers += 1;
    else if (duration.test(cell)) durations += 1;
    else if (isDate(cell)) clocks += 1;
  }
  if (numbers >= filled * least) return "number";
  if (numbers + durations >= filled * least) return "duration";
  if (clocks >= filled * least) return "clock";
  return "label";
}

/** Of a column whose title names a quantity: some cells without a number (`INF`, a cut one) make it no column of words. */
export function inferQuantityKind(
  cells: Iterable<string>,
  decimal: "." | ",",
  role: ColumnRole | null | undefined,
): CellKind {
  const isQuantity = role != null && roleUnits[role] !== "1";
  return inferCellKind(cells, decimal, isQuantity ? 0.5 : 0.9);
}

function isDate(text: string): boolean {
  if (!/\d.*[-/. 年].*\d/.test(text) || text.length > 48) return false;
  return (["ymd", "mdy", "dmy"] as const).some((order) => parseClock(text, order) !== null);
}
