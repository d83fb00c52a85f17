/**
 * The pages of one flat Parquet column chunk.
 *
 * A page header may claim any number of values and bytes before one of them is read; so every claim is held against
 * the row group and the bytes at hand before anything is made room for. Levels and dictionary indexes are decoded
 * here (level-runs.ts); plain values, compression and logical types by hyparquet.
 */

import { parquetHeader } from "hyparquet/src/column.js";
import { convert } from "hyparquet/src/convert.js";
import { decompressPage } from "hyparquet/src/datapage.js";
import { deltaBinaryUnpack } from "hyparquet/src/delta.js";
import { byteStreamSplit } from "hyparquet/src/encoding.js";
import { readPlain } from "hyparquet/src/plain.js";
import type { ColumnDecoder, DecodedArray, PageHeader } from "hyparquet/src/types.js";
import { joinFloats, SplitDoubles } from "./byte-stream-split";
import { CodedWords } from "./coded-words";
import { isRunOfOnes, readRuns } from "./level-runs";
import { asNumbers } from "./plain-numbers";
import { readPlainWords } from "./plain-words";

const mostPageBytes = 256 * 1024 * 1024;
const highestRatio = 2000;

/** Values of a page; where `defined` is not null, they belong to the rows marked 1 in it, in order. */
export interface PageValues {
  readonly rows: number;
  readonly values: PageContent;
  readonly defined: Uint32Array | null;
}

export type PageContent = DecodedArray | CodedWords | SplitDoubles;

/** Calls `onPage` for each data page in order, until `groupRows` rows are had or the bytes end. */
export function decodePages(
  view: DataView,
  decoder: ColumnDecoder,
  groupRows: number,
  onPage: (page: PageValues) => void,
): void {
  const reader = { view, offset: 0 };
  const isOptional = decoder.element.repetition_type !== "REQUIRED";
  let dictionary: DecodedArray | null = null;
  let rows = 0;
  while (rows < groupRows && reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    const packedBytes = requireCount(
      header.compressed_page_size,
      view.byteLength - reader.offset,
      "packed bytes",
    );
    const most = Math.min(mostPageBytes, Math.max(1 << 20, packedBytes * highestRatio));
    requireCount(header.uncompressed_page_size, most, "bytes");
    const packed = new Uint8Array(view.buffer, view.byteOffset + reader.offset, packedBytes);
    reader.offset += packedBytes;
    if (header.dictionary_page_header !== undefined) {
      const count = requireCount(
        header.dictionary_page_header.num_values,
        groupRows,
        "values of a dictionary",
      );
      const page = unpacked(packed, header.uncompressed_page_size, decoder);
      dictionary = asNumbers(convert(plain(page, decoder, count), decoder));
      continue;
    }
    const page = readDataPage(packed, header, {
      decoder,
      isOptional,
      dictionary,
      groupRows: groupRows - rows,
    });
    onPage(page);
    rows += page.rows;
  }
}

interface PageContext {
  readonly decoder: ColumnDecoder;
  readonly isOptional: boolean;
  readonly dictionary: DecodedArray | null;
  readonly groupRows: number;
}

function readDataPage(packed: Uint8Array, header: PageHeader, context: PageContext): PageValues {
  const { decoder, isOptional } = context;
  const first = header.data_page_header;
  if (first !== undefined) {
    const rows = requireCount(first.num_values, context.groupRows, "values");
    const page = unpacked(packed, header.uncompressed_page_size, decoder);
    let start = 0;
    let levels = nothingMissing;
    if (isOptional) {
      const length = requireCount(viewOf(page).getUint32(0, true), page.length - 4, "bytes of levels");
      start = 4 + length;
      levels = readLevels(page, 4, start, rows);
    }
    return finishPage(page.subarray(start), rows, levels, first.encoding, context);
  }
  const second = header.data_page_header_v2;
  if (second === undefined) throw new Error(`page of type ${header.type}`);
  const rows = requireCount(second.num_values, context.groupRows, "values");
  const repetition = requireCount(second.repetition_levels_byte_length, packed.length, "bytes of levels");
  const levelBytes = requireCount(
    second.definition_levels_byte_length,
    packed.length - repetition,
    "bytes of levels",
  );
  const body = packed.subarray(repetition + levelBytes);
  const bodyBytes = header.uncompressed_page_size - repetition - levelBytes;
  const page = second.is_compressed === false ? body : unpacked(body, bodyBytes, decoder);
  const levels = isOptional ? readLevels(packed, repetition, repetition + levelBytes, rows) : nothingMissing;
  return finishPage(page, rows, levels, second.encoding, context);
}

interface Levels {
  /** Rows marked 1 have a value, `count` of them; null where all have. */
  readonly defined: Uint32Array | null;
  readonly count: number;
}

const nothingMissing: Levels = { defined: null, count: 0 };

function readLevels(bytes: Uint8Array, start: number, end: number, rows: number): Levels {
  if (isRunOfOnes(bytes, start, end, rows)) return nothingMissing;
  const defined = readRuns(bytes, { start, end, width: 1, count: rows });
  let count = 0;
  for (let row = 0; row < defined.length; row += 1) count += defined[row]!;
  if (count > rows) throw new Error("levels beyond those of a flat column");
  return count === rows ? nothingMissing : { defined, count };
}

function finishPage(
  page: Uint8Array,
  rows: number,
  { defined, count }: Levels,
  encoding: string,
  { decoder, dictionary }: PageContext,
): PageValues {
  const values = readValues(page, defined === null ? rows : count, encoding, decoder, dictionary);
  return { rows, values, defined };
}

function readValues(
  page: Uint8Array,
  count: number,
  encoding: string,
  decoder: ColumnDecoder,
  dictionary: DecodedArray | null,
): PageContent {
  if (count === 0) return [];
  const { type, element } = decoder;
  if (encoding === "PLAIN" && isText(decoder)) return readPlainWords(page, count);
  if (encoding === "PLAIN") return asNumbers(convert(plain(page, decoder, count), decoder));
  if (encoding === "PLAIN_DICTIONARY" || encoding === "RLE_DICTIONARY") {
    if (dictionary === null) throw new Error("indexes without a dictionary");
    const indexes = readRuns(page, { start: 1, end: page.length, width: page[0]!, count });
    return lookUp(dictionary, indexes);
  }
  if (encoding === "RLE" && type === "BOOLEAN") {
    const length = requireCount(viewOf(page).getUint32(0, true), page.length - 4, "bytes of runs");
    return Array.from(readRuns(page, { start: 4, end: 4 + length, width: 1, count }), (bit) => bit === 1);
  }
  const reader = { view: viewOf(page), offset: 0 };
  if (encoding === "BYTE_STREAM_SPLIT" && type === "DOUBLE") {
    const split = new SplitDoubles(page, count);
    return hasMeaning(decoder) ? convert(split.join(), decoder) : split;
  }
  if (encoding === "BYTE_STREAM_SPLIT" && type === "FLOAT") return convert(joinFloats(page, count), decoder);
  if (encoding === "BYTE_STREAM_SPLIT")
    return convert(byteStreamSplit(reader, count, type, element.type_length), decoder);
  if (encoding === "DELTA_BINARY_PACKED") {
    checkDeltaHeader(page);
    const values = type === "INT32" ? new Int32Array(count) : new BigInt64Array(count);
    deltaBinaryUnpack(reader, count, values);
    return asNumbers(convert(values, decoder));
  }
  throw new Error(`values encoded as ${encoding}`);
}

/** Whether the numbers stand for something else, which only hyparquet knows. */
function hasMeaning({ element }: ColumnDecoder): boolean {
  return element.converted_type !== undefined || element.logical_type !== undefined;
}

function isText({ type, element }: ColumnDecoder): boolean {
  const { converted_type: converted, logical_type: logical } = element;
  return type === "BYTE_ARRAY" && (converted === "UTF8" || (!converted && logical?.type === "STRING"));
}

function lookUp(dictionary: DecodedArray, indexes: Uint32Array): PageContent {
  const { length } = dictionary;
  let highest = -1;
  for (let at = 0; at < indexes.length; at += 1) if (indexes[at]! > highest) highest = indexes[at]!;
  if (highest >= length) throw new Error(`index ${highest} of a dictionary of ${length}`);
  if (dictionary instanceof Float64Array || dictionary instanceof Float32Array)
    return pickNumbers(dictionary, indexes);
  if (isWords(dictionary)) return new CodedWords(indexes, dictionary);
  return Array.from(indexes, (index) => dictionary[index]);
}

function pickNumbers(dictionary: Float64Array | Float32Array, indexes: Uint32Array): Float64Array {
  const values = new Float64Array(indexes.length);
  for (let at = 0; at < indexes.length; at += 1) values[at] = dictionary[indexes[at]!]!;
  return values;
}

function isWords(values: DecodedArray): values is string[] {
  return Array.isArray(values) && values.every((value) => typeof value === "string");
}

function plain(page: Uint8Array, { type, element }: ColumnDecoder, count: number): DecodedArray {
  return readPlain({ view: viewOf(page), offset: 0 }, type, count, element.type_length);
}

function unpacked(packed: Uint8Array, bytes: number, { codec, compressors }: ColumnDecoder): Uint8Array {
  return decompressPage(packed, requireCount(bytes, mostPageBytes, "bytes"), codec, compressors);
}

/** Block size and number of miniblocks stand first, as varints of at most two bytes in any real file. */
function checkDeltaHeader(page: Uint8Array): void {
  let at = 0;
  for (const most of [1 << 16, 1 << 10]) {
    let value = 0;
    let shift = 0;
    while (page[at]! >= 0x80 && shift < 21) {
      value |= (page[at]! & 0x7f) << shift;
      shift += 7;
      at += 1;
    }
    value |= (page[at] ?? 0) << shift;
    at += 1;
    if (value < 1 || value > most) throw new Error(`delta block of ${value}, at most ${most}`);
  }
}

/** A size that is missing or too large would make the decoder run in circles or out of memory. */
function requireCount(count: number, most: number, what: string): number {
  if (!(Number.isInteger(count) && count >= 0 && count <= most))
    throw new Error(`${count} ${what}, at most ${most}`);
  return count;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
