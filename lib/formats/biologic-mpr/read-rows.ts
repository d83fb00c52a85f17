/** Rows of packed little-endian values, decoded column by column in blocks that stay in the processor's cache. */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { ColumnValues } from "@/lib/domain/recording";
import { modeLabels } from "../eclab-titles";
import { flagColumns, type Storage } from "./columns";
import type { DataLayout } from "./data-module";
import type { LayoutItem } from "./row-layout";

export interface DecodedColumn {
  readonly title: string;
  readonly vendorId: number;
  readonly values: ColumnValues;
  readonly labels?: readonly string[];
}

/** Rows [first, end) of the table, one every `stride` bytes. */
interface Block {
  readonly view: DataView;
  readonly stride: number;
  readonly first: number;
  readonly end: number;
}

/** Writes a column's values of those rows. */
type Decode = (block: Block) => void;

interface Decoder {
  readonly columns: readonly DecodedColumn[];
  readonly decode: Decode;
}

const blockBytes = 1 << 17;
const readBytes = 1 << 22;

/** Every column of every whole row. Raw bytes of unknown ids come as unsigned words named after the id. */
export function readRows(
  source: ByteSource,
  data: DataLayout,
  onProgress?: (share: number) => void,
): DecodedColumn[] {
  const columns: DecodedColumn[] = [];
  const decoders: Decode[] = [];
  for (const item of data.layout.items) {
    for (const decoder of decodersOf(item, data.rows)) {
      columns.push(...decoder.columns);
      decoders.push(decoder.decode);
    }
  }
  const stride = data.layout.width;
  const blockRows = Math.max(1, Math.floor(blockBytes / stride));
  const chunkRows = Math.max(blockRows, Math.floor(readBytes / stride));
  for (let chunk = 0; chunk < data.rows; chunk += chunkRows) {
    const inChunk = Math.min(chunkRows, data.rows - chunk);
    const bytes = source.read(data.start + chunk * stride, inChunk * stride);
    for (let from = 0; from < inChunk; from += blockRows) {
      const rows = Math.min(blockRows, inChunk - from);
      const view = new DataView(bytes.buffer, bytes.byteOffset + from * stride, rows * stride);
      const first = chunk + from;
      for (const decode of decoders) decode({ view, stride, first, end: first + rows });
    }
    onProgress?.((chunk + inChunk) / data.rows);
  }
  return columns;
}

function decodersOf(item: LayoutItem, rows: number): Decoder[] {
  if (item.kind === "value") {
    const { values, decode } = decoderFor(item.definition.storage, item.offset, rows);
    return [{ columns: [{ title: item.definition.title, vendorId: item.id, values }], decode }];
  }
  if (item.kind === "flags") return [flagsDecoder(item.ids, item.offset, rows)];
  return rawWords(item.width).map(({ storage, offset }) => {
    const { values, decode } = decoderFor(storage, item.offset + offset, rows);
    const title = `unknown id ${item.ids.join(", ")}, raw ${storage} at byte ${offset} of ${item.width}`;
    return { columns: [{ title, vendorId: item.ids[0]!, values }], decode };
  });
}

/** The flags that share one byte. */
function flagsDecoder(ids: readonly number[], offset: number, rows: number): Decoder {
  const flags = ids.map((id) => {
    const { title, mask } = flagColumns.get(id % 256)!;
    const labels = title === "mode" ? { labels: modeLabels } : {};
    const values = new Uint8Array(rows);
    const column: DecodedColumn = { title, vendorId: id, values, ...labels };
    return { column, values, mask };
  });
  return {
    columns: flags.map((flag) => flag.column),
    decode: (block) => {
      const varying = varyingBits(block, offset);
      for (const { values, mask } of flags)
        if ((varying & mask) === 0) fillFlag(block, offset, mask, values);
        else decodeFlag(block, offset, mask, values);
    },
  };
}

/** A run of bytes as the widest unsigned words that fill it: 7 → u32, u16, u8. */
function rawWords(width: number): { storage: Storage; offset: number }[] {
  const words: { storage: Storage; offset: number }[] = [];
  let offset = 0;
  while (offset < width) {
    const left = width - offset;
    const storage: Storage = left >= 4 ? "u32" : left >= 2 ? "u16" : "u8";
    words.push({ storage, offset });
    offset += storage === "u32" ? 4 : storage === "u16" ? 2 : 1;
  }
  return words;
}

function decoderFor(
  storage: Storage,
  offset: number,
  rows: number,
): { values: ColumnValues; decode: Decode } {
  switch (storage) {
    case "f64": {
      const values = new Float64Array(rows);
      return { values, decode: (block) => decodeF64(block, offset, values) };
    }
    case "f32": {
      const values = new Float32Array(rows);
      return { values, decode: (block) => decodeF32(block, offset, values) };
    }
    case "u32": {
      const values = new Uint32Array(rows);
      return { values, decode: (block) => decodeU32(block, offset, values) };
    }
    case "u16": {
      const values = new Uint16Array(rows);
      return { values, decode: (block) => decodeU16(block, offset, values) };
    }
    case "u8": {
      const values = new Uint8Array(rows);
      return { values, decode: (block) => decodeFlag(block, offset, 0xff, values) };
    }
  }
}

// One function for each kind of array, counting in its own rows: the compiler makes the best of those.

function decodeF64({ view, stride, first, end }: Block, offset: number, values: Float64Array): void {
  for (let row = first, at = offset; row < end; row++, at += stride) values[row] = view.getFloat64(at, true);
}

function decodeF32({ view, stride, first, end }: Block, offset: number, values: Float32Array): void {
  for (let row = first, at = offset; row < end; row++, at += stride) values[row] = view.getFloat32(at, true);
}

function decodeU32({ view, stride, first, end }: Block, offset: number, values: Uint32Array): void {
  for (let row = first, at = offset; row < end; row++, at += stride) values[row] = view.getUint32(at, true);
}

function decodeU16({ view, stride, first, end }: Block, offset: number, values: Uint16Array): void {
  for (let row = first, at = offset; row < end; row++, at += stride) values[row] = view.getUint16(at, true);
}

/** The bits of `mask`, as a number of their own. */
function decodeFlag(block: Block, offset: number, mask: number, values: Uint8Array): void {
  const { view, stride, first, end } = block;
  const shift = shiftOf(mask);
  for (let row = first, at = offset; row < end; row++, at += stride)
    values[row] = (view.getUint8(at) & mask) >> shift;
}

/** Bits that are not the same in all rows of a block; most flags change once in thousands of rows. */
function varyingBits({ view, stride, first, end }: Block, offset: number): number {
  const byte = view.getUint8(offset);
  let varying = 0;
  for (let row = first, at = offset; row < end; row++, at += stride) varying |= view.getUint8(at) ^ byte;
  return varying;
}

function fillFlag({ view, first, end }: Block, offset: number, mask: number, values: Uint8Array): void {
  values.fill((view.getUint8(offset) & mask) >> shiftOf(mask), first, end);
}

function shiftOf(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}
