/**
 * Decimal numbers of 16 to 22 digits, as instruments print doubles, without making a string.
 *
 * The digits become an exact sum of two doubles, which is multiplied or divided by an exact power of ten in
 * double-double arithmetic (Dekker 1971, doi:10.1007/BF01397083; relative error below 2⁻¹⁰⁰). The nearest double is
 * taken only where an error of 2⁻⁹⁰ could not change it (Ziv's rounding test, doi:10.1145/114697.116813); the rest,
 * less than one number in 10⁹ of random input, is left to the caller.
 */

const splitter = 134_217_729;
const relativeError = 2 ** -90;
const exactPowers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const largestScale = 44;

/**
 * The number in bytes [start, end), which must be sign, digits with at most one decimal symbol, and exponent.
 * NaN where it cannot be decided: more than 22 digits, a power of ten beyond ±44, or a tie of the rounding.
 */
export function longDecimal(bytes: Uint8Array, start: number, end: number, decimalByte: number): number {
  let at = start;
  const negative = bytes[at] === 0x2d;
  if (negative || bytes[at] === 0x2b) at += 1;
  let head = 0;
  let headDigits = 0;
  let tail = 0;
  let tailDigits = 0;
  let scale = 0;
  let behindSymbol = false;
  for (; at < end; at += 1) {
    const digit = bytes[at]! - 0x30;
    if (digit >= 0 && digit <= 9) {
      if (behindSymbol) scale -= 1;
      if (headDigits < 15) {
        head = head * 10 + digit;
        if (head !== 0) headDigits += 1;
      } else {
        tail = tail * 10 + digit;
        tailDigits += 1;
      }
    } else if (bytes[at] === decimalByte && !behindSymbol) behindSymbol = true;
    else break;
  }
  if (at < end) scale += exponentOf(bytes, at + 1, end);
  if (tailDigits > 7) return Number.NaN;
  const magnitude = roundedDecimal(head, tailDigits, tail, scale);
  return negative ? -magnitude : magnitude;
}

function exponentOf(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const down = bytes[at] === 0x2d;
  if (down || bytes[at] === 0x2b) at += 1;
  let exponent = 0;
  for (; at < end && exponent < 10_000; at += 1) exponent = exponent * 10 + (bytes[at]! - 0x30);
  return down ? -exponent : exponent;
}

/** Error of the rounded product a·b: a·b = product + error exactly. */
function productError(a: number, b: number, product: number): number {
  const at = splitter * a;
  const ah = at - (at - a);
  const al = a - ah;
  const bt = splitter * b;
  const bh = bt - (bt - b);
  const bl = b - bh;
  return al * bl - (product - ah * bh - al * bh - ah * bl);
}

/**
 * (head · 10^tailDigits + tail) · 10^scale rounded to the nearest double, or NaN where that is in doubt. `head` is
 * an integer below 10¹⁵, `tail` one below 10^tailDigits with at most 9 digits.
 */
export function roundedDecimal(head: number, tailDigits: number, tail: number, scale: number): number {
  if (head === 0 || scale < -largestScale || scale > largestScale) return Number.NaN;
  const shift = exactPowers[tailDigits]!;
  const shifted = head * shift;
  const rest = productError(head, shift, shifted) + tail;
  let high = shifted + rest;
  let low = rest - (high - shifted);
  if (scale !== 0) {
    const size = Math.abs(scale);
    const first = exactPowers[Math.min(size, 22)]!;
    const second = exactPowers[Math.max(0, size - 22)]!;
    const power = first * second;
    const powerLow = second === 1 ? 0 : productError(first, second, power);
    if (scale > 0) {
      const product = high * power;
      low = productError(high, power, product) + (high * powerLow + low * power);
      high = product;
    } else {
      const quotient = high / power;
      const back = quotient * power;
      low = (high - back - productError(quotient, power, back) + low - quotient * powerLow) / power;
      high = quotient;
    }
  }
  const value = high + low;
  const remainder = low - (value - high);
  const doubt = value * relativeError;
  return value + (remainder + doubt) === value && value + (remainder - doubt) === value ? value : Number.NaN;
}
