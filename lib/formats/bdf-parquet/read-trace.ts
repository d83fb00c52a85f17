/** Columns and row ranges of a stored trace, reading no more of the file than they need. */
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetSchema } from "hyparquet";
import { UnreadableFileError } from "@/lib/domain/errors";
import type { Column, ColumnRole } from "@/lib/domain/recording";
import { collectColumn } from "./collect-column";
import { decodePages } from "./decode-pages";
import { chunkRange, decoderOf } from "./parquet-file";
import { readTraceDescription, type TraceColumn, traceColumn } from "./trace-columns";

/** Bytes in memory, or anything that can be asked for a range of them (a file, a bucket). */
export type TraceBytes = Uint8Array | AsyncBuffer;

export interface TraceInfo {
  readonly rows: number;
  readonly columns: readonly TraceColumn[];
  readonly metadata: FileMetaData;
}

/** What a trace holds, from its footer alone. @throws UnreadableFileError for a file that is no stored trace. */
export async function readTraceInfo(bytes: TraceBytes): Promise<TraceInfo> {
  try {
    const metadata = await parquetMetadataAsync(bufferOf(bytes), { geoparquet: false });
    const columns = [...readTraceDescription({ metadata }).values()];
    if (columns.length === 0) throw new Error("no description of columns");
    return { rows: Number(metadata.num_rows), columns, metadata };
  } catch (error) {
    throw new UnreadableFileError({
      expected: "a stored trace",
      found: error instanceof Error ? error.message : String(error),
    });
  }
}

/**
 * Rows [rowStart, rowEnd) of the wanted columns, each named by its role, its label or the vendor's title, in the
 * units the recording had. Columns that the trace lacks are left out. Pass `info` to spare the footer a second
 * reading.
 */
export async function readTraceColumns(
  bytes: TraceBytes,
  wanted: readonly (ColumnRole | string)[],
  rowStart = 0,
  rowEnd = Number.POSITIVE_INFINITY,
  info?: TraceInfo,
): Promise<Column[]> {
  const file = bufferOf(bytes);
  const { columns, rows, metadata } = info ?? (await readTraceInfo(bytes));
  const found = wanted.flatMap((want) => {
    const column = columns.find(({ role, label, name }) => role === want || label === want || name === want);
    return column === undefined ? [] : [column];
  });
  const from = Math.max(0, Math.min(rows, rowStart));
  const to = Math.max(from, Math.min(rows, rowEnd));
  const collectors = found.map(() => collectColumn(from, to));
  const tree = parquetSchema(metadata);
  let groupStart = 0;
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows);
    if (groupStart < to && groupStart + groupRows > from)
      await Promise.all(
        found.map(async ({ label }, at) => {
          const chunk = group.columns.find((each) => each.meta_data?.path_in_schema[0] === label)?.meta_data;
          if (chunk === undefined)
            throw new UnreadableFileError({
              expected: `a column "${label}" in each row group`,
              found: "none in one",
            });
          const { start, end } = chunkRange(chunk, file.byteLength);
          const view = new DataView(await file.slice(start, end));
          let row = groupStart;
          decodePages(view, decoderOf(chunk, tree), groupRows, (page) => {
            collectors[at]!.add(page, row);
            row += page.rows;
          });
        }),
      );
    groupStart += groupRows;
  }
  return found.map((column, at) => traceColumn(column, collectors[at]!.finish()));
}

function bufferOf(bytes: TraceBytes): AsyncBuffer {
  if (!(bytes instanceof Uint8Array)) return bytes;
  return {
    byteLength: bytes.length,
    slice: (start, end) => {
      const part = bytes.slice(start, end);
      return part.buffer as ArrayBuffer;
    },
  };
}
