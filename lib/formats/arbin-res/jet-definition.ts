/**
 * Table definitions of an Access database (Jet 3 and Jet 4), as far as fixed-width records need them.
 *
 * Layout after mdbtools' HACKING notes. Byte 0x14 of the file: 0 Jet 3 (pages of 2048 bytes), 1 Jet 4 (4096).
 * Definition page: u8 0x02, u32 next page at 4; then, Jet 3 / Jet 4: u32 rows 12/16, u16 variable columns 23/43,
 * u16 columns 25/45, u32 real indexes 31/51, index entries of 8/12 bytes from 43/63, column entries of 18/25 bytes
 * (type at 0, flags 13/15 with bit 0 = fixed width, null bit 1/5, offset 14/21, width 16/23), then names
 * (u8/u16 length; cp1252/UTF-16). A definition longer than a page goes on at byte 8 of the next.
 */
import { latin1Text } from "../byte-cursor";

export interface JetLayout {
  readonly pageSize: number;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly indexCount: number;
  readonly indexStart: number;
  readonly indexSize: number;
  readonly columnSize: number;
  readonly nullBit: number;
  readonly flags: number;
  readonly fixedOffset: number;
  readonly nameLengthSize: 1 | 2;
  /** Place of the record count in a data page; the offsets of the records follow it. */
  readonly recordCount: number;
  /** Bytes of the column count that begins each record. */
  readonly recordHeader: 1 | 2;
}

const jet3: JetLayout = {
  pageSize: 2048,
  rowCount: 12,
  columnCount: 25,
  indexCount: 31,
  indexStart: 43,
  indexSize: 8,
  columnSize: 18,
  nullBit: 1,
  flags: 13,
  fixedOffset: 14,
  nameLengthSize: 1,
  recordCount: 8,
  recordHeader: 1,
};

const jet4: JetLayout = {
  pageSize: 4096,
  rowCount: 16,
  columnCount: 45,
  indexCount: 51,
  indexStart: 63,
  indexSize: 12,
  columnSize: 25,
  nullBit: 5,
  flags: 15,
  fixedOffset: 21,
  nameLengthSize: 2,
  recordCount: 12,
  recordHeader: 2,
};

/** Null for a version without fixed pages of this kind. */
export function jetLayout(bytes: Uint8Array): JetLayout | null {
  return bytes[0x14] === 0 ? jet3 : bytes[0x14] === 1 ? jet4 : null;
}

export interface JetColumn {
  readonly name: string;
  /** Jet's type: 2 u8, 3 i16, 4 i32, 6 f32, 7 f64, others have no plain number. */
  readonly type: number;
  readonly isFixed: boolean;
  /** From the first byte after the record's column count. */
  readonly offset: number;
  readonly nullBit: number;
}

export interface JetDefinition {
  /** Page that all data pages of the table name as their owner. */
  readonly page: number;
  readonly rowCount: number;
  readonly columns: readonly JetColumn[];
}

const utf16 = new TextDecoder("utf-16le");
const mostChainedPages = 32;
const mostColumns = 255;

/** The definition of the table that has all these columns; null when no page holds one. */
export function findJetDefinition(
  bytes: Uint8Array,
  layout: JetLayout,
  names: readonly string[],
): JetDefinition | null {
  for (let page = 1; (page + 1) * layout.pageSize <= bytes.length; page += 1) {
    if (bytes[page * layout.pageSize] !== 2) continue;
    const definition = readDefinition(bytes, layout, page);
    if (definition !== null && names.every((name) => definition.columns.some((each) => each.name === name)))
      return definition;
  }
  return null;
}

function readDefinition(bytes: Uint8Array, layout: JetLayout, page: number): JetDefinition | null {
  const whole = joinPages(bytes, layout, page);
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  const count = view.getUint16(layout.columnCount, true);
  const indexes = view.getUint32(layout.indexCount, true);
  const start = layout.indexStart + indexes * layout.indexSize;
  if (count === 0 || count > mostColumns || start + count * layout.columnSize > whole.length) return null;
  let name = start + count * layout.columnSize;
  const columns: JetColumn[] = [];
  for (let index = 0; index < count; index += 1) {
    const entry = start + index * layout.columnSize;
    if (name + layout.nameLengthSize > whole.length) return null;
    const length = layout.nameLengthSize === 1 ? view.getUint8(name) : view.getUint16(name, true);
    name += layout.nameLengthSize;
    if (name + length > whole.length) return null;
    columns.push({
      name: readName(whole.subarray(name, name + length), layout),
      type: view.getUint8(entry),
      isFixed: (view.getUint8(entry + layout.flags) & 1) === 1,
      offset: view.getUint16(entry + layout.fixedOffset, true),
      nullBit: view.getUint8(entry + layout.nullBit),
    });
    name += length;
  }
  return { page, rowCount: view.getUint32(layout.rowCount, true), columns };
}

function readName(bytes: Uint8Array, layout: JetLayout): string {
  if (layout.nameLengthSize === 1) return latin1Text(bytes, 0, bytes.length);
  return utf16.decode(bytes);
}

/** The definition page and those it chains to; a chain that runs in a circle or out of the file is cut. */
function joinPages(bytes: Uint8Array, layout: JetLayout, page: number): Uint8Array {
  const pages: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let next = page;
  while (next > 0 && pages.length < mostChainedPages && (next + 1) * layout.pageSize <= bytes.length) {
    const at = next * layout.pageSize;
    if (bytes[at] !== 2) break;
    pages.push(bytes.subarray(pages.length === 0 ? at : at + 8, at + layout.pageSize));
    next = view.getUint32(at + 4, true);
  }
  if (pages.length === 1) return pages[0]!;
  const whole = new Uint8Array(pages.reduce((sum, each) => sum + each.length, 0));
  let at = 0;
  for (const each of pages) {
    whole.set(each, at);
    at += each.length;
  }
  return whole;
}

/** Whether any chain of definition pages runs in a circle, which a reader that follows it would never leave. */
export function hasEndlessDefinition(bytes: Uint8Array, layout: JetLayout): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pages = Math.floor(bytes.length / layout.pageSize);
  for (let page = 1; page < pages; page += 1) {
    let next = page;
    for (let steps = 0; next > 0 && next < pages && bytes[next * layout.pageSize] === 2; steps += 1) {
      if (steps > mostChainedPages) return true;
      next = view.getUint32(next * layout.pageSize + 4, true);
    }
  }
  return false;
}
