/** "1,5,2,25": whether a comma ends a number or belongs to it cannot be told, and is not guessed. */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { Delimiter } from "./delimited-row";

/** @throws UnreadableFileError when commas separate the cells and, by the number of cells, decimals too. */
export function refuseSharedCommas(
  delimiter: Delimiter,
  titles: readonly string[],
  sample: readonly (readonly string[])[],
): void {
  if (delimiter !== "," || titles.length < 2) return;
  const width = typicalWidth(sample);
  if (width >= titles.length * 1.5) throw sharedCommas(titles.length, width);
}

export function sharedCommas(titles: number, width: number): UnreadableFileError {
  return new UnreadableFileError({
    expected: "decimal commas within quotes, or another separator than the comma",
    found: `${titles} titles over rows of ${width} cells: commas separate cells and decimals alike`,
  });
}

/** Cells of the row in the middle of all rows by their width; empty cells at a row's end are none. */
export function typicalWidth(sample: readonly (readonly string[])[]): number {
  const widths = sample.map((row) => row.findLastIndex((cell) => cell !== "") + 1).sort((a, b) => a - b);
  return widths[widths.length >> 1] ?? 0;
}
