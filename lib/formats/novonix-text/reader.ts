/**
 * Novonix UHPC text export (CSV).
 *
 * Sections between lines "[Summary]" … "[End Summary]" ("Key: value"), "[Protocol]" … "[End Protocol]" (one line of
 * JSON, or text), "[Data]": titles in the next line, then one record a row to the end or to the next section:
 *   "Date and Time,Cycle Number,Step Type,Run Time (h),Step Time (h),Current (A),Potential (V),Capacity (Ah),
 *   Temperature (°C),Circuit Temperature (°C),Energy (Wh),dVdt (V/h),dIdt (A/h),Step Number,Step position,Power(W)"
 * A resumed test has several [Data] blocks; a file whose sections were cut off begins with the titles. Rows may be
 * quoted as a whole. Times are hours. Current is signed, positive on charge. Step Type is a number of unknown meaning.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { decideDateOrder, startTimeOf } from "../clock-date";
import type { ColumnRule } from "../column-rule";
import { withCounterScopes } from "../counter-scopes";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { type HeadLine, readHeadLines } from "../head-lines";
import { haveSameColumns } from "../join-columns";
import { type OpenText, openText } from "../open-text";
import { delimiterOf, splitCells } from "../sample-rows";
import { findSectionMarks, type SectionMark } from "../section-marks";
import { dropImpossibleTemperatures } from "../sentinel-values";
import { seriesWarnings } from "../series-warnings";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable, type TitledTable } from "../titled-table";
import { unquotedSource } from "../unquoted-source";
import { joinBlocks } from "./join-blocks";

const rules: readonly ColumnRule[] = [
  { title: /^(run time|runtime|test time|testtime)$/, role: "timeS", unit: "h" },
  { title: /^(step time|steptime)$/, role: "stepTimeS", unit: "h" },
  { title: /^cycle( number| ?#)?$/, role: "vendorCycle" },
  { title: /^step( number| ?#)$/, role: "vendorStep" },
  { title: /^(current|cell current)$/, role: "currentMa", unit: "A" },
  { title: /^(potential|voltage|cell voltage)$/, role: "voltageV", unit: "V" },
  { title: /^capacity$/, role: "capacityMah", unit: "Ah" },
  { title: /^energy$/, role: "energyMwh", unit: "Wh" },
  { title: /^power$/, role: "powerMw", unit: "W" },
  { title: /^(cell )?temp(erature)?$/, role: "temperatureC", unit: "C" },
  { title: /^ambient temp(erature)?$/, role: "chamberTemperatureC", unit: "C" },
];

const search: TitleSearch = {
  what: "Novonix's titles (Step Type, Run Time (h), Potential (V))",
  isTitleRow: (titles) =>
    ["Step Type", "Run Time (h)", "Potential (V)"].every((title) => titles.includes(title)),
};

export const reader: FormatReader = {
  id: "novonix-text",
  title: "Novonix text export",
  kind: "cycling",
  version: 3,

  recognise(sniff: Sniff): Recognition | null {
    const { text } = sniff;
    if (/^"?\[Summary\]/.test(text) && text.slice(0, 400).includes("Novonix"))
      return { confidence: "certain", matchedBy: '"[Summary]" and "Novonix" in the first lines' };
    return recogniseTitles(sniff, search);
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const opened = openText(source);
    const isQuoted = opened.source.read(opened.start, 1)[0] === 0x22;
    const text: OpenText = isQuoted ? { ...opened, source: unquotedSource(opened.source) } : opened;
    const marks = findSectionMarks(text.source, text.start);
    const starts = marks.flatMap((mark, index) => (mark.name === "Data" ? [index] : []));
    const blocks = starts.map((index) => ({ mark: marks[index]!, stop: marks[index + 1]?.start }));
    if (blocks.length === 0) blocks.push({ mark: markBefore(findTitles(text, marks)), stop: undefined });
    const warnings: ReaderWarning[] = [...text.warnings];
    const tables = blocks.flatMap(({ mark, stop }) => {
      const table = readBlock(text, mark, stop, context);
      if (table === null) return [];
      warnings.push(...table.warnings);
      return [table];
    });
    const recordings = joinTables(tables, warnings);
    for (const recording of recordings)
      warnings.push(...dropImpossibleTemperatures(recording.columns), ...seriesWarnings(recording));
    const metadata = readSummary(text, marks);
    const [first] = tables;
    const started = metadata.Started ?? first?.firstClock;
    const own = started === undefined ? null : decideDateOrder([started]);
    const order = own?.certainty === "ambiguous" ? (first?.dateOrder ?? own) : own;
    return finishedFile(reader, context, {
      formatVersion: metadata.Version ?? null,
      recordings,
      instrument:
        metadata["Serial Number"] === undefined ? "Novonix" : `Novonix ${metadata["Serial Number"]}`,
      channel: metadata.Channel ?? null,
      metadata,
      startedAt: started === undefined || order === null ? null : startTimeOf(started, order),
      text: {
        encoding: text.encoding,
        decimal: first?.decimal ?? ".",
        ...(first?.dateOrder == null ? {} : { dateOrder: first.dateOrder.certainty }),
      },
      warnings,
      truncated: tables.some((table) => table.truncated),
    });
  },
};

/** The titles of a file without a line "[Data]", whose sections someone cut off. */
function findTitles(text: OpenText, marks: readonly SectionMark[]): HeadLine {
  try {
    return findTitleLine(text, search).line;
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new UnreadableFileError({
      expected: `a line "[Data]" or ${search.what}`,
      found: marks.length === 0 ? "no sections" : `sections ${marks.map((each) => each.name).join(", ")}`,
    });
  }
}

function markBefore(titles: HeadLine): SectionMark {
  return { name: "Data", start: titles.start, end: titles.start, line: titles.number - 1 };
}

interface Block extends TitledTable {
  /** Date of the first record as printed. */
  readonly firstClock: string | undefined;
}

/** The records below one "[Data]"; null when not even titles follow it. */
function readBlock(
  text: OpenText,
  mark: SectionMark,
  next: number | undefined,
  context: ReadContext,
): Block | null {
  const lines = readHeadLines(text.source, {
    encoding: text.encoding,
    start: mark.end,
    firstLine: mark.line + 1,
    maximumLines: 10,
  });
  const line = lines.find((each) => each.text.trim() !== "");
  const stop = next ?? text.source.size;
  if (line === undefined || line.end > stop) return null;
  // An open quotation mark or a hundred lines of text would not be titles; two names at least are needed.
  const delimiter = delimiterOf(line.text);
  const titles = splitCells(line.text, delimiter);
  if (titles.length < 2) return null;
  const first = splitCells(lines.find((each) => each.number > line.number)?.text ?? "", delimiter);
  const table = readTitledTable(first.length === 1 ? unquotedSource(text.source) : text.source, {
    titles,
    rules,
    delimiter,
    encoding: text.encoding,
    start: line.end,
    firstLine: line.number + 1,
    stop,
    onProgress: context.onProgress,
  });
  const clockAt = titles.findIndex((title) => /^date and time$/i.test(title));
  return { ...table, firstClock: table.sample[0]?.[clockAt] };
}

/** Blocks with the same columns are one test that was resumed; others stand alone. */
function joinTables(tables: readonly TitledTable[], warnings: ReaderWarning[]): Recording[] {
  const groups: TitledTable[][] = [];
  for (const table of tables) {
    const group = groups.at(-1);
    if (group !== undefined && haveSameColumns(group[0]!.columns, table.columns)) group.push(table);
    else groups.push([table]);
  }
  return groups.map((group, index) => ({
    name: groups.length === 1 ? "Data" : `Data ${index + 1}`,
    kind: "cycling",
    rows: group.reduce((sum, table) => sum + table.rows, 0),
    columns: withCounterScopes(
      joinBlocks(
        group.map((table) => table.columns),
        warnings,
      ),
    ),
    currentKind: "signed",
  }));
}

/** "Key: value" lines of all sections but the records; the protocol as one entry. */
function readSummary(text: OpenText, marks: readonly SectionMark[]): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const [index, mark] of marks.entries()) {
    if (mark.name === "Data" || mark.name.startsWith("End")) continue;
    const stop = marks[index + 1]?.start ?? mark.end;
    const lines = readHeadLines(text.source, {
      encoding: text.encoding,
      start: mark.end,
      maximumBytes: Math.min(stop - mark.end, 262_144),
    });
    if (mark.name === "Protocol") {
      pairs.Protocol ??= lines.map((line) => line.text).join("\n");
      continue;
    }
    for (const line of lines) {
      if (line.start >= stop) break;
      const match = /^([^:]+):\s*(.*?)[\s,;]*$/.exec(line.text);
      if (match !== null && match[2] !== "") pairs[match[1]!.trim()] ??= match[2]!.trim();
    }
  }
  return pairs;
}
