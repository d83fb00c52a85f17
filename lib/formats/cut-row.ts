/** Whether a last row without a line end was cut inside its last number: a value that reads well and is wrong. */
import type { Delimiter } from "./delimited-row";

const rowsAbove = 16;
const newline = 0x0a;
const number = /^[+-]?(\d+)(?:[.,](\d*))?(?:[eE][+-]?(\d+))?$/;
/** What a number can be cut to and be none. */
const beginning = /^[+-]?(\d*[.,]?\d*[eE][+-]?|[.,]?)$/;

interface Shape {
  readonly value: number;
  readonly digits: number;
  readonly decimals: number;
  readonly exponent: number;
}

/**
 * Judged by the last cells of the rows above, where they are all printed alike: with the same number of decimals (the
 * last has fewer), with six digits and more (the last has half of them at most), or as whole numbers of several digits
 * (the last is far below them with fewer digits).
 */
export function isCutRow(bytes: Uint8Array, rowStart: number, delimiter: Delimiter): boolean {
  const cut = lastCell(bytes.subarray(rowStart), delimiter);
  const above: Shape[] = [];
  const texts = new Set<string>();
  for (let end = rowStart - 1; end > 0 && above.length < rowsAbove; ) {
    const start = bytes.lastIndexOf(newline, end - 1) + 1;
    const cell = lastCell(bytes.subarray(start, end), delimiter);
    const shape = shapeOf(cell);
    if (cell !== "") {
      if (shape === null) return false;
      above.push(shape);
      texts.add(cell);
    }
    end = start - 1;
  }
  const [first] = above;
  if (first === undefined || above.length < 2) return false;
  const last = shapeOf(cut);
  if (last === null) return cut !== "" && beginning.test(cut);
  const { decimals, exponent } = first;
  // A rest at the end prints a plain 0, and a held value tells nothing of how another is printed.
  const isZero = Number(cut.replace(",", ".")) === 0;
  if (exponent === 0 && (isZero || texts.size < 2)) return false;
  const length = Math.min(...above.map((shape) => shape.digits + shape.decimals));
  if (length >= 6 && 2 * (last.digits + last.decimals) <= length) return true;
  if (above.some((shape) => shape.decimals !== decimals || shape.exponent !== exponent)) return false;
  if (decimals > 0 || exponent > 0) return last.decimals < decimals || last.exponent < exponent;
  return above.every((shape) => last.digits < shape.digits && last.value * 5 < shape.value);
}

function shapeOf(cell: string): Shape | null {
  const match = number.exec(cell);
  if (match === null) return null;
  return {
    value: Number(match[1]),
    digits: match[1]!.length,
    decimals: match[2]?.length ?? 0,
    exponent: match[3]?.length ?? 0,
  };
}

function lastCell(row: Uint8Array, delimiter: Delimiter): string {
  const text = String.fromCharCode(...row.subarray(Math.max(0, row.length - 64))).trimEnd();
  const at =
    delimiter === "blanks"
      ? Math.max(text.lastIndexOf(" "), text.lastIndexOf("\t"))
      : text.lastIndexOf(delimiter);
  return text
    .slice(at + 1)
    .replace(/^"|"$/g, "")
    .trim();
}
