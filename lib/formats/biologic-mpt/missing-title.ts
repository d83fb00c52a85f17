/**
 * Files whose rows have one cell more than there are titles: which title was lost. EC-Lab prints the impedance
 * columns in a fixed order, and |Z|² = Re² + Im² tells which of them makes sense of the numbers.
 */
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
