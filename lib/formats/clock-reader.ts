/** Dates from bytes, fast where day, month and year fill ten characters; the day's midnight is computed once a day. */
import { type DateOrder, parseClock } from "./clock-date";
import { parseFloatBytes } from "./parse-float-bytes";
import { decodeText, type TextEncoding } from "./text-decoding";

/** A date of ten characters in any order, alone or before a time of 24 hours or of two times twelve. */
const plainDay =
  /^(?:\d{4}[-/.]\d{2}[-/.]\d{2}|\d{2}[-/.]\d{2}[-/.]\d{4})(?: \d{2}:\d{2}:\d{2}(?:\.\d+| [AP]M)?)?$/;

/** Turns printed dates of one order into seconds since 1970-01-01T00:00:00 on the printed clock. */
export class ClockReader {
  private readonly order: DateOrder;
  private readonly encoding: TextEncoding;
  private readonly day = new Uint8Array(10);
  private midnight = Number.NaN;

  constructor(order: DateOrder, encoding: TextEncoding) {
    this.order = order;
    this.encoding = encoding;
  }

  /** NaN when bytes [start, end), tabs and blanks before them apart, are no date of the order. */
  parse(bytes: Uint8Array, first: number, end: number): number {
    let start = first;
    while (start < end && bytes[start]! <= 0x20) start += 1;
    if (end - start === 10 && this.isSameDay(bytes, start)) return this.midnight;
    if (end - start >= 19 && isTime(bytes, start + 11) && this.isSameDay(bytes, start)) {
      const hours = twoDigits(bytes, start + 11);
      const seconds = twoDigits(bytes, start + 14) * 60 + twoDigits(bytes, start + 17);
      if (end - start === 19) return this.midnight + hours * 3600 + seconds;
      const half = end - start === 22 ? halfOfDay(bytes, start + 19) : null;
      if (half !== null) return this.midnight + ((hours % 12) + half) * 3600 + seconds;
      const fraction = bytes[start + 19] === 0x2e ? parseFloatBytes(bytes, start + 19, end) : Number.NaN;
      if (!Number.isNaN(fraction)) return this.midnight + hours * 3600 + seconds + fraction;
    }
    return this.slowly(bytes, start, end);
  }

  private isSameDay(bytes: Uint8Array, start: number): boolean {
    if (Number.isNaN(this.midnight)) return false;
    for (let at = 0; at < 10; at += 1) if (this.day[at] !== bytes[start + at]) return false;
    return true;
  }

  private slowly(bytes: Uint8Array, start: number, end: number): number {
    if (end - start > 64) return Number.NaN;
    const text = decodeText(bytes.subarray(start, end), this.encoding);
    const reading = parseClock(text, this.order);
    if (reading === null) return Number.NaN;
    if (plainDay.test(text)) {
      this.day.set(bytes.subarray(start, start + 10));
      this.midnight = parseClock(text.slice(0, 10), this.order)?.seconds ?? Number.NaN;
    }
    return reading.seconds;
  }
}

function isTime(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at + 2] === 0x3a &&
    bytes[at + 5] === 0x3a &&
    isDigit(bytes[at]!) &&
    isDigit(bytes[at + 1]!) &&
    isDigit(bytes[at + 3]!) &&
    isDigit(bytes[at + 4]!) &&
    isDigit(bytes[at + 6]!) &&
    isDigit(bytes[at + 7]!)
  );
}

/** 0 for " AM", 12 for " PM", null for anything else. */
function halfOfDay(bytes: Uint8Array, at: number): 0 | 12 | null {
  if (bytes[at] !== 0x20 || bytes[at + 2] !== 0x4d) return null;
  return bytes[at + 1] === 0x41 ? 0 : bytes[at + 1] === 0x50 ? 12 : null;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  return (bytes[at]! - 0x30) * 10 + (bytes[at + 1]! - 0x30);
}
