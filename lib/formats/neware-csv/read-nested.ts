/** A nested export: records between rows of cycles and steps, told apart by their empty cells at the front. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column } from "@/lib/domain/recording";
import type { CellKind } from "../cell-column";
import { inferCellKind } from "../cell-kinds";
import { type DateOrderDecision, decideDateOrder } from "../clock-date";
import { localClockUnit } from "../clock-time";
import { finishColumn, planColumns } from "../column-rule";
import { decideDecimalSymbol } from "../decimal-symbol";
import { delimiterBytes } from "../delimited-row";
import { readDelimitedTable } from "../delimited-table";
import { estimateRows } from "../estimate-rows";
import { leaveOutBeyondBudget } from "../memory-budget";
import { newareColumnRules, splitNewareTitle } from "../neware/text-columns";
import type { OpenText } from "../open-text";
import { sampleRows } from "../sample-rows";
import { decodeText } from "../text-decoding";
import type { NestedTitles } from "./nested-titles";
import { StepSpans, stepSpanRowBytes } from "./step-spans";

export interface NestedTable {
  readonly rows: number;
  readonly columns: readonly Column[];
  readonly warnings: ReaderWarning[];
  readonly decimal: "." | ",";
  readonly dateOrder: DateOrderDecision | null;
  readonly firstClock: string | null;
  readonly truncated: boolean;
}

/** Whether the row's first two cells are empty, quoted or not. */
function beginsEmpty(bytes: Uint8Array, start: number, limit: number, separator: number): boolean {
  let at = start;
  for (let cell = 0; cell < 2; cell += 1) {
    while (at < limit && (bytes[at] === quote || bytes[at] === space)) at += 1;
    if (at >= limit || bytes[at] !== separator) return false;
    at += 1;
  }
  return true;
}

const quote = 0x22;
const space = 0x20;

export function readNested(
  text: OpenText,
  titles: NestedTitles,
  onProgress: ((share: number) => void) | undefined,
): NestedTable {
  const start = titles.firstRow?.start ?? text.source.size;
  const place = { start, stop: text.source.size, delimiter: titles.delimiter, encoding: text.encoding };
  const sample = sampleRows(text.source, place)
    .filter((cells) => cells[0] === "" && cells[1] === "")
    .map((cells) => cells.slice(2));
  const decimal = decideDecimalSymbol(sample.flat()).decimal;
  const plans = planColumns(titles.record, newareColumnRules, splitNewareTitle);
  const cells = (index: number) => sample.map((row) => row[index] ?? "");
  const kinds = plans.map((plan, index): CellKind => plan.rule?.kind ?? inferCellKind(cells(index), decimal));
  const clockAt = kinds.indexOf("clock");
  const dateOrder = clockAt < 0 ? null : decideDateOrder(cells(clockAt));
  const warnings = leaveOutBeyondBudget(
    plans.map(({ title, rule }) => ({ title: title.printed, role: rule?.role ?? null })),
    kinds,
    estimateRows(text.source, start, text.source.size),
    { derivedRowBytes: stepSpanRowBytes },
  );
  const spans = new StepSpans(titles);
  const separator = delimiterBytes[titles.delimiter];
  const table = readDelimitedTable(text.source, {
    kinds: ["skip", "skip", ...kinds],
    delimiter: titles.delimiter,
    decimal,
    encoding: text.encoding,
    start,
    firstLine: titles.firstRow?.number ?? 1,
    dateOrder: dateOrder?.order ?? "ymd",
    isRow: (bytes, at, limit) => beginsEmpty(bytes, at, limit, separator),
    onOtherRow: (row, rowsBefore) => spans.add(decodeText(row, text.encoding), rowsBefore),
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  if (spans.badRows + table.badRows.count > 0)
    warnings.push({
      code: "bad_rows",
      message: `${spans.badRows + table.badRows.count} rows are no cycle, step or record and were left out`,
    });
  if (table.shortRows.count > 0)
    warnings.push({
      code: "bad_rows",
      message: `${table.shortRows.count} records have fewer cells than titles; the rest of them is missing`,
      at: `line ${table.shortRows.firstLine}`,
    });
  if (table.truncated)
    warnings.push({ code: "truncated", message: "the last row is cut off and was left out" });
  const columns = plans.flatMap((plan, index) => {
    const kind = kinds[index]!;
    if (kind === "skip") return [];
    const { values, labels } = table.columns[index + 2]!;
    const unit = kind === "clock" ? localClockUnit : kind === "duration" ? "s" : undefined;
    const content = {
      values,
      ...(labels === undefined ? {} : { labels }),
      ...(unit === undefined ? {} : { unit }),
    };
    return [finishColumn(plan, content, warnings)];
  });
  return {
    rows: table.rows,
    columns: [...spans.columns(table.rows), ...columns],
    warnings,
    decimal,
    dateOrder,
    firstClock: clockAt < 0 ? null : (cells(clockAt)[0] ?? null),
    truncated: table.truncated,
  };
}
