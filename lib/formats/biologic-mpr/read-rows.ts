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

/** Writes column values of rows [0, rows) of a block to positions from `first` on. */
type Decode = (view: DataView, rows: number, stride: number, first: number) => void;

const blockBytes = 1 << 20;

/** Every column of every whole row. Raw bytes of unknown ids come as unsigned words named after the id. */
export function readRows(
  source: ByteSource,
  data: DataLayout,
  onProgress?: (share: number) => void,
): DecodedColumn[] {
  const columns: DecodedColumn[] = [];
  const decoders: Decode[] = [];
  for (const item of data.layout.items) {
    for (const { column, decode } of decodersOf(item, data.rows)) {
      columns.push(column);
      decoders.push(decode);
    }
  }
  const stride = data.layout.width;
  const blockRows = Math.max(1, Math.floor(blockBytes / stride));
  for (let first = 0; first < data.rows; first += blockRows) {
    const rows = Math.min(blockRows, data.rows - first);
    const bytes = source.read(data.start + first * stride, rows * stride);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (const decode of decoders) decode(view, rows, stride, first);
    onProgress?.((first + rows) / data.rows);
  }
  return columns;
}

function decodersOf(item: LayoutItem, rows: number): { column: DecodedColumn; decode: Decode }[] {
  if (item.kind === "value") {
    const { values, decode } = decoderFor(item.definition.storage, item.offset, rows);
    return [{ column: { title: item.definition.title, vendorId: item.id, values }, decode }];
  }
  if (item.kind === "flags") {
    return item.ids.map((id) => {
      const { title, mask } = flagColumns.get(id % 256)!;
      const values = new Uint8Array(rows);
      const shift = 31 - Math.clz32(mask & -mask);
      const decode: Decode = (view, count, stride, first) => {
        for (let row = 0, at = item.offset; row < count; row++, at += stride) {
          values[first + row] = (view.getUint8(at) & mask) >> shift;
        }
      };
      const labels = title === "mode" ? { labels: modeLabels } : {};
      return { column: { title, vendorId: id, values, ...labels }, decode };
    });
  }
  return rawWords(item.width).map(({ storage, offset }) => {
    const { values, decode } = decoderFor(storage, item.offset + offset, rows);
    const title = `unknown id ${item.ids.join(", ")}, raw ${storage} at byte ${offset} of ${item.width}`;
    return { column: { title, vendorId: item.ids[0]!, values }, decode };
  });
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
      return {
        values,
        decode: (view, count, stride, first) => {
          for (let row = 0, at = offset; row < count; row++, at += stride) {
            values[first + row] = view.getFloat64(at, true);
          }
        },
      };
    }
    case "f32": {
      const values = new Float32Array(rows);
      return {
        values,
        decode: (view, count, stride, first) => {
          for (let row = 0, at = offset; row < count; row++, at += stride) {
            values[first + row] = view.getFloat32(at, true);
          }
        },
      };
    }
    case "u32": {
      const values = new Uint32Array(rows);
      return {
        values,
        decode: (view, count, stride, first) => {
          for (let row = 0, at = offset; row < count; row++, at += stride) {
            values[first + row] = view.getUint32(at, true);
          }
        },
      };
    }
    case "u16": {
      const values = new Uint16Array(rows);
      return {
        values,
        decode: (view, count, stride, first) => {
          for (let row = 0, at = offset; row < count; row++, at += stride) {
            values[first + row] = view.getUint16(at, true);
          }
        },
      };
    }
    case "u8": {
      const values = new Uint8Array(rows);
      return {
        values,
        decode: (view, count, stride, first) => {
          for (let row = 0, at = offset; row < count; row++, at += stride) {
            values[first + row] = view.getUint8(at);
          }
        },
      };
    }
  }
}
