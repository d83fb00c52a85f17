/** A worksheet with one row of titles, read into finished columns by the same rules as a text table. */
import type { ReaderWarning, StartTime } from "@/lib/domain/parsed-file";
import type { Column } from "@/lib/domain/recording";
import type { CellKind } from "./cell-column";
import { inferQuantityKind } from "./cell-kinds";
import { decideDateOrder, startTimeOf } from "./clock-date";
import { localClockUnit } from "./clock-time";
import { type ColumnRule, finishColumn, planColumns } from "./column-rule";
import { inferDateOrder } from "./date-order-evidence";
import { keepDatesAsWords } from "./titled-table";
import type { VendorTitle } from "./vendor-title";
import { previewSheet, readSheetTable } from "./xlsx-table";
import type { XlsxWorkbook } from "./xlsx-workbook";

export interface TitledSheet {
  readonly rows: number;
  readonly columns: Column[];
  readonly warnings: ReaderWarning[];
  /** The first rows below the titles, as words. */
  readonly preview: readonly (readonly string[])[];
  /** Whether the sheet breaks off. */
  readonly truncated: boolean;
  /** Date of the first record; null without dates. */
  readonly startedAt: StartTime | null;
}

export interface TitledSheetOptions {
  /** From 1; the records follow it. */
  readonly titleRow: number;
  readonly rules: readonly ColumnRule[];
  readonly split?: (title: string) => VendorTitle;
}

export function readTitledSheet(
  workbook: XlsxWorkbook,
  sheetName: string,
  { titleRow, rules, split }: TitledSheetOptions,
): TitledSheet {
  const [titles = [], ...preview] = previewSheet(workbook, sheetName, {
    firstRow: titleRow,
    lastRow: titleRow + 50,
  });
  const plans = planColumns(titles, rules, split);
  const cells = (index: number) => preview.map((row) => row[index] ?? "");
  const kinds = plans.map((plan, index): CellKind => {
    if (plan.title.printed === "") return "skip";
    return plan.rule?.kind ?? inferQuantityKind(cells(index), ".", plan.rule?.role);
  });
  const clockAt = kinds.indexOf("clock");
  const clocks = kinds.flatMap((kind, index) => (kind === "clock" ? cells(index) : []));
  const dateOrder = inferDateOrder(decideDateOrder(clocks), { clocks: clockAt < 0 ? [] : cells(clockAt) });
  const warnings: ReaderWarning[] = [];
  if (dateOrder.certainty === "ambiguous") keepDatesAsWords(plans, kinds, warnings);
  const table = readSheetTable(workbook, sheetName, {
    kinds,
    firstRow: titleRow + 1,
    dateOrder: dateOrder.order,
  });
  if (table.badRows.count > 0)
    warnings.push({
      code: "bad_rows",
      message: `sheet ${sheetName}: ${table.badRows.count} rows without a readable number were left out`,
      at: `row ${table.badRows.firstRow}`,
    });
  if (table.problem !== null)
    warnings.push({
      code: "truncated",
      message: `sheet ${sheetName} breaks off: ${table.problem.message}`,
      at: `record ${table.rows + 1}`,
    });
  for (const [part, damage] of workbook.damaged)
    if (damage === "checksum")
      warnings.push({
        code: "bad_rows",
        message: `the archive's checksum of ${part} does not fit: values in it may be damaged`,
      });
  const columns = plans.flatMap((plan, index) => {
    const kind = kinds[index]!;
    if (kind === "skip") return [];
    const { values, labels } = table.columns[index]!;
    const unit = kind === "clock" ? localClockUnit : kind === "duration" ? "s" : undefined;
    const content = {
      values,
      ...(labels === undefined ? {} : { labels }),
      ...(unit === undefined ? {} : { unit }),
    };
    return [finishColumn(plan, content, warnings)];
  });
  const started = clockAt < 0 ? undefined : preview[0]?.[clockAt];
  return {
    rows: table.rows,
    columns,
    warnings,
    preview,
    truncated: table.problem !== null,
    startedAt: started === undefined || started === "" ? null : startTimeOf(started, dateOrder),
  };
}
