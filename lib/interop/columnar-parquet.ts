/**
 * Typed arrays to Parquet without a detour through JavaScript values, one page a column and row group. The thrift
 * structures are written by hyparquet-writer; the values are copied as they lie in memory, which is the order of
 * bytes that Parquet wants on every machine Node runs on.
 */
import { ByteWriter } from "hyparquet-writer";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { writeMetadata } from "hyparquet-writer/src/metadata.js";
import { joinedBytes } from "./joined-bytes";
import {
  canBeNull,
  encodePage,
  type Layout,
  type Page,
  type ParquetColumn,
  physicalType,
} from "./parquet-pages";

export type { ParquetColumn } from "./parquet-pages";

export const rowGroupRows = 65_536;
/** Packing runs on Node's thread pool; so many row groups are packed ahead of the one that is written. */
const groupsAhead = 4;

export interface ParquetOptions {
  /** Key-value metadata of the file. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** @default "small" */
  readonly layout?: Layout;
  /** @default 65,536 */
  readonly rowGroupRows?: number;
}

/** One Parquet file of columns of equal length: its bytes in order, one piece a page and what stands before it. */
export async function* parquetPages(
  columns: readonly ParquetColumn[],
  options: ParquetOptions = {},
): AsyncGenerator<Uint8Array> {
  for await (const group of parquetGroups(columns, options)) yield* group;
}

/** The bytes of the same file in order, one piece a row group and one for the footer. */
export async function* parquetPieces(
  columns: readonly ParquetColumn[],
  options: ParquetOptions = {},
): AsyncGenerator<Uint8Array> {
  for await (const group of parquetGroups(columns, options)) yield joinedBytes(group);
}

/** Each row group's pages and what stands before them, and the footer. Pages are not copied: memory is what costs. */
async function* parquetGroups(
  columns: readonly ParquetColumn[],
  options: ParquetOptions,
): AsyncGenerator<readonly Uint8Array[]> {
  const { metadata = {}, layout = "small" } = options;
  const groupRows = options.rowGroupRows ?? rowGroupRows;
  const rows = columns[0]?.values.length ?? 0;
  const writer = new ByteWriter();
  writer.appendBytes(magic);
  const row_groups: ReturnType<typeof groupOf>[] = [];
  const packing: Promise<Page[]>[] = [];
  for (let start = 0, next = 0; start < rows; start += groupRows) {
    for (; next < rows && packing.length < groupsAhead; next += groupRows) {
      const [from, to] = [next, next + groupRows];
      packing.push(Promise.all(columns.map((column) => encodePage(column, from, to, layout))));
    }
    const pages = await packing.shift()!;
    const parts: Uint8Array[] = [];
    const chunks = columns.map((column, at) => {
      const page = pages[at]!;
      const chunk = writeHeader(writer, column, page);
      parts.push(taken(writer), page.bytes);
      writer.offset += page.bytes.length;
      return chunk;
    });
    row_groups.push(groupOf(chunks, pages));
    yield parts;
  }
  writeMetadata(writer, {
    version: 2,
    created_by: "garnetbook",
    schema: [{ name: "root", num_children: columns.length }, ...columns.map(schemaOf)],
    num_rows: BigInt(rows),
    row_groups,
    key_value_metadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    // The footer's own length is written by writeMetadata.
    metadata_length: 0,
  });
  writer.appendBytes(magic);
  yield [taken(writer)];
}

const magic = new TextEncoder().encode("PAR1");

/** The bytes written since the last time; the writer goes on counting its offset. */
function taken(writer: ByteWriter): Uint8Array {
  const piece = writer.getBytes().slice();
  writer.index = 0;
  return piece;
}

function schemaOf(column: ParquetColumn) {
  return {
    name: column.name,
    type: physicalType(column),
    repetition_type: canBeNull(column) ? ("OPTIONAL" as const) : ("REQUIRED" as const),
    ...(column.words === undefined ? {} : { converted_type: "UTF8" as const }),
  };
}

function groupOf(columns: readonly ReturnType<typeof writeHeader>[], pages: readonly Page[]) {
  return {
    columns: [...columns],
    total_byte_size: columns.reduce((sum, chunk) => sum + chunk.meta_data.total_uncompressed_size, 0n),
    num_rows: BigInt(pages[0]?.rows ?? 0),
  };
}

/** Writes what stands before a page, and returns what the footer says of both. */
function writeHeader(writer: ByteWriter, column: ParquetColumn, page: Page) {
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DATA_PAGE",
    uncompressed_page_size: page.rawBytes,
    compressed_page_size: page.bytes.length,
    data_page_header: {
      num_values: page.rows,
      encoding: page.encoding,
      definition_level_encoding: "RLE",
      repetition_level_encoding: "RLE",
    },
  });
  const headerBytes = writer.offset - start;
  return {
    file_offset: BigInt(start),
    meta_data: {
      type: physicalType(column),
      encodings: [page.encoding],
      path_in_schema: [column.name],
      codec: page.codec,
      num_values: BigInt(page.rows),
      total_uncompressed_size: BigInt(headerBytes + page.rawBytes),
      total_compressed_size: BigInt(headerBytes + page.bytes.length),
      data_page_offset: BigInt(start),
      statistics: { null_count: BigInt(page.nulls), min_value: page.minimum, max_value: page.maximum },
    },
  };
}
