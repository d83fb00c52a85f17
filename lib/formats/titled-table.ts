/**
 * A vendor's text table: titles, rules for what they mean, and rows, read into finished columns. Decimal symbol,
 * order of day and month and the kind of each column are decided from rows of the whole file.
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column } from "@/lib/domain/recording";
import type { CellKind } from "./cell-column";
import { inferQuantityKind } from "./cell-kinds";
import { type DateOrderDecision, decideDateOrder } from "./clock-date";
import { localClockUnit, parseDuration } from "./clock-time";
import { type ColumnPlan, type ColumnRule, finishColumn, planColumns } from "./column-rule";
import { inferDateOrder } from "./date-order-evidence";
import { decideDecimalSymbol } from "./decimal-symbol";
import type { Delimiter } from "./delimited-row";
import { type DelimitedTable, readDelimitedTable } from "./delimited-table";
import { estimateRows } from "./estimate-rows";
import { leaveOutBeyondBudget } from "./memory-budget";
import { sampleRows } from "./sample-rows";
import { refuseSharedCommas } from "./shared-commas";
import type { TextEncoding } from "./text-decoding";
import type { VendorTitle } from "./vendor-title";

export interface TitledTableOptions {
  readonly titles: readonly string[];
  readonly rules: readonly ColumnRule[];
  readonly split?: (title: string) => VendorTitle;
  readonly delimiter: Delimiter;
  readonly encoding: TextEncoding;
  /** First byte of the first row, its line, and (where the table is not the rest of the file) the byte after it. */
  readonly start: number;
  readonly firstLine: number;
  readonly stop?: number;
  /** Where the file states them elsewhere. */
  readonly decimal?: "." | ",";
  /** Dates of the day the table begins on, from its preamble. */
  readonly dateHints?: readonly string[];
  /** What `sampleRows` gave, where the reader has asked before. */
  readonly sample?: readonly string[][];
  /** Titles whose columns tell tests apart: never left out, and room is kept for a copy of all that is read. */
  readonly splitBy?: readonly string[];
  readonly onProgress?: ((share: number) => void) | undefined;
}

export interface TitledTable {
  readonly rows: number;
  readonly columns: Column[];
  readonly warnings: ReaderWarning[];
  readonly decimal: "." | ",";
  /** Null when the table has no dates. */
  readonly dateOrder: DateOrderDecision | null;
  /** Cells of sampled rows, for a reader that has to decide more. */
  readonly sample: readonly (readonly string[])[];
  readonly truncated: boolean;
}

export function readTitledTable(source: ByteSource, options: TitledTableOptions): TitledTable {
  const { delimiter, encoding, start } = options;
  const stop = Math.min(options.stop ?? source.size, source.size);
  const sample = options.sample ?? sampleRows(source, { start, stop, delimiter, encoding });
  const decimal = options.decimal ?? decideDecimalSymbol(sample.flat()).decimal;
  const warnings: ReaderWarning[] = [];
  const titles = withoutPhantoms(options.titles, sample);
  refuseSharedCommas(delimiter, titles, sample);
  const plans = planColumns(titles, options.rules, options.split);
  const kinds = plans.map((plan, index) => kindOf(plan, column(sample, index), decimal));
  const dateOrder = orderOfDates({ plans, kinds, sample, decimal, hints: options.dateHints ?? [] });
  if (dateOrder?.certainty === "ambiguous") keepDatesAsWords(plans, kinds, warnings);
  const splitBy = options.splitBy ?? [];
  const budget = plans.map(({ title, rule }) => ({
    title: title.printed,
    role: rule?.role ?? null,
    isNeeded: splitBy.includes(title.printed),
  }));
  const rows = estimateRows(source, start, stop);
  warnings.push(...leaveOutBeyondBudget(budget, kinds, rows, { copies: splitBy.length > 0 ? 2 : 1 }));
  const table = readDelimitedTable(source, {
    kinds,
    delimiter,
    decimal,
    encoding,
    start,
    stop,
    firstLine: options.firstLine,
    dateOrder: dateOrder?.order ?? "ymd",
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  reportRows(table, titles.length, warnings);
  const columns: Column[] = [];
  for (const [index, plan] of plans.entries()) {
    const kind = kinds[index]!;
    if (kind === "skip") continue;
    const content = table.columns[index]!;
    if (content.badCells > 0)
      warnings.push({
        code: "bad_rows",
        message: `column "${plan.title.printed}": ${content.badCells} cells are not readable as ${kind}; they are missing`,
      });
    columns.push(
      finishColumn(
        plan,
        {
          values: content.values,
          ...(content.labels === undefined ? {} : { labels: content.labels }),
          ...(kind === "clock" ? { unit: localClockUnit } : kind === "duration" ? { unit: "s" } : {}),
        },
        warnings,
      ),
    );
  }
  return { rows: table.rows, columns, warnings, decimal, dateOrder, sample, truncated: table.truncated };
}

/** A separator after the last title makes an empty one: it is a column only if cells stand under it. */
function withoutPhantoms(titles: readonly string[], sample: readonly string[][]): string[] {
  const named = titles.map((title) => title.trim());
  let last = named.length;
  while (last > 0 && named[last - 1] === "" && column(sample, last - 1).every((cell) => cell === ""))
    last -= 1;
  return named.slice(0, last).map((title, index) => (title === "" ? `column ${index + 1}` : title));
}

function column(sample: readonly string[][], index: number): string[] {
  return sample.map((row) => row[index] ?? "");
}

function kindOf(plan: ColumnPlan, cells: readonly string[], decimal: "." | ","): CellKind {
  return plan.rule?.kind ?? inferQuantityKind(cells, decimal, plan.rule?.role);
}

function orderOfDates(known: {
  plans: readonly ColumnPlan[];
  kinds: readonly CellKind[];
  sample: readonly string[][];
  decimal: "." | ",";
  hints: readonly string[];
}): DateOrderDecision | null {
  const { plans, kinds, sample, decimal, hints } = known;
  const indexes = kinds.flatMap((kind, index) => (kind === "clock" ? [index] : []));
  if (indexes.length === 0) return null;
  const decision = decideDateOrder(indexes.flatMap((index) => column(sample, index)));
  const time = plans.findIndex((plan) => plan.rule?.role === "timeS");
  return inferDateOrder(decision, {
    clocks: column(sample, indexes[0]!),
    ...(time < 0 ? {} : { times: column(sample, time).map((cell) => parseDuration(cell, decimal)) }),
    hints,
  });
}

/** Turns the kind of every column of dates into words, and tells so. */
export function keepDatesAsWords(
  plans: readonly ColumnPlan[],
  kinds: CellKind[],
  warnings: ReaderWarning[],
): void {
  for (const [index, plan] of plans.entries()) {
    if (kinds[index] !== "clock") continue;
    kinds[index] = "label";
    warnings.push({
      code: "ambiguous_date",
      message: `column "${plan.title.printed}": day first or month first cannot be told; its dates are kept as words`,
    });
  }
}

function reportRows(table: DelimitedTable, width: number, warnings: ReaderWarning[]): void {
  const { badRows, shortRows, longRows } = table;
  const tell = (count: number, firstLine: number | null, what: string) =>
    warnings.push({ code: "bad_rows", message: `${count} rows ${what}`, at: `line ${firstLine}` });
  if (badRows.count > 0) tell(badRows.count, badRows.firstLine, "without a readable number were left out");
  if (shortRows.count > 0)
    tell(shortRows.count, shortRows.firstLine, `have fewer than ${width} cells; the rest of them is missing`);
  if (longRows.count > 0)
    warnings.push({
      code: "extra_fields",
      message: `${longRows.count} rows have more cells than the ${width} titles; the cells beyond are not read`,
      at: `line ${longRows.firstLine}`,
    });
  if (table.truncated)
    warnings.push({ code: "truncated", message: "the last row is cut off and was left out" });
}
