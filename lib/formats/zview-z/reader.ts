/**
 * ZPlot and ZView impedance, `.z` (Scribner), also written by other programs (Metrohm Autolab's export).
 *
 *   A  "ZPLOT2 ASCII"; "  Key:  value" lines; a title line; "End Comments"; rows separated by tabs
 *   B  "ZPlotW Data File: Version 3.2c" or "Z60W Data File: Version 1.1" in quotes; quoted and free comment lines,
 *      a line with the number of points, the quoted title line; rows separated by commas, maybe blanks behind them
 *      (semicolons where the comma is the decimal symbol)
 *   C  "ZView Calculated Data File: Version 1.1" in quotes; as B. A model, not a measurement
 *
 * Columns: Freq(Hz), Ampl, Bias, Time(Sec), Z'(a), Z''(b), GD, Err, Range. Z'' is signed, negative when capacitive.
 * Area, thickness and temperature are nowhere; "a" and "b" are ohm for impedance. Dates like 10-12-2018.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import { decideDateOrder, startTimeOf } from "../clock-date";
import type { ColumnRule } from "../column-rule";
import type { Delimiter } from "../delimited-row";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { type HeadLine, readHeadLines } from "../head-lines";
import { openText } from "../open-text";
import { sweepRecordings } from "../sweep-recordings";
import { readTitledTable } from "../titled-table";

const magic = /^("?ZPLOT2 ASCII|"?ZPlotW Data File|"?Z60W Data File|"?ZView Calculated Data File)/;
const titleLine = /Freq\s*\(Hz\).*Z'\s*\(a\).*Z''\s*\(b\)/i;

const rules: readonly ColumnRule[] = [
  { title: /^freq$/, role: "frequencyHz" },
  { title: /^time$/, role: "timeS" },
  { title: /^z'$/, role: "impedanceRealOhm" },
  { title: /^z''$/, role: "impedanceImaginaryOhm" },
];

export const reader: FormatReader = {
  id: "zview-z",
  title: "ZPlot / ZView .z",
  kind: "impedance",
  version: 3,
  recognise,
  read,
};

function recognise(sniff: Sniff): Recognition | null {
  const match = magic.exec(sniff.text);
  if (match === null) return null;
  return { confidence: "certain", matchedBy: `the file begins ${match[0].replace(/^"?/, '"')}"` };
}

function read(source: ByteSource, context: ReadContext): ParsedFile {
  const text = openText(source);
  const lines = readHeadLines(text.source, text);
  const titlesAt = lines.findIndex((line) => titleLine.test(line.text));
  const titles = lines[titlesAt];
  if (titles === undefined) {
    throw new UnreadableFileError({
      expected: "a line of titles with Freq(Hz), Z'(a) and Z''(b)",
      found: `none in ${lines.length} lines`,
    });
  }
  const hasComments = /^"?ZPLOT2/.test(lines.find((line) => line.text.trim() !== "")?.text ?? "");
  const end = lines.slice(titlesAt + 1, titlesAt + 50).find((line) => /^["\s]*End Comments/i.test(line.text));
  const last = hasComments && end !== undefined ? end : titles;
  const metadata = readMetadata(lines.slice(0, titlesAt));
  const isCalculated = /ZView Calculated/.test(lines[0]?.text ?? "");
  const table = readTitledTable(text.source, {
    titles: splitTitles(titles.text),
    rules,
    split: splitTitle,
    delimiter: separatorOf(
      lines.find(({ start, text: row }) => start >= last.end && row.trim() !== "")?.text ?? "",
    ),
    encoding: text.encoding,
    start: last.end,
    firstLine: last.number + 1,
    onProgress: context.onProgress,
  });
  const warnings: ReaderWarning[] = [...text.warnings, ...table.warnings];
  const stated = Number(metadata["Data Points"] ?? metadata.points ?? Number.NaN);
  const endsOpen = text.source.read(text.source.size - 1, 1)[0] !== 0x0a;
  const truncated = table.truncated || (table.rows < stated && endsOpen);
  if (table.rows < stated) {
    const message = `the header states ${stated} points, the file holds ${table.rows}`;
    warnings.push({ code: truncated ? "truncated" : "aborted", message, at: `byte ${source.size}` });
  }
  const name = isCalculated ? "calculated" : "impedance";
  const whole = { name, kind: "impedance" as const, rows: table.rows, columns: table.columns };
  return finishedFile(reader, context, {
    formatVersion: lines[0]?.text.replace(/"/g, "").trim() ?? null,
    ...startOf(lines.slice(0, titlesAt), warnings),
    technique: metadata["Experiment Type"] ?? null,
    metadata: { ...metadata, isCalculated },
    recordings: sweepRecordings(whole),
    truncated,
    warnings,
    text: { encoding: text.encoding, decimal: table.decimal },
  });
}

/** Tabs before semicolons before commas, which may be decimal. */
function separatorOf(row: string): Delimiter {
  return row.includes("\t") ? "\t" : row.includes(";") ? ";" : ",";
}

/** Titles stand between blanks, tabs or separators; a unit in brackets may stand apart from its title. */
function splitTitles(line: string): string[] {
  return line
    .replace(/"/g, "")
    .replace(/\s+\(/g, "(")
    .trim()
    .split(/[\s,;]+/);
}

/** "Freq(Hz)" → freq, Hz; "Time(Sec)" → time, s; "Z'(a)" → z', ohm. */
function splitTitle(title: string): { printed: string; name: string; unit: string | null } {
  const match = /^([^()]+?)\s*\(([^()]*)\)$/.exec(title);
  const name = (match?.[1] ?? title).toLowerCase();
  const unit = match?.[2] ?? null;
  return { printed: title, name, unit: unit === "a" || unit === "b" ? "ohm" : unit };
}

function readMetadata(lines: readonly HeadLine[]): Record<string, string> {
  const metadata: Record<string, string> = {};
  let notes = 0;
  for (const { text } of lines) {
    const plain = text
      .replace(/[\t,;]+$/, "")
      .replace(/^\s*"(.*)"\s*$/, "$1")
      .trim();
    if (plain === "") continue;
    const pair = /^([^:]{2,60}?)\s*:\s*(.*)$/.exec(plain);
    if (/^\d+$/.test(plain)) metadata.points = plain;
    else if (pair === null) metadata[`note ${++notes}`] = plain;
    else if (!(pair[1]! in metadata)) metadata[pair[1]!] = pair[2]!;
  }
  return metadata;
}

function startOf(lines: readonly HeadLine[], warnings: ReaderWarning[]): Pick<ParsedFile, "startedAt"> {
  const text = lines.map((line) => line.text).join("\n");
  const date = /Date:\s*(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})/.exec(text)?.[1];
  const time = /Time:\s*(\d{1,2}:\d{2}(?::\d{2})?)/.exec(text)?.[1];
  if (date === undefined) return { startedAt: null };
  const decision = decideDateOrder([date]);
  if (decision.certainty === "ambiguous") {
    warnings.push({ code: "ambiguous_date", message: `"${date}" can be read day first or month first` });
  }
  return { startedAt: startTimeOf(`${date} ${time ?? ""}`.trim(), decision) };
}
