/** Reads columns and row ranges of a Parquet file, touching only the byte ranges they lie in. */
import { gunzipSync } from "node:zlib";
import { type FileMetaData, parquetMetadataAsync, parquetRead } from "hyparquet";

/** Bytes that can be asked for by range. */
export interface RangedBytes {
  readonly sizeBytes: number;
  read(start: number, end: number): Promise<ArrayBuffer>;
}

export type NumberColumn = Float64Array | Float32Array | Int32Array;

/** Rows [start, end) of a row group, with the range of each column's values. */
export interface RowGroup {
  readonly start: number;
  readonly end: number;
}

export class ParquetFile {
  readonly rows: number;
  readonly columnNames: readonly string[];
  readonly groups: readonly RowGroup[];

  private constructor(
    private readonly file: { byteLength: number; slice(start: number, end?: number): Promise<ArrayBuffer> },
    private readonly footer: FileMetaData,
  ) {
    this.rows = Number(footer.num_rows);
    this.columnNames = footer.schema.slice(1).map((element) => element.name);
    let start = 0;
    this.groups = footer.row_groups.map((group) => {
      const end = start + Number(group.num_rows);
      const range = { start, end };
      start = end;
      return range;
    });
  }

  static async open(bytes: RangedBytes): Promise<ParquetFile> {
    const file = {
      byteLength: bytes.sizeBytes,
      slice: (start: number, end = bytes.sizeBytes) => bytes.read(start, end),
    };
    return new ParquetFile(file, await parquetMetadataAsync(file));
  }

  /** A value of the key-value metadata, or null. */
  metadata(key: string): string | null {
    return this.footer.key_value_metadata?.find((each) => each.key === key)?.value ?? null;
  }

  /** Smallest and largest value of a column in a row group; null when it has none. */
  valueRange(column: string, group: number): { readonly min: number; readonly max: number } | null {
    const chunk = this.footer.row_groups[group]?.columns.find(
      (each) => each.meta_data?.path_in_schema[0] === column,
    );
    const { min_value: min, max_value: max } = chunk?.meta_data?.statistics ?? {};
    return typeof min === "number" && typeof max === "number" ? { min, max } : null;
  }

  /** Values of columns in rows [start, end), by name; only their row groups are read. */
  async read(
    columns: readonly string[],
    start = 0,
    end = this.rows,
  ): Promise<ReadonlyMap<string, NumberColumn>> {
    const from = Math.max(0, start);
    const to = Math.max(from, Math.min(this.rows, end));
    const out = new Map<string, NumberColumn>(
      columns.map((name) => [name, this.emptyColumn(name, to - from)]),
    );
    if (to === from) return out;
    await parquetRead({
      file: this.file,
      metadata: this.footer,
      columns: [...columns],
      rowStart: from,
      rowEnd: to,
      compressors: { GZIP: (packed) => gunzipSync(packed) },
      onChunk: ({ columnName, columnData, rowStart }) => {
        const target = out.get(columnName);
        if (target === undefined) return;
        // A chunk covers whole pages, which may begin before and end after the rows asked for.
        const skip = Math.max(0, from - rowStart);
        const at = Math.max(0, rowStart - from);
        const values = (columnData as NumberColumn).subarray(skip, skip + (target.length - at));
        target.set(values, at);
      },
    });
    return out;
  }

  private emptyColumn(name: string, rows: number): NumberColumn {
    const element = this.footer.schema.find((each) => each.name === name);
    if (element === undefined) throw new Error(`the trace has no column ${name}`);
    if (element.type === "INT32") return new Int32Array(rows);
    return element.type === "FLOAT" ? new Float32Array(rows) : new Float64Array(rows);
  }
}
