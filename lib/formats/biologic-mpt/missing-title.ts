/**
 * Files whose rows have one cell more than there are titles: which title was lost. EC-Lab prints the impedance
 * columns in a fixed order, and |Z|² = Re² + Im² tells which of them makes sense of the numbers.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";

const order = ["freq/Hz", "Re(Z)/Ohm", "-Im(Z)/Ohm", "|Z|/Ohm", "Phase(Z)/deg"];
const tolerance = 1e-3;

/** Titles with the lost one put back, or null where none or more than one would fit the rows. */
export function restoreTitle(
  titles: readonly string[],
  rows: readonly (readonly number[])[],
): string[] | null {
  const fitting: string[][] = [];
  for (const [place, lost] of order.entries()) {
    if (titles.includes(lost)) continue;
    const before = order.slice(0, place).findLast((title) => titles.includes(title));
    const at = before === undefined ? 0 : titles.indexOf(before) + 1;
    const restored = [...titles.slice(0, at), lost, ...titles.slice(at)];
    if (rows.length > 0 && rows.every((row) => isConsistent(restored, row))) fitting.push(restored);
  }
  return fitting.length === 1 ? fitting[0]! : null;
}

function isConsistent(titles: readonly string[], row: readonly number[]): boolean {
  const [frequency, real, minusImaginary, modulus] = order.map((title) => row[titles.indexOf(title)]);
  if (real === undefined || minusImaginary === undefined || modulus === undefined) return false;
  if (!(frequency !== undefined && frequency > 0)) return false;
  return Math.abs(Math.hypot(real, minusImaginary) - modulus) <= tolerance * modulus;
}

/** One title a cell: a lost title is put back where the numbers prove it, else no title is given to any column. */
export function settleTitles(
  titles: readonly string[],
  sample: readonly (readonly string[])[],
  decimal: "." | ",",
  warnings: ReaderWarning[],
): readonly string[] {
  const rows = sample.slice(0, 50).map((row) => withoutTrailingBlanks(row));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const usual = rows.filter((row) => row.length === width);
  if (width <= titles.length || usual.length * 2 < rows.length) return titles;
  const numbers = usual.map((row) =>
    row.map((cell) => Number(decimal === "," ? cell.replace(",", ".") : cell)),
  );
  const restored = width === titles.length + 1 ? restoreTitle(titles, numbers) : null;
  if (restored !== null) {
    const lost = restored.find((title) => !titles.includes(title));
    const message = `the rows have one cell more than there are titles; the numbers show that "${lost}" is missing`;
    warnings.push({ code: "extra_fields", message });
    return restored;
  }
  const message = `the rows have ${width} cells for ${titles.length} titles and nothing shows which title is missing; no column has a meaning`;
  warnings.push({ code: "extra_fields", message });
  return Array.from({ length: width }, (_, index) => `field ${index + 1}`);
}

function withoutTrailingBlanks(row: readonly string[]): readonly string[] {
  let end = row.length;
  while (end > 0 && row[end - 1] === "") end -= 1;
  return row.slice(0, end);
}
