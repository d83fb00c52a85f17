/**
 * Decimal numbers straight from ASCII bytes, exact to the last digit and without making strings.
 *
 * A number of up to 15 significant digits (16 below 2⁵³) and a power of ten within ±22 is one exact integer times or divided by
 * one exact power of ten, so the single rounding of that operation gives the nearest double
 * (Clinger 1990, doi:10.1145/93542.93557). Longer ones take double-double arithmetic (`long-decimal.ts`); what that
 * leaves undecided goes through `Number`, which is exact by definition.
 */
import { longDecimal, roundedDecimal } from "./long-decimal";

const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const exactLimit = 2 ** 53;

const plus = 0x2b;
const minus = 0x2d;
const space = 0x20;
const tab = 0x09;
const point = 0x2e;

/** A decimal number's first and last byte plus one are known once it is read; kept here to avoid an object a number. */
export class FloatScanner {
  /** First byte after the number that `scan` read last. */
  end = 0;
  private readonly decimalByte: number;

  /** @param decimal the decimal symbol of the file. */
  constructor(decimal: "." | "," = ".") {
    this.decimalByte = decimal === "." ? point : 0x2c;
  }

  /**
   * A plain number of up to nine digits, as most are: one integer over one power of ten, so that only the division
   * rounds. `end` is `start` where there is none. There must be a byte after the number, which is not looked beyond.
   */
  scanPlain(bytes: Uint8Array, start: number): number {
    let at = start;
    let code = bytes[at]!;
    const isNegative = code === minus;
    if (isNegative) {
      at += 1;
      code = bytes[at]!;
    }
    const first = at;
    let integer = 0;
    let digit = (code - 0x30) >>> 0;
    while (digit <= 9) {
      integer = (Math.imul(integer, 10) + digit) | 0;
      at += 1;
      code = bytes[at]!;
      digit = (code - 0x30) >>> 0;
    }
    let digits = at - first;
    let decimals = 0;
    if (code === this.decimalByte) {
      const firstDecimal = at + 1;
      for (;;) {
        at += 1;
        digit = (bytes[at]! - 0x30) >>> 0;
        if (digit > 9) break;
        integer = (Math.imul(integer, 10) + digit) | 0;
      }
      decimals = at - firstDecimal;
      digits += decimals;
    }
    if (digits === 0 || digits > 9) {
      this.end = start;
      return Number.NaN;
    }
    this.end = at;
    const magnitude = decimals === 0 ? integer : integer / powersOfTen[decimals]!;
    return isNegative ? -magnitude : magnitude;
  }

  /**
   * The longest number that begins at `start` (sign, digits, decimal symbol, exponent); `end` says where it stops.
   * NaN with `end === start` when no number begins there. Never reads at or beyond `limit`.
   */
  scan(bytes: Uint8Array, start: number, limit: number): number {
    const { decimalByte } = this;
    let at = start;
    let code = at < limit ? bytes[at]! : 0;
    const negative = code === minus;
    if (negative || code === plus) {
      at += 1;
      code = at < limit ? bytes[at]! : 0;
    }
    // Two integers of nine digits each stay in integer registers, which is twice as fast as one double.
    let head = 0;
    let tail = 0;
    // Zeros before the first other digit do not count.
    let digits = 0;
    let pointAt = -1;
    const first = at;
    for (;;) {
      const digit = code - 0x30;
      if (digit >= 0 && digit <= 9) {
        if (digits < 9) head = (head * 10 + digit) | 0;
        else if (digits < 18) tail = (tail * 10 + digit) | 0;
        if ((head | digit) !== 0) digits += 1;
      } else if (code === decimalByte && pointAt < 0 && at < limit) pointAt = at;
      else break;
      at += 1;
      code = at < limit ? bytes[at]! : 0;
    }
    let scale = pointAt < 0 ? 0 : pointAt + 1 - at;
    if (at - first === (pointAt < 0 ? 0 : 1)) {
      this.end = start;
      return Number.NaN;
    }
    if (code === 0x65 || code === 0x45) {
      let mark = at + 1;
      let sign = mark < limit ? bytes[mark]! : 0;
      const down = sign === minus;
      if (down || sign === plus) {
        mark += 1;
        sign = mark < limit ? bytes[mark]! : 0;
      }
      if (sign >= 0x30 && sign <= 0x39) {
        let exponent = 0;
        while (sign >= 0x30 && sign <= 0x39) {
          if (exponent < 10_000) exponent = exponent * 10 + (sign - 0x30);
          mark += 1;
          sign = mark < limit ? bytes[mark]! : 0;
        }
        scale += down ? -exponent : exponent;
        at = mark;
      }
    }
    this.end = at;
    if (digits <= 18) {
      const tailDigits = digits > 9 ? digits - 9 : 0;
      const mantissa = head * powersOfTen[tailDigits]! + tail;
      let magnitude: number;
      // Below 2⁵³ every step of the mantissa was exact, so only the one operation with the power rounds.
      if (mantissa < exactLimit && scale >= -22 && scale <= 22) {
        magnitude = scale < 0 ? mantissa / powersOfTen[-scale]! : mantissa * powersOfTen[scale]!;
      } else magnitude = roundedDecimal(head, tailDigits, tail, scale);
      if (!Number.isNaN(magnitude)) return negative ? -magnitude : magnitude;
    }
    return this.slowly(bytes, start, at);
  }

  /** The number that fills [start, limit) but for blanks at either side; NaN when anything else is there. */
  parse(bytes: Uint8Array, start: number, limit: number): number {
    let from = start;
    let to = limit;
    while (from < to && isBlank(bytes[from]!)) from += 1;
    while (to > from && isBlank(bytes[to - 1]!)) to -= 1;
    const value = this.scan(bytes, from, to);
    return this.end === to ? value : Number.NaN;
  }

  private slowly(bytes: Uint8Array, start: number, end: number): number {
    const value = longDecimal(bytes, start, end, this.decimalByte);
    if (!Number.isNaN(value)) return value;
    let text = "";
    for (let at = start; at < end; at += 1) {
      const code = bytes[at]!;
      text += code === this.decimalByte ? "." : String.fromCharCode(code);
    }
    return Number(text);
  }
}

function isBlank(code: number): boolean {
  return code === space || code === tab;
}

const withPoint = new FloatScanner(".");
const withComma = new FloatScanner(",");

/** The number in bytes [start, end), blanks around it allowed; NaN when it is not wholly one number. */
export function parseFloatBytes(
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
  decimal: "." | "," = ".",
): number {
  return (decimal === "." ? withPoint : withComma).parse(bytes, start, end);
}
