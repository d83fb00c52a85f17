/**
 * Titles for rows that have one cell more than there are titles: an empty cell after the last separator, a column
 * without a title in front, or a date and time that blanks have split in two.
 */

import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { inferCellKind } from "../cell-kinds";

const likelyWords = /time_iso|date|systime|系统时间|step_name|state|status|状态/i;

/** Titles that fit the rows one to one; says in `warnings` what was found. */
export function alignTitles(
  titles: readonly string[],
  sample: readonly (readonly string[])[],
  warnings: ReaderWarning[],
): string[] {
  const width = titles.length;
  const longer = sample.filter((row) => row.length === width + 1);
  if (longer.length < sample.length * 0.9 || sample.length === 0) return [...titles];
  if (longer.every((row) => row[width] === "")) {
    warnings.push({
      code: "extra_fields",
      message: `rows have ${width + 1} cells under ${width} titles; the last is always empty and no column`,
    });
    return [...titles];
  }
  if (titles[width - 1] === "DPt-Time") return [...titles, "DPt-Time, time of day"];
  const untitled = "untitled";
  const [inFront, atEnd] = [
    [untitled, ...titles],
    [...titles, untitled],
  ].map((each) => ({
    titles: each,
    misfits: countMisfits(each, longer),
  }));
  const best = inFront!.misfits < atEnd!.misfits ? inFront! : atEnd!;
  warnings.push({
    code: "extra_fields",
    message: `rows have ${width + 1} cells under ${width} titles; the ${
      best === inFront ? "first" : "last"
    } column has no title, judged by where its dates and words stand`,
  });
  return best.titles;
}

/** Titles of dates and words above numbers, and titles of numbers above dates and words. */
function countMisfits(titles: readonly string[], rows: readonly (readonly string[])[]): number {
  return titles.filter((title, index) => {
    if (title === "untitled") return false;
    const kind = inferCellKind(
      rows.map((row) => row[index] ?? ""),
      ".",
    );
    return likelyWords.test(title) ? kind === "number" : kind === "label" || kind === "clock";
  }).length;
}
