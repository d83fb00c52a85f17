/**
 * A recording as a BDF Parquet file, row group by row group, which DuckDB, pandas or Spark read with no help from
 * here. Missing numbers are nulls; coded columns are stored as their words.
 */

import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { ColumnValues, Recording } from "@/lib/domain/recording";
import { type ExportColumn, exportColumns } from "../bdf/export-columns";
import { descriptionKey, type TraceColumn } from "./trace-columns";

export interface WriteParquetOptions {
  /** @default 100,000 */
  readonly rowsPerGroup?: number;
  /** More key-value pairs for the footer. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** The whole file; for a long recording prefer `writeParquetPieces`. */
export function writeParquet(recording: Recording, options: WriteParquetOptions = {}): Uint8Array {
  const pieces = [...writeParquetPieces(recording, options)];
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The file's bytes in order, about one piece a row group; only one is held at a time. */
export function* writeParquetPieces(
  recording: Recording,
  options: WriteParquetOptions = {},
): Generator<Uint8Array> {
  const columns = exportColumns(recording);
  const writer = new ByteWriter(1 << 20);
  const rowsPerGroup = options.rowsPerGroup ?? 100_000;
  const schema = schemaFromColumnData({
    columnData: columns.map((column) => ({ ...sourceOf(column, 0, 0), data: [] })),
  });
  const parquet = new ParquetWriter({
    writer,
    schema,
    createdBy: "garnetbook",
    kvMetadata: [
      { key: descriptionKey, value: JSON.stringify(columns.map(describe)) },
      ...Object.entries(options.metadata ?? {}).map(([key, value]) => ({ key, value })),
    ],
  });
  for (let start = 0; start < recording.rows; start += rowsPerGroup) {
    const end = Math.min(recording.rows, start + rowsPerGroup);
    const columnData = columns.map((column) => sourceOf(column, start, end));
    parquet.write({ columnData, rowGroupSize: rowsPerGroup });
    yield taken(writer);
  }
  parquet.finish();
  yield taken(writer);
}

/** The bytes written since the last time; the writer goes on counting its offset. */
function taken(writer: ByteWriter): Uint8Array {
  const piece = writer.getBytes().slice();
  writer.index = 0;
  return piece;
}

function describe({ label, column, divisor }: ExportColumn): TraceColumn {
  return {
    label,
    name: column.name,
    unit: column.unit,
    ...(column.vendorUnit === undefined ? {} : { vendorUnit: column.vendorUnit }),
    role: column.role,
    origin: column.origin,
    ...(column.capacityScope === undefined ? {} : { capacityScope: column.capacityScope }),
    factor: divisor,
  };
}

/** Rows [start, end) of a column in the form the writer takes. */
function sourceOf({ label, column, divisor }: ExportColumn, start: number, end: number): ColumnSource {
  const { values, labels } = column;
  if (labels !== undefined)
    return {
      name: label,
      type: "STRING",
      nullable: false,
      data: Array.from(values.subarray(start, end), (code) => labels[code] ?? ""),
    };
  if (divisor === 1 && isSmallInteger(values))
    return { name: label, type: "INT32", nullable: false, data: Array.from(values.subarray(start, end)) };
  if (divisor === 1 && values instanceof Float32Array)
    return { name: label, type: "FLOAT", nullable: true, data: withNulls(values, start, end, 1) };
  return { name: label, type: "DOUBLE", nullable: true, data: withNulls(values, start, end, divisor) };
}

function isSmallInteger(values: ColumnValues): boolean {
  return values instanceof Int32Array || values instanceof Uint16Array || values instanceof Uint8Array;
}

function withNulls(values: ColumnValues, start: number, end: number, divisor: number): (number | null)[] {
  const cells = new Array<number | null>(end - start);
  for (let row = start; row < end; row += 1) {
    const value = values[row]!;
    cells[row - start] = Number.isNaN(value) ? null : value / divisor;
  }
  return cells;
}
