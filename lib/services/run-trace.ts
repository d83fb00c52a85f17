/**
 * The joined trace of a run, on the run's own clock: what is drawn, paged and downloaded. One Parquet file under a
 * key made of the analysis' inputs, read row group by row group; decoded groups stay in memory for the next zoom.
 */
import { parquetPages } from "@/lib/interop/columnar-parquet";
import { type NumberColumn, ParquetFile } from "@/lib/interop/parquet-file";
import { storage } from "@/lib/storage/configured-storage";
import type { DerivedFile } from "@/lib/storage/storage";
import { RecentValues } from "./recent-values";
import { runTraceColumns, type TracedRun, tracedColumns } from "./run-trace-columns";

/** Writes the trace; the same inputs give the same key and the same bytes. */
export function storeRunTrace(key: string, traced: TracedRun): Promise<void> {
  return storage().putDerived(key, parquetPages(tracedColumns(traced), { layout: "plain" }));
}

const decoded = new RecentValues<NumberColumn>(128 * 1024 * 1024);

/** An open trace; `close` it. */
export class RunTrace {
  private constructor(
    private readonly key: string,
    private readonly bytes: DerivedFile,
    private readonly file: ParquetFile,
  ) {}

  static async open(key: string): Promise<RunTrace> {
    const bytes = await storage().openDerived(key);
    return new RunTrace(key, bytes, await ParquetFile.open(bytes));
  }

  get rows(): number {
    return this.file.rows;
  }

  get columnNames(): readonly string[] {
    return this.file.columnNames;
  }

  has(column: string): boolean {
    return this.file.columnNames.includes(column);
  }

  close(): Promise<void> {
    return this.bytes.close();
  }

  /** Values of rows [start, end) of a column. */
  async values(column: string, start: number, end: number): Promise<NumberColumn> {
    const pieces: NumberColumn[] = [];
    for (const [index, group] of this.file.groups.entries()) {
      if (group.end <= start || group.start >= end) continue;
      const values = await this.group(column, index);
      pieces.push(values.subarray(Math.max(0, start - group.start), end - group.start));
    }
    const only = pieces.length === 1 ? pieces[0] : undefined;
    if (only !== undefined) return only;
    const rows = pieces.reduce((sum, piece) => sum + piece.length, 0);
    const out = pieces[0] instanceof Int32Array ? new Int32Array(rows) : new Float64Array(rows);
    let at = 0;
    for (const piece of pieces) {
      out.set(piece, at);
      at += piece.length;
    }
    return out;
  }

  /** Rows whose time lies in [fromS, toS], with one row more on either side so that a line reaches the edge. */
  async rowsBetween(fromS: number, toS: number): Promise<{ readonly start: number; readonly end: number }> {
    const { time } = runTraceColumns;
    let start = 0;
    let end = this.rows;
    for (const [index, group] of this.file.groups.entries()) {
      const range = this.file.valueRange(time, index);
      if (range === null) continue;
      if (range.max < fromS) start = group.end;
      else if (range.min <= fromS) start = group.start + lowerBound(await this.group(time, index), fromS);
      if (range.min > toS) {
        end = group.start;
        break;
      }
      if (range.max > toS) {
        end = group.start + upperBound(await this.group(time, index), toS);
        break;
      }
    }
    return { start: Math.max(0, start - 1), end: Math.min(this.rows, Math.max(start, end) + 1) };
  }

  private group(column: string, index: number): Promise<NumberColumn> {
    const { start, end } = this.file.groups[index]!;
    return decoded.get(
      `${this.key} ${index} ${column}`,
      async () => (await this.file.read([column], start, end)).get(column)!,
      (values) => values.byteLength,
    );
  }
}

/** First index with a value at or above `wanted`. */
function lowerBound(values: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First index with a value above `wanted`. */
function upperBound(values: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
