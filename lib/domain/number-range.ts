/** Lists of levels as people write them: "0.1 to 1.0 step 0.1". */

/** Decimals beyond which a sum of steps is only rounding: 0.1 + 0.1 + 0.1 is 0.3. */
const significantDigits = 12;

const mostLevels = 1000;

/**
 * from, from + step, …, to: both ends included. Null when the steps do not land on `to`, lead away from it, or are more
 * than 1000.
 */
export function levelsOf(range: {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}): readonly number[] | null {
  const { from, to, step } = range;
  if (![from, to, step].every(Number.isFinite)) return null;
  if (from === to) return [from];
  const count = Number(((to - from) / step).toPrecision(significantDigits));
  if (!Number.isInteger(count) || count < 1 || count >= mostLevels) return null;
  return Array.from({ length: count + 1 }, (_, index) =>
    Number((from + index * step).toPrecision(significantDigits)),
  );
}

/**
 * The levels of "0.1 to 1.0 step 0.1", "0.1–1.0 by 0.1", "1 … 0.2 step -0.2", or a plain list "0.1; 0.2; 0.5". A
 * decimal comma is understood where the list is separated by semicolons or spaces. Null for anything else.
 */
export function parseLevels(text: string): readonly number[] | null {
  const plain = text.trim().replace(/−/g, "-");
  const number = String.raw`(-?\d+(?:[.,]\d+)?)`;
  const range = new RegExp(
    `^${number}\\s*(?:to|bis|until|\\.{2,3}|…|→|–|-)\\s*${number}\\s*(?:,|;)?\\s*(?:in\\s+)?(?:steps?(?:\\s+of)?|by|Δ)\\s*${number}$`,
    "i",
  ).exec(plain);
  if (range !== null) {
    const [from, to, step] = range.slice(1, 4).map((each) => Number(each.replace(",", ".")));
    return levelsOf({ from: from ?? Number.NaN, to: to ?? Number.NaN, step: step ?? Number.NaN });
  }
  const hasDecimalPoint = plain.includes(".");
  const parts = plain.split(hasDecimalPoint ? /[\s;,]+/ : /[\s;]+|,\s+/).filter((part) => part !== "");
  const levels = parts.map((part) => (/^-?\d+([.,]\d+)?$/.test(part) ? Number(part.replace(",", ".")) : NaN));
  return levels.length === 0 || levels.some(Number.isNaN) ? null : levels;
}
