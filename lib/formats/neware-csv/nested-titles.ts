/** The three rows of titles of a nested export: cycles, steps (one empty cell first), records (two empty cells). */
import type { Delimiter } from "../delimited-row";
import type { HeadLine } from "../head-lines";
import { isNewareTitleRow } from "../neware/text-columns";
import { delimiterOf, splitCells } from "../sample-rows";

export interface NestedTitles {
  readonly cycle: readonly string[];
  /** Without the empty cell at the front, as the others. */
  readonly step: readonly string[];
  readonly record: readonly string[];
  readonly delimiter: Delimiter;
  readonly firstRow: HeadLine | null;
}

/** Null when the lines do not hold three such rows in succession. */
export function findNestedTitles(lines: readonly HeadLine[]): NestedTitles | null {
  for (let at = 0; at + 2 < lines.length; at += 1) {
    if (!/^[\s",;|]/.test(lines[at + 2]!.text)) continue;
    const delimiter = delimiterOf(lines[at + 2]!.text);
    if (delimiter === "blanks") continue;
    const [cycle, step, record] = [0, 1, 2].map((next) => splitCells(lines[at + next]!.text, delimiter));
    if (cycle![0] === "" || step![0] !== "" || step![1] === "") continue;
    if (record![0] !== "" || record![1] !== "") continue;
    if (!isNewareTitleRow(record!.slice(2))) continue;
    return {
      cycle: withoutEmptyEnd(cycle!),
      step: withoutEmptyEnd(step!.slice(1)),
      record: withoutEmptyEnd(record!.slice(2)),
      delimiter,
      firstRow: lines[at + 3] ?? null,
    };
  }
  return null;
}

function withoutEmptyEnd(cells: readonly string[]): string[] {
  let last = cells.length;
  while (last > 0 && cells[last - 1] === "") last -= 1;
  return cells.slice(0, last);
}
