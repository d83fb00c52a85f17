/**
 * Numbers as people and spreadsheets write them: digits in groups of three ("1,234.5", "1.234,5", "1 234,5") and the
 * minus sign of typography (U+2212). Asked only where a cell is no plain number.
 */
import { decodeText, type TextEncoding } from "./text-decoding";

const groupedBeforePoint = /^[+\-\u2212]?\d{1,3}(?:[, '\u2019\u00a0\u202f]\d{3})+(?:\.\d+)?$/;
const groupedBeforeComma = /^[+\-\u2212]?\d{1,3}(?:[. '\u2019\u00a0\u202f]\d{3})+(?:,\d+)?$/;
const typographic = /^\u2212[\d.,]/;
const longest = 64;

/** Whether the cell is such a number with groups; one group mark alone is none where it is the decimal symbol. */
export function isGroupedNumber(cell: string, decimal: "." | ","): boolean {
  return (decimal === "." ? groupedBeforePoint : groupedBeforeComma).test(cell);
}

/** The number in bytes [start, end); NaN when it is none. */
export function parseGroupedNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  format: { readonly decimal: "." | ","; readonly encoding: TextEncoding },
): number {
  const first = bytes[start]!;
  const mayBegin = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0xe2;
  if (!mayBegin || end - start > longest) return Number.NaN;
  const cell = decodeText(bytes.subarray(start, end), format.encoding);
  const { decimal } = format;
  if (!isGroupedNumber(cell, decimal) && !typographic.test(cell)) return Number.NaN;
  const plain = cell.replace("\u2212", "-").replace(/[ '\u2019\u00a0\u202f]/g, "");
  const text = decimal === "." ? plain.replaceAll(",", "") : plain.replaceAll(".", "").replace(",", ".");
  return /^[+-]?\d/.test(text) || /^[+-]?\.\d/.test(text) ? Number(text) : Number.NaN;
}
