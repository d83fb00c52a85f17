/**
 * Decimal numbers straight from ASCII bytes, exact to the last digit and without making strings.
 *
 * A number of up to 15 significant digits and a power of ten within ±22 is one exact integer times or divided by
 * one exact power of ten, so the single rounding of that operation gives the nearest double
 * (Clinger 1990, doi:10.1145/93542.93557). Everything longer goes through `Number`, which is exact by definition.
 */

const powersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const exactLimit = 1e15;

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
   * The longest number that begins at `start` (sign, digits, decimal symbol, exponent); `end` says where it stops.
   * NaN with `end === start` when no number begins there. Never reads at or beyond `limit`.
   */
  scan(bytes: Uint8Array, start: number, limit: number): number {
    let at = start;
    let code = at < limit ? bytes[at]! : 0;
    const negative = code === minus;
    if (negative || code === plus) {
      at += 1;
      code = at < limit ? bytes[at]! : 0;
    }
    let mantissa = 0;
    let digits = 0;
    let scale = 0;
    while (code >= 0x30 && code <= 0x39) {
      mantissa = mantissa * 10 + (code - 0x30);
      digits += 1;
      at += 1;
      code = at < limit ? bytes[at]! : 0;
    }
    if (code === this.decimalByte && at < limit) {
      at += 1;
      code = at < limit ? bytes[at]! : 0;
      while (code >= 0x30 && code <= 0x39) {
        mantissa = mantissa * 10 + (code - 0x30);
        digits += 1;
        scale -= 1;
        at += 1;
        code = at < limit ? bytes[at]! : 0;
      }
    }
    if (digits === 0) {
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
    // While digits pile up the mantissa only grows, so a value below 1e15 was exact at every step.
    if (mantissa < exactLimit && scale >= -22 && scale <= 22) {
      const magnitude = scale < 0 ? mantissa / powersOfTen[-scale]! : mantissa * powersOfTen[scale]!;
      return negative ? -magnitude : magnitude;
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
