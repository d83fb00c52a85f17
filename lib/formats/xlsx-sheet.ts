/**
 * Cells of one worksheet, row by row, without an object a cell.
 *
 * `<c r="B7" s="3" t="s"><v>12</v></c>`: r the place (left out: the next column), s the style, t the kind of
 * value: n number (default), s index of a shared string, str and inlineStr words, b 0 or 1, e error, d ISO date.
 */

import { parseFloatBytes } from "./parse-float-bytes";
import type { ByteStrings } from "./xlsx-strings";
import { textBytes } from "./xlsx-strings";
import type { NumberStyle, XlsxWorkbook } from "./xlsx-workbook";
import { XmlScanner } from "./xml-scanner";

const mostColumns = 1024;
const mostRows = 1_048_576;
const letterR = 0x72;
const letterS = 0x73;
const letterT = 0x74;

/** One cell; the same object is used for all of them, so copy what is to be kept. */
export interface SheetCell {
  /** From 0. */
  column: number;
  /** UTF-8 bytes of the value as stored: digits for numbers, the words for strings. */
  bytes: Uint8Array;
  start: number;
  end: number;
  isNumber: boolean;
  style: NumberStyle;
}

export interface SheetVisitor {
  /** `row` counts from 1, as Excel does. Return false to stop. */
  startRow(row: number): boolean;
  cell(cell: SheetCell): void;
  /** After the last cell of a row that is whole. */
  endRow?(): void;
}

/** Walks the rows of a sheet that are stored; empty cells are not visited. Rows beyond 1,048,576 are no sheet's. */
export function visitSheet(workbook: XlsxWorkbook, sheetName: string, visitor: SheetVisitor): void {
  const scanner = new XmlScanner(workbook.sheetXml(sheetName));
  const { bytes } = scanner;
  const cell: SheetCell = { column: -1, bytes, start: 0, end: 0, isNumber: true, style: "number" };
  let row = 0;
  let kind = "n";
  let hasValue = false;
  let inValue = false;
  for (let event = scanner.next(); event !== "end"; event = scanner.next()) {
    if (event === "text") {
      if (!inValue) continue;
      setValue(cell, kind, scanner, workbook, hasValue);
      hasValue = true;
    } else if (event === "open") {
      if (scanner.name === "c") {
        const place = scanner.valueStart(letterR);
        cell.column = place < 0 ? cell.column + 1 : columnAt(bytes, place);
        kind = kindAt(bytes, scanner.valueStart(letterT));
        const style = scanner.valueStart(letterS);
        cell.style = style < 0 ? "number" : workbook.styleOf(integerAt(bytes, style));
        hasValue = false;
      } else if (scanner.name === "v" || scanner.name === "t") inValue = true;
      else if (scanner.name === "row") {
        const place = scanner.valueStart(letterR);
        row = place < 0 ? row + 1 : integerAt(bytes, place);
        cell.column = -1;
        if (row > mostRows || !visitor.startRow(row)) return;
      }
    } else if (scanner.name === "v" || scanner.name === "t") inValue = false;
    else if (scanner.name === "c") {
      if (hasValue && kind !== "e" && cell.column >= 0 && cell.column < mostColumns) visitor.cell(cell);
    } else if (scanner.name === "row") visitor.endRow?.();
    else if (scanner.name === "sheetData") return;
  }
}

function setValue(
  cell: SheetCell,
  kind: string,
  scanner: XmlScanner,
  workbook: XlsxWorkbook,
  isContinued: boolean,
): void {
  cell.isNumber = kind === "n" || kind === "b";
  if (kind === "s") {
    const strings: ByteStrings = workbook.strings();
    const index = parseFloatBytes(scanner.bytes, scanner.textStart, scanner.textEnd);
    const isKnown = index >= 0 && index < strings.length && Number.isInteger(index);
    cell.bytes = strings.bytes;
    cell.start = isKnown ? strings.start(index) : 0;
    cell.end = isKnown ? strings.end(index) : 0;
    return;
  }
  const { bytes, textStart, textEnd } = scanner;
  if (!isContinued && !hasEntity(bytes, textStart, textEnd)) {
    cell.bytes = bytes;
    cell.start = textStart;
    cell.end = textEnd;
    return;
  }
  const text = textBytes(scanner);
  if (isContinued) {
    // Runs of an inline string.
    const joined = new Uint8Array(cell.end - cell.start + text.length);
    joined.set(cell.bytes.subarray(cell.start, cell.end));
    joined.set(text, cell.end - cell.start);
    cell.bytes = joined;
  } else cell.bytes = text;
  cell.start = 0;
  cell.end = cell.bytes.length;
}

function hasEntity(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] === 0x26) return true;
  return false;
}

/** Column from 0 of a place like "AB12", -1 if it is none. */
function columnAt(bytes: Uint8Array, at: number): number {
  let column = 0;
  for (let place = at; place < at + 3; place += 1) {
    const code = bytes[place]! & 0xdf;
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + (code - 0x40);
  }
  return column - 1;
}

function integerAt(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let place = at; bytes[place]! >= 0x30 && bytes[place]! <= 0x39 && value < 1e9; place += 1)
    value = value * 10 + (bytes[place]! - 0x30);
  return value;
}

function kindAt(bytes: Uint8Array, at: number): string {
  if (at < 0) return "n";
  const first = bytes[at];
  if (first === letterS) return bytes[at + 1] === letterT ? "str" : "s";
  if (first === 0x62) return "b";
  if (first === 0x65) return "e";
  return first === 0x69 || first === 0x64 ? "str" : "n";
}
