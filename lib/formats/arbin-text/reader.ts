/**
 * Arbin MITS text export (CSV, also tab or semicolon separated).
 *
 * One row of titles, maybe after lines of preamble, then one record a row:
 *   "Data Point,Date Time,Test Time (s),Step Time (s),Cycle Index,Step Index,TC_Counter1,…,Current (A),
 *   Voltage (V),Power (W),Charge Capacity (Ah),Discharge Capacity (Ah),Charge Energy (Wh),…,Aux_Temperature_1 (C)"
 * Older exports write "Test_Time(s)", "Charge_Capacity(Ah)". "Date Time" is month first or year first, local, and
 * may begin with a tab. A column Test_ID tells several tests in one file apart. Current is signed, positive on charge.
 * Capacities run on until the schedule resets them.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile, StartTime } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { arbinColumnRules, isArbinTitleRow, isTestTitle, unitWarnings } from "../arbin-columns";
import { type DateOrderDecision, startTimeOf, startTimeOfClock } from "../clock-date";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { openText } from "../open-text";
import { sampleRows } from "../sample-rows";
import { seriesWarnings } from "../series-warnings";
import { splitByColumns, titlesThatVary } from "../split-by-columns";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable } from "../titled-table";

const search: TitleSearch = {
  what: "Arbin's titles (Test Time (s), Cycle Index, Voltage (V), Current (A))",
  isTitleRow: isArbinTitleRow,
};

export const reader: FormatReader = {
  id: "arbin-text",
  title: "Arbin text export",
  kind: "cycling",
  version: 3,

  recognise(sniff: Sniff): Recognition | null {
    return recogniseTitles(sniff, search);
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const text = openText(source);
    const { titles, delimiter, line } = findTitleLine(text, search);
    const testTitles = titles.filter(isTestTitle);
    const place = { start: line.end, stop: text.source.size, delimiter, encoding: text.encoding };
    const sample = sampleRows(text.source, place);
    const table = readTitledTable(text.source, {
      sample,
      splitBy: titlesThatVary(testTitles, titles, sample),
      titles,
      rules: arbinColumnRules,
      delimiter,
      encoding: text.encoding,
      start: line.end,
      firstLine: line.number + 1,
      onProgress: context.onProgress,
    });
    const recordings = splitByColumns(table.columns, testTitles).map(
      ({ name, rows, columns }): Recording => ({
        name: name === "" ? "Channel" : name,
        kind: "cycling",
        rows,
        columns,
        currentKind: "signed",
      }),
    );
    const warnings = [...text.warnings, ...unitWarnings(titles), ...table.warnings];
    for (const recording of recordings) warnings.push(...seriesWarnings(recording));
    const clock = titles.findIndex((title) => /^date[ _]?time$/i.test(title));
    const firstClock = table.sample[0]?.[clock];
    return finishedFile(reader, context, {
      recordings,
      instrument: "Arbin",
      startedAt: firstClock === undefined ? null : startOf(firstClock, table.dateOrder),
      text: {
        encoding: text.encoding,
        decimal: table.decimal,
        ...(table.dateOrder === null ? {} : { dateOrder: table.dateOrder.certainty }),
      },
      warnings,
      truncated: table.truncated,
    });
  },
};

/** A printed date, or days since 1899-12-30 as the results file stores them. */
function startOf(printed: string, order: DateOrderDecision | null): StartTime | null {
  if (order !== null) return startTimeOf(printed, order);
  const days = Number(printed);
  return days > 20_000 && days < 80_000 ? startTimeOfClock((days - daysTo1970) * 86_400) : null;
}

const daysTo1970 = 25_569;
