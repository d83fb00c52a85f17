/**
 * Typed arrays to Parquet without a detour through JavaScript values: required columns, one page a column and row
 * group, gzip. The thrift structures are written by hyparquet-writer; the values are copied as they lie in memory,
 * which is the order of bytes that Parquet wants on every machine Node runs on.
 *
 * Floating-point columns are stored byte by byte (BYTE_STREAM_SPLIT): measured values then pack a third smaller, and
 * the fastest way of packing, run lengths and Huffman codes, is enough.
 */
import { promisify } from "node:util";
import { gzip, constants as zlib } from "node:zlib";
import { ByteWriter } from "hyparquet-writer";
import { writePageHeader } from "hyparquet-writer/src/datapage.js";
import { writeMetadata } from "hyparquet-writer/src/metadata.js";

type PhysicalType = "DOUBLE" | "FLOAT" | "INT32";

/** NaN stands for a missing value; Parquet keeps it as NaN. */
export interface ParquetColumn {
  readonly name: string;
  readonly values: Float64Array | Float32Array | Int32Array;
}

export const rowGroupRows = 65_536;

const compress = promisify(gzip);

interface Chunk {
  readonly column: ParquetColumn;
  readonly type: PhysicalType;
  readonly encoding: "PLAIN" | "BYTE_STREAM_SPLIT";
  readonly rows: number;
  readonly rawBytes: number;
  readonly packed: Uint8Array;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

/** One Parquet file of columns of equal length. Compression runs on Node's thread pool, many pages at a time. */
export async function encodeParquet(
  columns: readonly ParquetColumn[],
  metadata: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const rows = columns[0]?.values.length ?? 0;
  const starts = Array.from({ length: Math.ceil(rows / rowGroupRows) }, (_, group) => group * rowGroupRows);
  const groups = await Promise.all(
    starts.map((start) => Promise.all(columns.map((column) => encodeChunk(column, start)))),
  );
  const writer = new ByteWriter();
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

async function encodeChunk(column: ParquetColumn, start: number): Promise<Chunk> {
  const values = column.values.subarray(start, start + rowGroupRows);
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  const type = physicalType(values);
  // Readers know the split of integers only lately.
  const isSplit = type !== "INT32";
  const packed = isSplit ? splitBytes(raw, values.BYTES_PER_ELEMENT) : raw;
  return {
    column,
    type,
    encoding: isSplit ? "BYTE_STREAM_SPLIT" : "PLAIN",
    rows: values.length,
    rawBytes: raw.length,
    packed: await compress(packed, { level: 1, strategy: zlib.Z_RLE }),
    minimum: minimum <= maximum ? minimum : undefined,
    maximum: minimum <= maximum ? maximum : undefined,
  };
}

/** All first bytes of the values, then all second bytes, and so on. */
function splitBytes(raw: Uint8Array, width: number): Uint8Array {
  const count = raw.length / width;
  const out = new Uint8Array(raw.length);
  for (let byte = 0; byte < width; byte++) {
    const base = byte * count;
    for (let k = 0, at = byte; k < count; k++, at += width) out[base + k] = raw[at]!;
  }
  return out;
}

function writeChunk(writer: ByteWriter, chunk: Chunk) {
  const start = writer.offset;
  writePageHeader(writer, {
    type: "DATA_PAGE",
    uncompressed_page_size: chunk.rawBytes,
    compressed_page_size: chunk.packed.length,
    data_page_header: {
      num_values: chunk.rows,
      encoding: chunk.encoding,
      definition_level_encoding: "RLE",
      repetition_level_encoding: "RLE",
    },
  });
  const headerBytes = writer.offset - start;
  writer.appendBytes(chunk.packed);
  return {
    file_offset: BigInt(start),
    meta_data: {
      type: chunk.type,
      encodings: [chunk.encoding],
      path_in_schema: [chunk.column.name],
      codec: "GZIP" as const,
      num_values: BigInt(chunk.rows),
      total_uncompressed_size: BigInt(headerBytes + chunk.rawBytes),
      total_compressed_size: BigInt(writer.offset - start),
      data_page_offset: BigInt(start),
      statistics: {
        null_count: 0n,
        min_value: chunk.minimum,
        max_value: chunk.maximum,
      },
    },
  };
}
