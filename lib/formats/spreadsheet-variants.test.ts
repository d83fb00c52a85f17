/** Text that a spreadsheet opened and saved again: every reader of text gives the same numbers and the same start. */
import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { readFile } from "./read-file";
import { delimiterOf, splitCells } from "./sample-rows";
import { loadFuzzSamples } from "./testing/load-fuzz-samples";
import { type SpreadsheetOptions, savedBySpreadsheet } from "./testing/spreadsheet-text";
import { fixedFormats, tableFormats } from "./testing/text-formats";
import { decideEncoding, decodeText } from "./text-decoding";

const ways: readonly (readonly [string, SpreadsheetOptions])[] = [
  ["tabs", { delimiter: "\t" }],
  ["commas", { delimiter: "," }],
  ["semicolons", { delimiter: ";" }],
  ["all cells quoted", { delimiter: "," as const, quotesAll: true }],
];

async function samplesOf(format: string): Promise<string[]> {
  const samples = (await loadFuzzSamples(format)).filter((bytes) => bytes[0] !== 0x1f && bytes[0] !== 0x50);
  return samples.map((bytes) => {
    const { encoding, markLength } = decideEncoding(bytes);
    return decodeText(bytes.subarray(markLength), encoding);
  });
}

/** The text with tabs, as a spreadsheet that took it apart at its own separators holds it. */
function takenApart(text: string): string {
  const lines = text.split(/\r?\n/);
  const delimiter = delimiterOf(
    lines.reduce((widest, line) => (width(line) > width(widest) ? line : widest)),
  );
  if (delimiter === "\t") return text;
  return lines
    .map((line) =>
      line.includes('"')
        ? splitCells(line, delimiter).join("\t")
        : line.replaceAll("\t", " ").replaceAll(delimiter, "\t"),
    )
    .join("\n");
}

function width(line: string): number {
  const delimiter = delimiterOf(line);
  return delimiter === "blanks" ? 0 : splitCells(line, delimiter).length;
}

/** Start, and what the columns of known quantities hold. */
function summary(text: string) {
  const parsed = readFile(bytesSource("unnamed.dat", new TextEncoder().encode(text)));
  const recordings = parsed.recordings.map(({ rows, columns }) => ({
    rows,
    columns: columns.flatMap(({ role, values, labels }) => {
      const defined = [...values].filter((value) => !Number.isNaN(value));
      const sum = defined.reduce((total, value) => total + value, 0);
      return role === null || labels !== undefined ? [] : [[role, defined.length, sum]];
    }),
  }));
  return { format: parsed.format, startedAt: parsed.startedAt, recordings };
}

describe.each(tableFormats)("%s", (format) => {
  it.each(ways)("saved with %s", async (_, options) => {
    const texts = await samplesOf(format);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts)
      expect(summary(savedBySpreadsheet(takenApart(text), options))).toEqual(summary(text));
  });
});

it.each(fixedFormats)("%s saved with commas", async (format) => {
  const [text] = await samplesOf(format);
  expect(summary(savedBySpreadsheet(takenApart(text!), { delimiter: "," }))).toEqual(summary(text!));
});
