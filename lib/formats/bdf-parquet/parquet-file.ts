/** A Parquet file: its footer, and its flat columns, each read when it is asked for, without waiting for promises. */
import {
  type ColumnMetaData,
  type FileMetaData,
  parquetMetadata,
  parquetSchema,
  type SchemaTree,
} from "hyparquet";
import { DEFAULT_PARSERS } from "hyparquet/src/convert.js";
import { getTreePath } from "hyparquet/src/schema.js";
import type { ColumnDecoder } from "hyparquet/src/types.js";
import type { ByteSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { pageCodecs } from "./codecs";
import { decodePages, type PageValues } from "./decode-pages";

/** The rows of a text of 2 GiB; their time, voltage and current fit into memory. */
const mostRows = 60_000_000;
/** A footer has some hundred bytes for each column of each row group. */
const largestFooter = 64 * 1024 * 1024;

/** Instants as seconds since 1970 instead of Date objects, to the last digit. */
const parsers = {
  ...DEFAULT_PARSERS,
  timestampFromMilliseconds: (value: bigint) => (Number(value) / 1e3) as unknown as Date,
  timestampFromMicroseconds: (value: bigint) => (Number(value) / 1e6) as unknown as Date,
  timestampFromNanoseconds: (value: bigint) => (Number(value) / 1e9) as unknown as Date,
  dateFromDays: (days: number) => (days * 86_400) as unknown as Date,
};

export class ParquetFile {
  readonly metadata: FileMetaData;
  readonly rows: number;
  /** Columns of one value a row only; the others, and those of types without numbers or words, stand in `others`. */
  readonly names: readonly string[];
  readonly others: readonly string[];
  /** Columns that hold instants, whatever their unit. */
  readonly instants: ReadonlySet<string>;
  private readonly source: ByteSource;
  private readonly tree: SchemaTree;

  /** @throws UnreadableFileError when the footer cannot be understood. */
  constructor(source: ByteSource) {
    this.source = source;
    try {
      this.metadata = parquetMetadata(footerOf(source), { geoparquet: false });
      this.tree = parquetSchema(this.metadata);
      const isFlat = (child: SchemaTree) =>
        child.children.length === 0 &&
        child.element.repetition_type !== "REPEATED" &&
        !/^(INTERVAL|BSON)$/.test(child.element.converted_type ?? "");
      this.names = this.tree.children.filter(isFlat).map(nameOf);
      this.others = this.tree.children.filter((child) => !isFlat(child)).map(nameOf);
      this.instants = new Set(this.tree.children.filter(isInstant).map(nameOf));
      if (this.tree.children.some((child) => typeof child.element.name !== "string"))
        throw new Error("a column without a name");
      this.rows = this.metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0);
    } catch (error) {
      throw unreadable(error, "a Parquet footer");
    }
    // Runs of one value take next to no bytes, so rows cannot be bounded by the file's size more tightly.
    const most = Math.min(mostRows, source.size * 10_000);
    if (!(this.rows >= 0 && this.rows <= most))
      throw new UnreadableFileError({ expected: `at most ${Math.floor(most)} rows`, found: `${this.rows}` });
  }

  /**
   * Calls `onPage` with the pages of a column, in order, each with the number of its first row.
   * @throws UnreadableFileError when a page cannot be decoded.
   */
  readColumn(name: string, onPage: (page: PageValues, firstRow: number) => void): void {
    let groupStart = 0;
    try {
      for (const group of this.metadata.row_groups) {
        const groupRows = Number(group.num_rows);
        const chunk = group.columns.find((each) => each.meta_data?.path_in_schema[0] === name)?.meta_data;
        if (chunk === undefined) throw new Error("no such column in one of the row groups");
        let row = groupStart;
        this.readChunk(chunk, groupRows, (page) => {
          onPage(page, row);
          row += page.rows;
        });
        if (row < groupStart + groupRows) throw new Error(`pages for ${row} rows where there are more`);
        groupStart += groupRows;
      }
    } catch (error) {
      throw unreadable(error, `pages of column "${name}"`);
    }
  }

  private readChunk(chunk: ColumnMetaData, groupRows: number, onPage: (page: PageValues) => void): void {
    const { start, end } = chunkRange(chunk, this.source.size);
    decodePages(viewOf(this.source.read(start, end - start)), decoderOf(chunk, this.tree), groupRows, onPage);
  }
}

/** The footer with its length and the mark behind it. @throws Error for a file that is cut off, or none */
function footerOf(source: ByteSource): Uint8Array {
  const tail = source.read(Math.max(0, source.size - 8), 8);
  const mark = String.fromCharCode(...tail.subarray(4));
  if (tail.length < 8 || mark !== "PAR1") throw new Error("none: the file is cut off, or its end is damaged");
  const length = viewOf(tail).getUint32(0, true) + 8;
  if (length > Math.min(source.size, largestFooter)) throw new Error(`one of ${length - 8} bytes`);
  // What is read may be a view of a larger buffer, and hyparquet looks at whole buffers.
  return source.read(source.size - length, length).slice();
}

/** Where the pages of a column chunk lie. @throws Error outside the file. */
function chunkRange(chunk: ColumnMetaData, fileBytes: number): { start: number; end: number } {
  const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  const end = start + Number(chunk.total_compressed_size);
  if (!(start >= 4 && end >= start && end <= fileBytes))
    throw new Error(`column chunk from ${start} to ${end} lies outside the file`);
  return { start, end };
}

/** What hyparquet needs to know of a column to decode its values. */
function decoderOf(chunk: ColumnMetaData, tree: SchemaTree): ColumnDecoder {
  const schemaPath = getTreePath(tree, chunk.path_in_schema);
  return {
    ...chunk,
    pathInSchema: chunk.path_in_schema,
    schemaPath,
    element: schemaPath[schemaPath.length - 1]!.element,
    compressors: pageCodecs,
    parsers,
    utf8: true,
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function nameOf(child: SchemaTree): string {
  return child.element.name;
}

function isInstant({ element }: SchemaTree): boolean {
  return /TIMESTAMP|DATE/.test(element.converted_type ?? element.logical_type?.type ?? "");
}

function unreadable(error: unknown, what: string): UnreadableFileError {
  if (error instanceof UnreadableFileError) return error;
  return new UnreadableFileError({
    expected: what,
    found: error instanceof Error ? error.message : String(error),
  });
}
