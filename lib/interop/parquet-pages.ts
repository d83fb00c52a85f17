/**
 * Values of a column as the bytes of one Parquet page. Kept small, floating-point numbers are stored byte by byte
 * (BYTE_STREAM_SPLIT) and gzipped: measured values then pack a third smaller than otherwise, and the fastest way of
 * packing, run lengths and Huffman codes, is enough. Integers are stored as differences (DELTA_BINARY_PACKED), which
 * leaves next to nothing of counters and states.
 */
import { promisify } from "node:util";
import { gzip, gzipSync, type ZlibOptions, constants as zlib } from "node:zlib";
import { ByteWriter } from "hyparquet-writer";
import { deltaBinaryPack } from "hyparquet-writer/src/delta.js";
import type { ColumnValues } from "@/lib/domain/recording";
import { type ComputedValues, isComputed } from "./computed-values";
import { joinedBytes } from "./joined-bytes";

/** NaN stands for a missing value. */
export interface ParquetColumn {
  readonly name: string;
  /** Notes the smallest and largest value of each row group, by which a window of rows is found. @default false */
  readonly hasRange?: boolean;
  readonly values: ColumnValues | ComputedValues;
  /** Stored value = value × factor / divisor. @default 1 */
  readonly factor?: number;
  readonly divisor?: number;
  /** Stores missing numbers as nulls instead of NaN. @default false */
  readonly isOptional?: boolean;
  /** The values are indexes of these words, which are stored in their place. */
  readonly words?: readonly string[];
}

/** Small on the disk, or as it lies in memory: larger, and written and read at once. */
export type Layout = "small" | "plain";
export type PhysicalType = "DOUBLE" | "FLOAT" | "INT32" | "BYTE_ARRAY";
type Encoding = "PLAIN" | "BYTE_STREAM_SPLIT" | "DELTA_BINARY_PACKED";

export interface Page {
  readonly rows: number;
  readonly encoding: Encoding;
  readonly codec: "GZIP" | "UNCOMPRESSED";
  /** Size before packing. */
  readonly rawBytes: number;
  readonly bytes: Uint8Array;
  readonly nulls: number;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
}

type Numbers = Float64Array | Float32Array | Int32Array;

const compressBeside = promisify(gzip);
/** Packed sooner than the thread pool is asked to. */
const atOnceBytes = 16 * 1024;

function compress(raw: Uint8Array, options: ZlibOptions): Uint8Array | Promise<Uint8Array> {
  return raw.length <= atOnceBytes ? gzipSync(raw, options) : compressBeside(raw, options);
}

export function physicalType(column: ParquetColumn): PhysicalType {
  const { values, words } = column;
  if (words !== undefined) return "BYTE_ARRAY";
  // Parquet's INT32 is signed: unsigned values of 32 bits go as doubles, which hold them exactly.
  if (isScaled(column) || values instanceof Float64Array || values instanceof Uint32Array) return "DOUBLE";
  if (isComputed(values)) return values.type;
  return values instanceof Float32Array ? "FLOAT" : "INT32";
}

/** Whole numbers are never missing. */
export function canBeNull(column: ParquetColumn): boolean {
  const type = physicalType(column);
  return column.isOptional === true && (type === "DOUBLE" || type === "FLOAT");
}

/** Rows [start, end) of the column. */
export async function encodePage(
  column: ParquetColumn,
  start: number,
  end: number,
  layout: Layout,
): Promise<Page> {
  const given = column.values.subarray(start, Math.min(end, column.values.length));
  const common = { rows: given.length, nulls: 0, minimum: undefined, maximum: undefined };
  if (column.words !== undefined) {
    const raw = wordBytes(given, column.words);
    const bytes = await compress(raw, { level: 1 });
    return { ...common, encoding: "PLAIN", codec: "GZIP", rawBytes: raw.length, bytes };
  }
  const values = isScaled(column) ? scaled(given, column) : storable(given);
  const range = column.hasRange === true ? rangeOf(values) : {};
  if (values instanceof Int32Array) {
    const writer = new ByteWriter();
    deltaBinaryPack(writer, values, "INT32");
    const bytes = writer.getBytes();
    return {
      ...common,
      ...range,
      encoding: "DELTA_BINARY_PACKED",
      codec: "UNCOMPRESSED",
      rawBytes: bytes.length,
      bytes,
    };
  }
  const defined = canBeNull(column) ? withoutMissing(values) : values;
  const levels = canBeNull(column) ? levelBytes(values, defined.length) : new Uint8Array(0);
  const body = layout === "plain" ? bytesOf(defined) : splitBytes(defined);
  const raw = levels.length === 0 ? body : joinedBytes([levels, body]);
  const rest = { ...common, ...range, nulls: values.length - defined.length, rawBytes: raw.length };
  if (layout === "plain") return { ...rest, encoding: "PLAIN", codec: "UNCOMPRESSED", bytes: raw };
  const bytes = await compress(raw, {
    level: 1,
    strategy: zlib.Z_RLE,
    // Room for all: every piece more would be another round through the thread pool.
    chunkSize: raw.length + 1024,
  });
  return { ...rest, encoding: "BYTE_STREAM_SPLIT", codec: "GZIP", bytes };
}

function isScaled({ factor = 1, divisor = 1 }: ParquetColumn): boolean {
  return factor !== 1 || divisor !== 1;
}

function scaled(values: ColumnValues, { factor = 1, divisor = 1 }: ParquetColumn): Float64Array {
  const out = new Float64Array(values.length);
  for (let k = 0; k < out.length; k++) out[k] = (values[k]! * factor) / divisor;
  return out;
}

function storable(values: ColumnValues): Numbers {
  if (values instanceof Float64Array || values instanceof Float32Array || values instanceof Int32Array)
    return values;
  return values instanceof Uint32Array ? new Float64Array(values) : new Int32Array(values);
}

function rangeOf(values: Numbers) {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return minimum <= maximum ? { minimum, maximum } : {};
}

function withoutMissing(values: Float64Array | Float32Array): Float64Array | Float32Array {
  return values.some(Number.isNaN) ? values.filter((value: number) => !Number.isNaN(value)) : values;
}

/** Which values are there, one bit each, behind their length; one run of ones where none is missing. */
function levelBytes(values: Float64Array | Float32Array, defined: number): Uint8Array {
  const writer = new ByteWriter();
  writer.appendUint32(0);
  if (defined === values.length) {
    writer.appendVarInt(values.length << 1);
    writer.appendUint8(1);
  } else {
    const bits = new Uint8Array(Math.ceil(values.length / 8));
    for (let k = 0; k < values.length; k++)
      if (!Number.isNaN(values[k]!)) bits[k >> 3] = bits[k >> 3]! | (1 << (k & 7));
    writer.appendVarInt((bits.length << 1) | 1);
    writer.appendBytes(bits);
  }
  const bytes = writer.getBytes();
  new DataView(bytes.buffer).setUint32(0, bytes.length - 4, true);
  return bytes;
}

/** Each word behind its length in bytes; an index without a word is the empty word. */
function wordBytes(codes: ColumnValues, words: readonly string[]): Uint8Array {
  const encoder = new TextEncoder();
  const printed = words.map((word) => {
    const text = encoder.encode(word);
    const bytes = new Uint8Array(4 + text.length);
    new DataView(bytes.buffer).setUint32(0, text.length, true);
    bytes.set(text, 4);
    return bytes;
  });
  const empty = new Uint8Array(4);
  let length = 0;
  for (const code of codes) length += (printed[code] ?? empty).length;
  const out = new Uint8Array(length);
  let at = 0;
  for (const code of codes) {
    const bytes = printed[code] ?? empty;
    out.set(bytes, at);
    at += bytes.length;
  }
  return out;
}

function bytesOf(values: Float64Array | Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
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
