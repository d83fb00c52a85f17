/** The rows of a text export as EC-Lab's own columns. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { ColumnValues } from "@/lib/domain/recording";
import type { CellKind } from "../cell-column";
import { inferCellKind } from "../cell-kinds";
import { type DateOrderDecision, decideDateOrder } from "../clock-date";
import { localClockUnit } from "../clock-time";
import { inferDateOrder } from "../date-order-evidence";
import { decideDecimalSymbol } from "../decimal-symbol";
import { type DelimitedTable, readDelimitedTable } from "../delimited-table";
import { type EclabColumn, rolesOfTitles } from "../eclab-recording";
import { estimateRows } from "../estimate-rows";
import type { ReadContext } from "../format-reader";
import type { HeadLine } from "../head-lines";
import { leaveOutBeyondBudget } from "../memory-budget";
import { narrowIntegers } from "../narrow-integers";
import type { OpenText } from "../open-text";
import { delimiterOf, sampleRows } from "../sample-rows";
import { refuseSharedCommas } from "../shared-commas";
import { titlesOf } from "./find-titles";
import { settleTitles } from "./missing-title";

const counters =
  /^(mode|ox\/red|error|control changes|Ns changes|counter inc\.|Ns|I Range|half cycle|z cycle)$/;

export interface EclabTable {
  readonly rows: number;
  readonly columns: readonly EclabColumn[];
  readonly decimal: "." | ",";
  readonly truncated: boolean;
  /** As the dates of header and table together tell it. */
  readonly dateOrder: DateOrderDecision;
}

export interface EclabTableOptions {
  /** Dates of the header, to tell the order of day and month where times are printed as dates. */
  readonly dates: readonly string[];
  /** What the table says against itself is added here. */
  readonly warnings: ReaderWarning[];
  readonly context: ReadContext;
}

/** The table below the line of titles, to the end of the file. */
export function readEclabTable(text: OpenText, titleLine: HeadLine, options: EclabTableOptions): EclabTable {
  const { warnings, context } = options;
  const { source, encoding } = text;
  const start = titleLine.end;
  const stop = source.size;
  const delimiter = delimiterOf(titleLine.text);
  const sample = sampleRows(source, { start, stop, delimiter, encoding });
  refuseSharedCommas(delimiter, titlesOf(titleLine.text), sample);
  const { decimal } = decideDecimalSymbol(sample.flat());
  const titles = settleTitles(titlesOf(titleLine.text), sample, decimal, warnings);
  const timeAt = titles.indexOf("time/s");
  const timeKind = kindOfTimes(sample, timeAt, decimal);
  const clockAt = timeKind === "clock" ? timeAt : -1;
  const clocks = clockAt < 0 ? [] : sample.map((row) => row[clockAt] ?? "");
  const dateOrder = inferDateOrder(decideDateOrder([...clocks, ...options.dates]), { clocks });
  if (clockAt >= 0 && dateOrder.certainty === "ambiguous") {
    const message = "the times are dates that can be read day first or month first; month first was taken";
    warnings.push({ code: "ambiguous_date", message });
  }
  const kinds = titles.map((_, index): CellKind => (index === timeAt ? timeKind : "number"));
  const roles = rolesOfTitles(titles);
  warnings.push(
    ...leaveOutBeyondBudget(
      titles.map((title, at) => ({ title, role: roles[at]! })),
      kinds,
      estimateRows(source, start, stop),
      { derivedRowBytes: (clockAt < 0 ? 0 : 8) + (roles.includes("currentMa") ? 0 : 8) },
    ),
  );
  const read = readDelimitedTable(source, {
    kinds,
    dateOrder: dateOrder.order,
    delimiter,
    decimal,
    encoding,
    start,
    firstLine: titleLine.number + 1,
    ...(context.onProgress === undefined ? {} : { onProgress: context.onProgress }),
  });
  const { rows, truncated } = read;
  if (truncated) {
    const message = `the last row is cut; the ${rows} rows before it are whole`;
    warnings.push({ code: "truncated", message, at: `byte ${source.size}` });
  }
  reportRows(read, warnings);
  const columns: EclabColumn[] = [];
  for (const [index, title] of titles.entries()) {
    if (kinds[index] === "skip") continue;
    const { values, badCells } = read.columns[index]!;
    if (badCells > 0) {
      const message = `${badCells} cells of "${title}" hold no number (such as INF); they are missing`;
      warnings.push({ code: "sentinel_missing", message });
    }
    if (index === clockAt)
      columns.push({ title: "absolute time", values, unit: localClockUnit }, elapsed(values));
    else columns.push({ title, values: counters.test(title) ? narrowIntegers(values) : values });
  }
  return { rows, columns, decimal, truncated, dateOrder };
}

/** Whether the program was set to print times in seconds, in hours, minutes and seconds, or as dates. */
function kindOfTimes(sample: readonly (readonly string[])[], index: number, decimal: "." | ","): CellKind {
  const kind = inferCellKind(
    sample.map((row) => row[index] ?? ""),
    decimal,
  );
  return kind === "label" ? "number" : kind;
}

/** Seconds since the first record, in microseconds: a date as a double carries no finer time. */
function elapsed(clock: ColumnValues): EclabColumn {
  const values = new Float64Array(clock.length);
  for (let row = 0; row < values.length; row++)
    values[row] = Math.round((clock[row]! - clock[0]!) * 1e6) / 1e6;
  return { title: "time/s", values, origin: "reconstructed" };
}

function reportRows(read: DelimitedTable, warnings: ReaderWarning[]): void {
  for (const [counted, what] of [
    [read.badRows, "without a number; left out"],
    [read.shortRows, "with fewer cells than titles; the missing ones are empty"],
    [read.longRows, "with more cells than titles; the surplus was not read"],
  ] as const) {
    if (counted.count === 0) continue;
    warnings.push({
      code: "bad_rows",
      message: `${counted.count} rows ${what}`,
      at: `line ${counted.firstLine}`,
    });
  }
}
