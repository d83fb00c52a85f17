/**
 * Neware text exports (BTS 7.6, BTSDA 8 and 9), English or Chinese, separated by commas or tabs.
 *
 * Flat ("record layer"): one row of titles, one record a row:
 *   DataPoint,Cycle Index,Step Index,Step Type,Time,Cumulative Time,Current(A),Voltage(V),Capacity(Ah),…,Date,…
 *   数据序号,循环号,工步号,工步类型,时间,总时间,电流(A),电压(V),容量(Ah),充电容量(Ah),…,绝对时间,…
 * Nested: three rows of titles and three kinds of rows, told apart by their empty cells at the front:
 *   Cycle Index,Chg. Cap.(Ah),…           a cycle; the first step may stand behind it in the same row
 *   ,Step Index,Step Number,Step Type,…   a step
 *   ,,DataPoint,Time,Total Time,…         a record
 * Time restarts at every step, capacity and energy too. Times are H:MM:SS(.ms). Dates are year first, local. The
 * export has fewer digits than the binary file, and degree signs may have turned into "?".
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { decideDateOrder, startTimeOf } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { readHeadLines } from "../head-lines";
import { finishExport } from "../neware/finish-export";
import { isNewareTitleRow, newareColumnRules, splitNewareTitle } from "../neware/text-columns";
import { type OpenText, openText } from "../open-text";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable } from "../titled-table";
import { findNestedTitles, type NestedTitles } from "./nested-titles";
import { readNested } from "./read-nested";

const search: TitleSearch = {
  what: "Neware's titles (DataPoint, Step Type, Time, Current(A), Voltage(V))",
  isTitleRow: (titles) => titles[0] !== "" && isNewareTitleRow(titles),
  maximumLines: 20,
};

export const reader: FormatReader = {
  id: "neware-csv",
  title: "Neware text export",
  kind: "cycling",
  version: 3,
  recognise,
  read,
};

function recognise(sniff: Sniff): Recognition | null {
  const flat = recogniseTitles(sniff, search);
  if (flat !== null) return flat;
  const lines = sniff.words
    .split(/\r\n|\n/, 20)
    .map((line, at) => ({ text: line, start: 0, end: 0, number: at + 1 }))
    .filter((line) => line.text.trim() !== "");
  return findNestedTitles(lines) === null
    ? null
    : { confidence: "likely", matchedBy: "Neware's three rows of titles for cycles, steps and records" };
}

function read(source: ByteSource, context: ReadContext): ParsedFile {
  const text = openText(source);
  const lines = readHeadLines(text.source, { ...text, maximumLines: 20 });
  const nested = findNestedTitles(lines.filter((line) => line.text.trim() !== ""));
  const { name, warnings, rows, columns, ...rest } =
    nested === null ? readFlat(text, context) : readNestedExport(text, nested, context);
  const all = [...text.warnings, ...warnings];
  const recording = finishExport(name, rows, columns, all);
  const order = rest.dateOrder ?? decideDateOrder([rest.firstClock ?? ""]);
  return finishedFile(reader, context, {
    formatVersion: nested === null ? "flat" : "nested",
    recordings: [recording],
    instrument: "Neware",
    startedAt: rest.firstClock === null ? null : startTimeOf(rest.firstClock, order),
    text: {
      encoding: text.encoding,
      decimal: rest.decimal,
      ...(rest.dateOrder === null ? {} : { dateOrder: rest.dateOrder.certainty }),
    },
    warnings: all,
    truncated: rest.truncated,
  });
}

function readFlat(text: OpenText, context: ReadContext) {
  const { titles, delimiter, line } = findTitleLine(text, search);
  const table = readTitledTable(text.source, {
    titles,
    rules: newareColumnRules,
    split: splitNewareTitle,
    delimiter,
    encoding: text.encoding,
    start: line.end,
    firstLine: line.number + 1,
    onProgress: context.onProgress,
  });
  const clockAt = titles.findIndex((title) => clockTitle.test(title.trim().toLowerCase()));
  return { ...table, name: "record", firstClock: clockAt < 0 ? null : (table.sample[0]?.[clockAt] ?? null) };
}

const clockTitle = newareColumnRules.find((rule) => rule.kind === "clock")!.title;

function readNestedExport(text: OpenText, titles: NestedTitles, context: ReadContext) {
  return { ...readNested(text, titles, context.onProgress), name: "record" };
}
