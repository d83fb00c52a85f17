/**
 * Durations and dates as cyclers print them. A date without a zone stays a reading of the instrument's own clock:
 * seconds since 1970-01-01T00:00:00 on that clock, never shifted by the zone of the machine that reads.
 */
import { parseFloatBytes } from "./parse-float-bytes";

/** Unit of a column of dates whose zone the file does not say. */
export const localClockUnit = "s since 1970-01-01T00:00:00, instrument clock";

const colon = 0x3a;
const comma = 0x2c;

/**
 * Seconds of a duration: `12:03:04.5`, `03:04` (minutes and seconds), `0d 00:00:5.05`, `1.02:03:04`, `2-03:04:05` (days first), or a
 * plain number of seconds. A leading minus counts for the whole. Behind colons either symbol marks the fraction,
 * whatever the decimal symbol of the file: programs print clock times apart from numbers. NaN when it is none of these.
 */
export function parseDurationBytes(
  bytes: Uint8Array,
  start = 0,
  end = bytes.length,
  decimal: "." | "," = ".",
): number {
  let from = start;
  let to = end;
  while (from < to && bytes[from]! <= 0x20) from += 1;
  while (to > from && bytes[to - 1]! <= 0x20) to -= 1;
  const negative = bytes[from] === 0x2d;
  if (negative) from += 1;
  let whole = 0;
  let part = 0;
  let parts = 0;
  let digits = 0;
  let at = from;
  for (; at < to; at += 1) {
    const code = bytes[at]!;
    if (code >= 0x30 && code <= 0x39) {
      part = part * 10 + (code - 0x30);
      digits += 1;
    } else if (code === colon && digits > 0 && parts < 2) {
      whole = (whole + part) * 60;
      part = 0;
      digits = 0;
      parts += 1;
    } else break;
  }
  if (at === to && parts > 0 && digits > 0) return signed(whole + part, negative);
  if (parts > 0 && digits > 0) {
    const seconds = parseFloatBytes(bytes, at - digits, to, bytes[at] === comma ? "," : ".");
    return signed(whole + seconds, negative);
  }
  if (parts === 0 && digits > 0 && isDayMark(bytes, at, to)) {
    let next = at + 1;
    while (next < to && (bytes[next]! === 0x20 || (bytes[next]! | 0x20) >= 0x61)) next += 1;
    const rest = parseDurationBytes(bytes, next, to, decimal);
    return signed(part * 86_400 + rest, negative);
  }
  return parts === 0 ? signed(parseFloatBytes(bytes, from, to, decimal), negative) : Number.NaN;
}

/** Seconds of a duration in text; see `parseDurationBytes`. */
export function parseDuration(text: string, decimal: "." | "," = "."): number {
  const bytes = new TextEncoder().encode(text);
  return parseDurationBytes(bytes, 0, bytes.length, decimal);
}

/** Whether what follows the first digits marks them as days: a letter d, or `.`, `-` or a blank before h:m:s. */
function isDayMark(bytes: Uint8Array, at: number, to: number): boolean {
  const code = bytes[at]!;
  if ((code | 0x20) === 0x64) return true;
  if (code !== 0x2e && code !== 0x2d && code !== 0x20) return false;
  let colons = 0;
  for (let next = at + 1; next < to; next += 1) if (bytes[next] === colon) colons += 1;
  return colons === 2;
}

function signed(seconds: number, negative: boolean): number {
  return negative ? -seconds : seconds;
}
