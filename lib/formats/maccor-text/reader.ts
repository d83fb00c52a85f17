/**
 * Maccor text export, in the dialects seen.
 *
 * One to thirteen lines of preamble (see preamble.ts), a row of titles, maybe a blank line after it or after every
 * row, then one record a row, separated by tabs or commas:
 *   "Rec# Cyc# Step TestTime StepTime Amp-hr Watt-hr Amps Volts State ES DPt Time ACImp/Ohms … Aux #1  Units … VAR1"
 *   "Rec# Cyc# Step Test (Sec) Step (Sec) Amp-hr …"
 *   "Rec  Cycle P  Cycle C  Step  TestTime  StepTime  Cap. [Ah]  Ener. [Wh]  Current [A]  Voltage [V]  Md  ES  DPT Time"
 * Time is "  0d 00:00:5.05", seconds, or a plain number that may be minutes: the clock beside it tells.
 * Current is a magnitude in most exports and its direction stands in State (C charge, D discharge, R rest, P pause,
 * S suspended, O off …); some exports sign it themselves. One capacity column serves both directions.
 * Open thermocouples read about -2500 °C. Exports of running tests end in the middle of a row.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { type DateOrderDecision, decideDateOrder, startTimeOf } from "../clock-date";
import { decideDecimalSymbol } from "../decimal-symbol";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { openText } from "../open-text";
import { sampleRows } from "../sample-rows";
import { dropImpossibleTemperatures } from "../sentinel-values";
import { seriesWarnings } from "../series-warnings";
import { findTitleLine, recogniseTitles, type TitleSearch } from "../title-line";
import { readTitledTable } from "../titled-table";
import { auxiliaryRules, isMaccorTitleRow, maccorColumnRules, splitMaccorTitle } from "./columns";
import { finishMaccorColumns } from "./finish-columns";
import { parseMaccorPreamble } from "./preamble";
import { decideTimeUnit, timeUnitWarning } from "./time-unit";

const search: TitleSearch = {
  what: "Maccor's titles (Rec#, Cyc#, Step, TestTime, Amps, Volts, State)",
  isTitleRow: isMaccorTitleRow,
};

export const reader: FormatReader = {
  id: "maccor-text",
  title: "Maccor text export",
  kind: "cycling",
  version: 3,

  recognise(sniff: Sniff): Recognition | null {
    return recogniseTitles(sniff, search);
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const text = openText(source);
    const { titles, delimiter, line, preamble: preambleLines } = findTitleLine(text, search);
    const preamble = parseMaccorPreamble(preambleLines);
    const stated = preamble["Date of Test"] ?? preamble.Started;
    const place = { start: line.end, stop: text.source.size, delimiter, encoding: text.encoding };
    const sample = sampleRows(text.source, place);
    const decimal = decideDecimalSymbol(sample.flat()).decimal;
    const names = titles.map((title) => splitMaccorTitle(title));
    const timeAt = names.findIndex((title) => title.name === "test time");
    const clockAt = names.findIndex((title) => title.name === "dpt time");
    const times = sample.map((row) => ({ time: row[timeAt] ?? "", clock: row[clockAt] ?? "" }));
    const timeUnit = decideTimeUnit(times, decimal);
    const table = readTitledTable(text.source, {
      titles,
      rules: [...auxiliaryRules(titles, sample), ...maccorColumnRules(timeUnit.unit)],
      split: splitMaccorTitle,
      delimiter,
      encoding: text.encoding,
      start: line.end,
      firstLine: line.number + 1,
      sample,
      decimal,
      dateHints: stated === undefined ? [] : [stated],
      onProgress: context.onProgress,
    });
    const warnings: ReaderWarning[] = [...text.warnings, ...table.warnings];
    // A time printed as days and h:m:s needs no unit.
    const isPlain = /^[\d.,]+$/.test(times[0]?.time ?? "");
    const unitWarning = isPlain ? timeUnitWarning(names[timeAt]!, timeUnit) : null;
    if (unitWarning !== null) warnings.push(unitWarning);
    warnings.push(...dropImpossibleTemperatures(table.columns));
    const { columns, currentKind } = finishMaccorColumns(table.columns, warnings);
    const recording: Recording = {
      name: preamble.Filename ?? preamble.Name ?? "Channel",
      kind: "cycling",
      rows: table.rows,
      columns,
      currentKind,
    };
    // A preamble with the day alone says less than the clock of the first record.
    const started = stated?.includes(":") ? stated : (times[0]?.clock ?? stated);
    const isCut = (sample.at(-1)?.length ?? 0) < titles.filter((title) => title !== "").length;
    if (isCut && !table.truncated)
      warnings.push({ code: "truncated", message: "the last row is cut off; what it lacks is missing" });
    const order = startOrder(started, table.dateOrder);
    return finishedFile(reader, context, {
      recordings: [recording],
      instrument: preamble.Tester === undefined ? "Maccor" : preamble.Tester,
      channel: preamble["Tester Channel"] ?? preamble.Channel ?? null,
      technique: preamble.Procedure ?? null,
      metadata: preamble,
      startedAt: started === undefined || order === null ? null : startTimeOf(started, order),
      text: {
        encoding: text.encoding,
        decimal: table.decimal,
        ...(table.dateOrder === null ? {} : { dateOrder: table.dateOrder.certainty }),
      },
      warnings: [...warnings, ...seriesWarnings(recording)],
      truncated: table.truncated || isCut,
    });
  },
};

/** The order the start's own date states, else the one found in the table. */
function startOrder(started: string | undefined, table: DateOrderDecision | null): DateOrderDecision | null {
  if (started === undefined) return null;
  const own = decideDateOrder([started]);
  return own.certainty === "ambiguous" && table?.certainty === "inferred" ? table : own;
}
