/** Which line holds the column titles: the one the header counts to, or the first that reads like titles. */

import { meaningOfTitle } from "../eclab-titles";
import type { HeadLine } from "../head-lines";
import { delimiterOf, splitCells } from "../sample-rows";

const flagTitles = ["ox/red", "error", "control changes", "Ns changes", "counter inc.", "I Range", "x"];

/** Number of header lines that line 2 states, title line included; null where it states none. */
export function statedHeaderLines(secondLine: string): number | null {
  const match = /^"?Nb header lines\s*:\s*(\d{1,7})\s*["\t,;]*$/i.exec(secondLine.trim());
  return match === null ? null : Number(match[1]);
}

/** Titles of a line, without the empty ones that separators at its end make; none of a line without separators. */
export function titlesOf(line: string): string[] {
  const delimiter = delimiterOf(line);
  if (delimiter === "blanks") return [];
  const titles = splitCells(line, delimiter);
  while (titles.length > 0 && titles[titles.length - 1] === "") titles.pop();
  return titles.map((title, index) => title || `column ${index + 1}`);
}

/** Whether most cells of the line are titles that EC-Lab prints, and at least two of them. */
export function isTitleLine(line: string): boolean {
  const titles = titlesOf(line);
  const known = titles.filter((title) => meaningOfTitle(title) !== null || flagTitles.includes(title)).length;
  return known >= 2 && !titles.some((title) => /^[+-]?\d/.test(title));
}

/**
 * Index of the title line in `lines`, or -1. The stated count is believed where titles stand there;
 * an editor may have removed or added lines above.
 */
export function findTitleLine(lines: readonly HeadLine[]): number {
  const stated = statedHeaderLines(lines[1]?.text ?? "");
  if (stated !== null && stated >= 2 && isTitleLine(lines[stated - 1]?.text ?? "")) return stated - 1;
  return lines.findIndex((line) => isTitleLine(line.text));
}
