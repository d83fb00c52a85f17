/**
 * Fixed-width records of one Access table straight into typed columns, page by page and without an object a record.
 *
 * Data page: u8 0x01, u32 page of the owning definition at 4, u16 record count at 8 (Jet 3) or 12 (Jet 4), then a
 * u16 a record: offset in the low 13 bits, 0x4000 deleted, 0x8000 moved to another page. Records fill the page from
 * its end. A record begins with its column count and ends with one bit a column, clear where the value is null.
 */
import type { JetDefinition, JetLayout } from "./jet-definition";

export interface JetRecords {
  readonly rows: number;
  /** By column name; null values are NaN. */
  readonly columns: ReadonlyMap<string, Float64Array>;
}

const widths: Readonly<Record<number, number>> = { 2: 1, 3: 2, 4: 4, 6: 4, 7: 8 };
const offsetMask = 0x1fff;
const deleted = 0x4000;
const moved = 0x8000;

/** Null when the table has columns of other than plain fixed width, or records moved off their page. */
export function readJetRecords(
  bytes: Uint8Array,
  layout: JetLayout,
  definition: JetDefinition,
): JetRecords | null {
  const { columns } = definition;
  if (columns.some((column) => !column.isFixed || widths[column.type] === undefined)) return null;
  const nullBytes = Math.ceil(columns.length / 8);
  const recordWidth =
    layout.recordHeader +
    Math.max(...columns.map((column) => column.offset + widths[column.type]!)) +
    nullBytes;
  const spans = findRecords(bytes, layout, definition, recordWidth);
  if (spans === null) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasNulls = isAnyNull(bytes, spans.ends, columns);
  const named = columns.map((column) => {
    const values = new Float64Array(spans.rows);
    readValues(view, spans.starts, layout.recordHeader + column.offset, column.type, values);
    if (hasNulls)
      blankNulls(bytes, spans.ends, nullBytes - (column.nullBit >> 3), 1 << (column.nullBit & 7), values);
    return [column.name, values] as const;
  });
  return { rows: spans.rows, columns: new Map(named) };
}

/** First byte of each record, and the byte behind its last. */
interface RecordSpans {
  readonly rows: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The records of that table in the order of pages; null when one has been moved off its page. */
function findRecords(
  bytes: Uint8Array,
  layout: JetLayout,
  definition: JetDefinition,
  recordWidth: number,
): RecordSpans | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The definition's count is a hint from outside: no more records are believed than the bytes can hold.
  let capacity = Math.min(definition.rowCount, Math.floor(bytes.length / recordWidth)) + 64;
  let starts = new Int32Array(capacity);
  let ends = new Int32Array(capacity);
  let rows = 0;
  for (let page = 1; page * layout.pageSize < bytes.length; page += 1) {
    const start = page * layout.pageSize;
    const end = Math.min(start + layout.pageSize, bytes.length);
    if (bytes[start] !== 1 || start + layout.recordCount + 2 > end) continue;
    if (view.getUint32(start + 4, true) !== definition.page) continue;
    const count = view.getUint16(start + layout.recordCount, true);
    let next = layout.pageSize;
    for (let record = 0; record < count; record += 1) {
      const slot = start + layout.recordCount + 2 + record * 2;
      if (slot + 2 > end) break;
      const word = view.getUint16(slot, true);
      if ((word & moved) !== 0 && (word & deleted) === 0) return null;
      const from = word & offsetMask;
      const to = next;
      next = from;
      if ((word & deleted) !== 0 || to - from < recordWidth || start + to > end) continue;
      if (rows === capacity) {
        capacity = Math.ceil(capacity * 1.5);
        starts = widened(starts, capacity);
        ends = widened(ends, capacity);
      }
      starts[rows] = start + from;
      ends[rows] = start + to;
      rows += 1;
    }
  }
  return { rows, starts: starts.subarray(0, rows), ends: ends.subarray(0, rows) };
}

function widened(values: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(capacity);
  wider.set(values);
  return wider;
}

function readValues(
  view: DataView,
  starts: Int32Array,
  offset: number,
  type: number,
  values: Float64Array,
): void {
  const rows = values.length;
  switch (type) {
    case 2:
      for (let row = 0; row < rows; row += 1) values[row] = view.getUint8(starts[row]! + offset);
      break;
    case 3:
      for (let row = 0; row < rows; row += 1) values[row] = view.getInt16(starts[row]! + offset, true);
      break;
    case 4:
      for (let row = 0; row < rows; row += 1) values[row] = view.getInt32(starts[row]! + offset, true);
      break;
    case 6:
      for (let row = 0; row < rows; row += 1) values[row] = view.getFloat32(starts[row]! + offset, true);
      break;
    default:
      for (let row = 0; row < rows; row += 1) values[row] = view.getFloat64(starts[row]! + offset, true);
  }
}

/** Whether the bit of any column is clear in any record: in most files no value is null. */
function isAnyNull(bytes: Uint8Array, ends: Int32Array, columns: JetDefinition["columns"]): boolean {
  const nullBytes = Math.ceil(columns.length / 8);
  const masks = new Map<number, number>();
  for (const { nullBit } of columns) {
    const back = nullBytes - (nullBit >> 3);
    masks.set(back, (masks.get(back) ?? 0) | (1 << (nullBit & 7)));
  }
  for (const [back, mask] of masks)
    for (let row = 0; row < ends.length; row += 1)
      if ((bytes[ends[row]! - back]! & mask) !== mask) return true;
  return false;
}

/** NaN where the bit `mask` is clear in the byte that stands `back` bytes before the record's end. */
function blankNulls(
  bytes: Uint8Array,
  ends: Int32Array,
  back: number,
  mask: number,
  values: Float64Array,
): void {
  for (let row = 0; row < values.length; row += 1)
    if ((bytes[ends[row]! - back]! & mask) === 0) values[row] = Number.NaN;
}
