/** Numbers one after the other in a text, between blanks, line ends or commas. */
import { FloatScanner } from "./parse-float-bytes";

/** The numbers up to the first thing that is none. `isCut` leaves out the last, which may lack digits. */
export function parseNumberList(text: string, { isCut = false } = {}): Float64Array {
  const bytes = new TextEncoder().encode(text);
  let values = new Float64Array(Math.ceil(bytes.length / 4) + 1);
  const scanner = new FloatScanner(".");
  let count = 0;
  let at = skipBlanks(bytes, 0);
  while (at < bytes.length) {
    const value = scanner.scan(bytes, at, bytes.length);
    if (scanner.end === at) break;
    if (count === values.length) {
      const wider = new Float64Array(count * 2);
      wider.set(values);
      values = wider;
    }
    values[count] = value;
    count += 1;
    at = skipBlanks(bytes, scanner.end);
  }
  return values.slice(0, isCut ? Math.max(0, count - 1) : count);
}

function skipBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && (bytes[at]! <= 0x20 || bytes[at] === 0x2c)) at += 1;
  return at;
}

/** `count` values from `start` to `end` in even steps. */
export function evenSteps(start: number, end: number, count: number): Float64Array {
  const values = new Float64Array(count);
  for (let index = 0; index < count; index += 1)
    values[index] = count === 1 ? start : start + ((end - start) * index) / (count - 1);
  return values;
}
