/**
 * Typed arrays to Parquet without a detour through JavaScript values: required columns, one page a column and row
 * group. The thrift structures are written by hyparquet-writer; the values are copied as they lie in memory, which is
 * the order of bytes that Parquet wants on every machine Node runs on.
 *
 * Kept small, floating-point columns are stored byte by byte (BYTE_STREAM_SPLIT) and gzipped: measured values then
 * pack a third smaller than otherwise, and the fastest way of packing, run lengths and Huffman codes, is enough.
 * Integers are stored as differences (DELTA_BINARY_PACKED), which leaves next to nothing of counters and states.
 */
import { promisify } from "node:util";
import { gzip, constants as zlib } from "node:zlib";
import { ByteWriter } from "hyparquet-writer";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { deltaBinaryPack } from "hyparquet-writer/src/delta.js";
import { writeMetadata } from "hyparquet-writer/src/metadata.js";

type PhysicalType = "DOUBLE" | "FLOAT" | "INT32";

/** NaN stands for a missing value; Parquet keeps it as NaN. */
export interface ParquetColumn {
  readonly name: string;
  /** Notes the smallest and largest value of each row group, by which a window of rows is found. @default false */
  readonly hasRange?: boolean;
  readonly values: Float64Array | Float32Array | Int32Array;
}

export const rowGroupRows = 65_536;

const compress = promisify(gzip);

export interface ParquetOptions {
  /** Key-value metadata of the file. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Small on the disk, or as it lies in memory: larger, and written and read at once. @default "small" */
  readonly layout?: "small" | "plain";
}

type Encoding = "PLAIN" | "BYTE_STREAM_SPLIT" | "DELTA_BINARY_PACKED";

interface Chunk {
  readonly column: ParquetColumn;
  readonly rows: number;
  readonly encoding: Encoding;
  readonly codec: "GZIP" | "UNCOMPRESSED";
  /** Size of the page before packing. */
  readonly rawBytes: number;
  readonly page: Uint8Array;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** One Parquet file of columns of equal length. Packing runs on Node's thread pool, many pages at a time. */
export async function encodeParquet(
  columns: readonly ParquetColumn[],
  options: ParquetOptions = {},
): Promise<Uint8Array> {
  const { metadata = {}, layout = "small" } = options;
  const rows = columns[0]?.values.length ?? 0;
  const starts = Array.from({ length: Math.ceil(rows / rowGroupRows) }, (_, group) => group * rowGroupRows);
  const groups = await Promise.all(
    starts.map((start) => Promise.all(columns.map((column) => encodeChunk(column, start, layout)))),
  );
  const pages = groups.flat().reduce((sum, chunk) => sum + chunk.page.length + 64, 0);
  const writer = new ByteWriter(pages + 4096);
  writer.appendBytes(magic);
  const row_groups = groups.map((chunks) => {
    const written = chunks.map((chunk) => writeChunk(writer, chunk));
    return {
      columns: written,
      total_byte_size: written.reduce((sum, chunk) => sum + chunk.meta_data.total_uncompressed_size, 0n),
      num_rows: BigInt(chunks[0]?.rows ?? 0),
    };
  });
  writeMetadata(writer, {
    version: 2,
    created_by: "garnetbook",
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ name, values }) => ({
        name,
        type: physicalType(values),
        repetition_type: "REQUIRED" as const,
      })),
    ],
    num_rows: BigInt(rows),
    row_groups,
    key_value_metadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    // The footer's own length is written by writeMetadata.
    metadata_length: 0,
  });
  writer.appendBytes(magic);
  return writer.getBytes();
}

const magic = new TextEncoder().encode("PAR1");

function physicalType(values: ParquetColumn["values"]): PhysicalType {
  return values instanceof Float64Array ? "DOUBLE" : values instanceof Float32Array ? "FLOAT" : "INT32";
}

async function encodeChunk(column: ParquetColumn, start: number, layout: "small" | "plain"): Promise<Chunk> {
  const values = column.values.subarray(start, start + rowGroupRows);
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const range = column.hasRange ? rangeOf(values) : { minimum: undefined, maximum: undefined };
  const common = { column, rows: values.length, ...range };
  if (values instanceof Int32Array) {
    const writer = new ByteWriter();
    deltaBinaryPack(writer, values, "INT32");
    const page = writer.getBytes();
    return { ...common, encoding: "DELTA_BINARY_PACKED", codec: "UNCOMPRESSED", rawBytes: page.length, page };
  }
  const rawBytes = raw.length;
  if (layout === "plain") return { ...common, encoding: "PLAIN", codec: "UNCOMPRESSED", rawBytes, page: raw };
  const page = await compress(splitBytes(values), {
    level: 1,
    strategy: zlib.Z_RLE,
    // Room for all: every piece more would be another round through the thread pool.
    chunkSize: rawBytes + 1024,
  });
  return { ...common, encoding: "BYTE_STREAM_SPLIT", codec: "GZIP", rawBytes, page };
}

function rangeOf(values: ParquetColumn["values"]) {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return minimum <= maximum ? { minimum, maximum } : { minimum: undefined, maximum: undefined };
}

/** All first bytes of the values, then all second bytes, and so on; two or four times faster by words than by bytes. */
function splitBytes(values: Float64Array | Float32Array): Uint8Array {
  const out = new Uint8Array(values.byteLength);
  const words = new Uint32Array(values.buffer, values.byteOffset, values.byteLength >> 2);
  const count = values.length;
  const wordsEach = values.BYTES_PER_ELEMENT >> 2;
  for (let word = 0; word < wordsEach; word++) {
    const first = 4 * word * count;
    const second = first + count;
    const third = second + count;
    const fourth = third + count;
    for (let k = 0, at = word; k < count; k++, at += wordsEach) {
      const bits = words[at]!;
      out[first + k] = bits;
      out[second + k] = bits >>> 8;
      out[third + k] = bits >>> 16;
      out[fourth + k] = bits >>> 24;
    }
  }
  return out;
}

function writeChunk(writer: ByteWriter, chunk: Chunk) {
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DATA_PAGE",
    uncompressed_page_size: chunk.rawBytes,
    compressed_page_size: chunk.page.length,
    data_page_header: {
      num_values: chunk.rows,
      encoding: chunk.encoding,
      definition_level_encoding: "RLE",
      repetition_level_encoding: "RLE",
    },
  });
  const headerBytes = writer.offset - start;
  writer.appendBytes(chunk.page);
  return {
    file_offset: BigInt(start),
    meta_data: {
      type: physicalType(chunk.column.values),
      encodings: [chunk.encoding],
      path_in_schema: [chunk.column.name],
      codec: chunk.codec,
      num_values: BigInt(chunk.rows),
      total_uncompressed_size: BigInt(headerBytes + chunk.rawBytes),
      total_compressed_size: BigInt(writer.offset - start),
      data_page_offset: BigInt(start),
      statistics: { null_count: 0n, min_value: chunk.minimum, max_value: chunk.maximum },
    },
  };
}
