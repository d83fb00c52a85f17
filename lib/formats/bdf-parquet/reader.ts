/**
 * Battery Data Format as Parquet (`.bdf.parquet`): "PAR1", pages, a Thrift footer, its length, "PAR1".
 *
 * Columns as in the text form (lib/domain/bdf-terms.ts), numbers of any type, instants as timestamps. Files that this program
 * has converted carry the columns' roles, origins and scopes beside (trace-columns.ts).
 */
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { ParsedFile, ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column, Recording } from "@/lib/domain/recording";
import { bdfWarnings, checkedScopes } from "../bdf/bdf-checks";
import { bdfRules, isBdfTitleRow, splitBdfTitle } from "../bdf/bdf-titles";
import { startOfRecording } from "../bdf/start-of-recording";
import type { CellKind } from "../cell-column";
import { finishColumn, planColumns } from "../column-rule";
import { finishedFile } from "../finished-file";
import type { FormatReader, ReadContext, Recognition, Sniff } from "../format-reader";
import { leaveOutBeyondBudget } from "../memory-budget";
import { decodeColumn } from "./decode-column";
import { ParquetFile } from "./parquet-file";
import { readTraceDescription, traceColumn } from "./trace-columns";

export const reader: FormatReader = {
  id: "bdf-parquet",
  title: "Battery Data Format, Parquet",
  kind: "cycling",
  isBinary: true,
  version: 2,

  recognise(sniff: Sniff): Recognition | null {
    const isParquet = String.fromCharCode(...sniff.head.subarray(0, 4)) === "PAR1";
    // The titles stand at the end of the file, so that reading decides.
    return isParquet ? { confidence: "likely", matchedBy: 'first bytes "PAR1"' } : null;
  },

  read(source: ByteSource, context: ReadContext): ParsedFile {
    const file = new ParquetFile(source);
    if (!isBdfTitleRow(file.names))
      throw new UnreadableFileError({
        expected: "BDF columns (Test Time / s, Voltage / V, Current / A)",
        found: file.names.slice(0, 12).join(", "),
      });
    const warnings: ReaderWarning[] = [];
    if (file.others.length > 0)
      warnings.push({
        code: "unknown_column",
        message: `columns ${file.others.join(", ")} hold more than one number, date or word a row and are not read`,
      });
    const columns = readColumns(file, context, warnings);
    const recording = checkedScopes(
      { name: "BDF", kind: "cycling", rows: file.rows, columns, currentKind: "signed" } satisfies Recording,
      warnings,
    );
    return finishedFile(reader, context, {
      recordings: [recording],
      startedAt: startOfRecording(recording),
      metadata: { createdBy: file.metadata.created_by ?? "", rowGroups: file.metadata.row_groups.length },
      warnings: [...warnings, ...bdfWarnings(recording)],
    });
  },
};

function readColumns(file: ParquetFile, context: ReadContext, warnings: ReaderWarning[]): Column[] {
  const description = readTraceDescription(file);
  const plans = planColumns(file.names, bdfRules(file.names), splitBdfTitle);
  const kinds = plans.map((): CellKind => "number");
  const budget = plans.map(({ title, rule }) => ({ title: title.printed, role: rule?.role ?? null }));
  warnings.push(...leaveOutBeyondBudget(budget, kinds, file.rows));
  return plans.flatMap((plan, at) => {
    const name = file.names[at]!;
    if (kinds[at] === "skip") return [];
    const decoded = decodeColumn(file, name);
    context.onProgress?.((at + 1) / plans.length);
    const described = description.get(name);
    if (described !== undefined) return [traceColumn(described, decoded)];
    const unit = file.instants.has(name) ? { unit: "s" } : {};
    return [finishColumn(plan, { ...decoded, ...unit }, warnings)];
  });
}
