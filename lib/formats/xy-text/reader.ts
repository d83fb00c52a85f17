/**
 * Plain diffraction patterns: .xy and .xye and their like. Maybe lines of comment and one row of titles, then an angle,
 * an intensity and, in .xye, its standard deviation a row, between blanks, tabs, commas or semicolons.
 *
 * Nothing in such a file says what it is. It is taken for a pattern only when its first title speaks of an angle, or
 * when it has no titles, two or three columns, and angles from 0 to 180 that rise in even steps over intensities that
 * are not negative. That the angle is 2θ in degrees is assumed, and said.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { readHeadLines } from "../head-lines";
import { openText } from "../open-text";
import { splitCells } from "../sample-rows";
import { readTitledTable } from "../titled-table";
import { findPattern, type Pattern } from "./pattern";

export const reader: FormatReader = {
  id: "xy-text",
  title: "Diffraction pattern as text (.xy, .xye)",
  kind: "diffraction",
  version: 1,

  recognise(sniff: Sniff): Recognition | null {
    const lines = sniff.words.slice(0, 16_384).split(/\r?\n/);
    // The last line is cut where the file goes on.
    const pattern = findPattern(sniff.size > 16_384 ? lines.slice(0, -1) : lines);
    if (pattern === null) return null;
    return pattern.titles === null
      ? { confidence: "possible", matchedBy: "angles from 0 to 180 in even steps beside intensities" }
      : { confidence: "likely", matchedBy: `titles ${pattern.titles.join(", ")}` };
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const text = openText(source);
    const lines = readHeadLines(text.source, { ...text, maximumBytes: 65_536 });
    const pattern = findPattern(lines.map((line) => line.text));
    const first = pattern === null ? undefined : lines[pattern.firstRow];
    if (pattern === null || first === undefined)
      throw new UnreadableFileError({
        expected: "angles in even steps beside intensities",
        found: `no such rows in the first ${lines.length} lines`,
      });
    const names = pattern.titles ?? ["2Theta", "Intensity", "Standard deviation"].slice(0, pattern.width);
    const table = readTitledTable(text.source, {
      titles: names,
      rules: [{ title: /./, role: null, kind: "number" }],
      delimiter: pattern.delimiter,
      encoding: text.encoding,
      decimal: pattern.decimal,
      start: first.start,
      firstLine: first.number,
      onProgress: context.onProgress,
    });
    const recording: Recording = {
      name: "Pattern",
      kind: "diffraction",
      rows: table.rows,
      columns: table.columns.map(describeColumn),
    };
    const preamble = lines.slice(0, pattern.firstRow).map((line) => line.text);
    return finishedFile(reader, context, {
      recordings: [recording],
      metadata: preambleOf(preamble, pattern),
      text: { encoding: text.encoding, decimal: table.decimal },
      warnings: [
        ...text.warnings,
        {
          code: "unit_assumed",
          message: `"${names[0]}" is taken as 2θ in degrees; the file does not say so`,
        },
        ...table.warnings,
      ],
      truncated: table.truncated,
    });
  },
};

function describeColumn(column: Column, index: number): Column {
  if (index === 0) return { ...column, unit: "deg", role: "twoThetaDeg" };
  return index === 1 ? { ...column, unit: "1", role: "intensity" } : column;
}

function preambleOf(lines: readonly string[], pattern: Pattern): Record<string, string> {
  const isTitle = (line: string) =>
    pattern.titles !== null && splitCells(line, pattern.delimiter).join() === pattern.titles.join();
  const comments = lines.filter((line) => line.trim() !== "" && !isTitle(line));
  return comments.length === 0 ? {} : { preamble: comments.join("\n") };
}
