/**
 * Fixed-width records of one Access table straight into typed columns, page by page and without an object a record.
 *
 * Data page: u8 0x01, u32 page of the owning definition at 4, u16 record count at 8 (Jet 3) or 12 (Jet 4), then a
 * u16 a record: offset in the low 13 bits, 0x4000 deleted, 0x8000 moved to another page. Records fill the page from
 * its end. A record begins with its column count and ends with one bit a column, clear where the value is null.
 */
import type { JetColumn, JetDefinition, JetLayout } from "./jet-definition";

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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const recordWidth =
    layout.recordHeader +
    Math.max(...columns.map((column) => column.offset + widths[column.type]!)) +
    Math.ceil(columns.length / 8);
  // The definition's count is a hint from outside: no more records are believed than the bytes can hold.
  let capacity = Math.min(definition.rowCount, Math.floor(bytes.length / recordWidth)) + 64;
  const values = columns.map(() => new Float64Array(capacity));
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
        for (const [index, column] of values.entries()) {
          const wider = new Float64Array(capacity);
          wider.set(column);
          values[index] = wider;
        }
      }
      const nulls = start + to - Math.ceil(columns.length / 8);
      for (let index = 0; index < columns.length; index += 1) {
        const column = columns[index]!;
        const isSet = (bytes[nulls + (column.nullBit >> 3)]! & (1 << (column.nullBit & 7))) !== 0;
        const at = start + from + layout.recordHeader + column.offset;
        values[index]![rows] = isSet ? readNumber(view, at, column) : Number.NaN;
      }
      rows += 1;
    }
  }
  const named = columns.map((column, index) => [column.name, values[index]!.subarray(0, rows)] as const);
  return { rows, columns: new Map(named) };
}

function readNumber(view: DataView, at: number, column: JetColumn): number {
  switch (column.type) {
    case 2:
      return view.getUint8(at);
    case 3:
      return view.getInt16(at, true);
    case 4:
      return view.getInt32(at, true);
    case 6:
      return view.getFloat32(at, true);
    default:
      return view.getFloat64(at, true);
  }
}
