/** The line of titles of a text table, found by what it says, after however many lines of preamble. */
import { UnreadableFileError } from "@/lib/domain/errors";
import type { Delimiter } from "./delimited-row";
import type { Recognition, Sniff } from "./format-reader";
import { type HeadLine, readHeadLines } from "./head-lines";
import type { OpenText } from "./open-text";
import { delimiterOf, splitCells } from "./sample-rows";

export interface TitleLine {
  readonly titles: readonly string[];
  readonly delimiter: Delimiter;
  readonly line: HeadLine;
  /** Lines before it. */
  readonly preamble: readonly string[];
}

export interface TitleSearch {
  /** "Maccor's titles (Rec#, Cyc#, …)", for messages. */
  readonly what: string;
  readonly isTitleRow: (titles: readonly string[]) => boolean;
  /** @default 120 */
  readonly maximumLines?: number;
}

/** "likely" when one of the first lines is such a row of titles. */
export function recogniseTitles(sniff: Sniff, search: TitleSearch): Recognition | null {
  const last = search.maximumLines ?? 120;
  const row = sniff.titleRows.find(({ line, cells }) => line <= last && search.isTitleRow(cells));
  return row === undefined ? null : { confidence: "likely", matchedBy: `${search.what} in line ${row.line}` };
}

/** @throws UnreadableFileError when there is none. */
export function findTitleLine(text: OpenText, search: TitleSearch): TitleLine {
  const lines = readHeadLines(text.source, { ...text, maximumLines: (search.maximumLines ?? 120) + 20 });
  const at = lines.findIndex((line) => isTitles(line.text, search));
  const line = lines[at];
  if (line === undefined)
    throw new UnreadableFileError({
      expected: `a row of ${search.what}`,
      found: `none in the first ${lines.length} lines`,
    });
  const delimiter = delimiterOf(line.text);
  return {
    titles: splitCells(line.text, delimiter),
    delimiter,
    line,
    preamble: lines.slice(0, at).map((each) => each.text),
  };
}

function isTitles(line: string, search: TitleSearch): boolean {
  if (line.length < 5 || line.length > 65_536) return false;
  return search.isTitleRow(splitCells(line, delimiterOf(line)));
}
