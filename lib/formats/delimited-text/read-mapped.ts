/** Any delimited text read through an explicit mapping of its columns. */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import type { CellKind } from "../cell-column";
import { inferCellKind } from "../cell-kinds";
import { chargeWarnings } from "../charge-check";
import { type DateOrderDecision, decideDateOrder, startTimeOf } from "../clock-date";
import { localClockUnit } from "../clock-time";
import { type ColumnPlan, finishColumn } from "../column-rule";
import { type DelimitedTable, readDelimitedTable } from "../delimited-table";
import { estimateRows } from "../estimate-rows";
import { finishedFile } from "../finished-file";
import type { ReadContext } from "../format-reader";
import { leaveOutBeyondBudget } from "../memory-budget";
import { sampleRows, splitCells } from "../sample-rows";
import { seriesWarnings } from "../series-warnings";
import { refuseSharedCommas, sharedCommas, typicalWidth } from "../shared-commas";
import { sweepRecordings } from "../sweep-recordings";
import { asciiCompatible, decideEncoding, type TextEncoding } from "../text-decoding";
import { splitTitle } from "../vendor-title";
import type { ColumnMapping, MappedColumn } from "./column-mapping";
import { findLines } from "./find-lines";
import { finishMappedColumns } from "./finish-mapped";
import { impedanceSigns } from "./impedance-parts";

/** Who read it; the reader of this folder adds recognition to it. */
export const delimitedText = {
  id: "delimited-text",
  title: "Delimited text",
  kind: "cycling",
  version: 4,
} as const;

/** @throws UnreadableFileError when not one record can be had, or commas are decimals and separators at once. */
export function readMapped(
  source: ByteSource,
  mapping: ColumnMapping,
  context: Partial<ReadContext> = {},
): ParsedFile {
  const text = openMapped(source, mapping.encoding);
  const lines = findLines(text.source, text.start, [
    mapping.headerRow,
    mapping.unitsRow ?? null,
    mapping.firstDataRow,
  ]);
  const cells = (line: number | null | undefined) =>
    line === null || line === undefined ? [] : splitCells(lines.text(line, text.encoding), mapping.delimiter);
  const start = lines.start(mapping.firstDataRow);
  const { delimiter, decimal } = mapping;
  const sample = sampleRows(text.source, {
    start,
    stop: text.source.size,
    delimiter,
    encoding: text.encoding,
  });
  const titles = cells(mapping.headerRow);
  refuseCommas(mapping, titles, sample);
  const width = Math.max(
    titles.length,
    ...mapping.columns.map((column) => column.index + 1),
    typicalWidth(sample),
  );
  const units = cells(mapping.unitsRow);
  const plans = Array.from({ length: width }, (_, index) =>
    planOf(index, mapping, titles[index], units[index]),
  );
  const column = (index: number) => sample.map((row) => row[index] ?? "");
  const kinds = plans.map(({ mapped }, index) => mapped?.kind ?? kindOf(mapped, column(index), decimal));
  const warnings: ReaderWarning[] = [];
  const dateOrder = decideOrder(mapping, kinds, column, warnings);
  const budget = plans.map(({ plan, mapped }) => ({ title: plan.title.printed, role: mapped?.role ?? null }));
  warnings.push(...leaveOutBeyondBudget(budget, kinds, estimateRows(text.source, start, text.source.size)));
  const table = readDelimitedTable(text.source, {
    kinds,
    delimiter,
    decimal,
    encoding: text.encoding,
    start,
    firstLine: mapping.firstDataRow,
    dateOrder: dateOrder?.order ?? "ymd",
    ...(context.onProgress === undefined ? {} : { onProgress: context.onProgress }),
  });
  reportRows(table, width, warnings);
  const finished = plans.flatMap(({ plan, mapped }, index): Column[] => {
    const kind = kinds[index]!;
    if (kind === "skip") return [];
    const { values, labels, badCells } = table.columns[index]!;
    if (badCells > 0)
      warnings.push({
        code: "bad_rows",
        message: `column "${plan.title.printed}": ${badCells} cells are not readable as ${kind}; they are missing`,
      });
    const unit = kind === "clock" ? localClockUnit : kind === "duration" ? "s" : undefined;
    const content = {
      values,
      ...(labels === undefined ? {} : { labels }),
      ...(unit === undefined ? {} : { unit }),
    };
    const column = finishColumn(plan, content, warnings);
    return mapped?.isTurned === true && column.role !== null ? turned(column) : [column];
  });
  const recording = finishMappedColumns(source.name, table.rows, finished, mapping, warnings);
  const clockAt = kinds.indexOf("clock");
  return finishedFile(
    delimitedText,
    { matchedBy: "a column mapping", ...context },
    {
      kind: recording.kind,
      recordings: recording.kind === "impedance" ? sweepRecordings(recording) : [recording],
      startedAt:
        clockAt < 0 || dateOrder === null ? null : startTimeOf(sample[0]?.[clockAt] ?? "", dateOrder),
      text: {
        encoding: text.encoding,
        decimal,
        ...(dateOrder === null ? {} : { dateOrder: dateOrder.certainty }),
      },
      warnings: [...warnings, ...checks(recording)],
      truncated: table.truncated,
    },
  );
}

/** The column as printed, without its role, and behind it the one with the opposite sign. */
function turned(column: Column): Column[] {
  const name = column.name.replace(/^\s*[-−–]\s*/, "");
  return [
    { ...column, role: null },
    {
      ...column,
      name: name === column.name ? `${name}, sign turned` : name,
      // Zero has no sign.
      values: Float64Array.from(column.values, (value) => (value === 0 ? 0 : -value)),
    },
  ];
}

function openMapped(source: ByteSource, encoding: TextEncoding) {
  const found = decideEncoding(source.read(0, 65_536));
  return asciiCompatible(source, { encoding, markLength: found.markLength, guessed: false });
}

interface MappedPlan {
  readonly plan: ColumnPlan;
  readonly mapped: MappedColumn | undefined;
}

function planOf(
  index: number,
  mapping: ColumnMapping,
  title: string | undefined,
  unit: string | undefined,
): MappedPlan {
  const mapped = mapping.columns.find((column) => column.index === index);
  const parts = splitTitle(title || `column ${index + 1}`);
  const printedUnit = mapped?.unit ?? parts.unit ?? (unit || null);
  const rule =
    mapped?.role == null
      ? null
      : {
          title: /^/,
          role: mapped.role,
          ...(mapped.capacityScope === undefined ? {} : { scope: mapped.capacityScope }),
        };
  return { plan: { title: { ...parts, unit: printedUnit }, rule }, mapped };
}

function kindOf(mapped: MappedColumn | undefined, cells: readonly string[], decimal: "." | ","): CellKind {
  return mapped?.role === "state" ? "label" : inferCellKind(cells, decimal);
}

/** Dates that could be read both ways are kept as words. */
function decideOrder(
  mapping: ColumnMapping,
  kinds: CellKind[],
  column: (index: number) => readonly string[],
  warnings: ReaderWarning[],
): DateOrderDecision | null {
  const clocks = kinds.flatMap((kind, index) => (kind === "clock" ? [index] : []));
  if (clocks.length === 0) return null;
  if (mapping.dateOrder !== undefined) return { order: mapping.dateOrder, certainty: "stated" };
  const decision = decideDateOrder(clocks.flatMap((index) => column(index)));
  if (decision.certainty !== "ambiguous") return decision;
  for (const index of clocks) kinds[index] = "label";
  warnings.push({
    code: "ambiguous_date",
    message: "day first or month first cannot be told; say so in the mapping. The dates are kept as words",
  });
  return decision;
}

function refuseCommas(
  { delimiter, decimal }: ColumnMapping,
  titles: readonly string[],
  sample: readonly (readonly string[])[],
): void {
  refuseSharedCommas(delimiter, titles, sample);
  const isQuoted = sample.some((row) => row.some((cell) => /^[+-]?\d+,\d+$/.test(cell)));
  if (delimiter === "," && decimal === "," && !isQuoted)
    throw sharedCommas(titles.length, typicalWidth(sample));
}

function reportRows(table: DelimitedTable, width: number, warnings: ReaderWarning[]): void {
  const tell = (
    rows: { count: number; firstLine: number | null },
    code: "bad_rows" | "extra_fields",
    what: string,
  ) => {
    if (rows.count > 0)
      warnings.push({ code, message: `${rows.count} rows ${what}`, at: `line ${rows.firstLine}` });
  };
  tell(table.badRows, "bad_rows", "without a readable number were left out");
  tell(table.shortRows, "bad_rows", `have fewer than ${width} cells; the rest of them is missing`);
  tell(table.longRows, "extra_fields", `have more than ${width} cells; the cells beyond are not read`);
  if (table.truncated)
    warnings.push({ code: "truncated", message: "the last row is cut off and was left out" });
}

function checks(recording: Recording): ReaderWarning[] {
  if (recording.kind === "impedance") return impedanceSigns(recording);
  return [...seriesWarnings(recording), ...chargeWarnings(recording)];
}
