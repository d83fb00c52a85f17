/** Dates as instruments print them, with what is known of the order of day and month and of the zone. */
import type { StartTime } from "@/lib/domain/parsed-file";
import { monthOfName } from "./month-names";

export type DateOrder = "ymd" | "mdy" | "dmy";

export interface DateOrderDecision {
  readonly order: DateOrder;
  /** `stated` year first or a named month; `inferred` some value above 12; `ambiguous` both readings possible. */
  readonly certainty: "stated" | "inferred" | "ambiguous";
}

export interface ClockReading {
  /** Seconds since 1970-01-01T00:00:00 on the printed clock (UTC if `offsetS` is known and subtracted). */
  readonly seconds: number;
  /** Seconds east of UTC where the text prints a zone, else null. */
  readonly offsetS: number | null;
}

/** Day, month and year in any order, then the time of day; before or behind it which half of the day it counts in. */
const shape =
  /^\s*(\d{1,4})\s*(?:[-/.年]|\s)\s*(\d{1,2}|\p{L}{3,9})\s*(?:[-/.月]|\s)\s*(\d{1,4})(?:(?:日\s*|[T,]\s*|\s+)(?:(上午|午前|오전)|(下午|午後|오후))?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,:](\d{1,9}))?)?\s*([AaPp])?\.?\s?[Mm]?\.?)?日?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?\s*$/u;

/**
 * The order of day and month that fits all the dates given. With no date, or none that tells, `mdy` and
 * `ambiguous`: the caller has to ask, not to guess.
 */
export function decideDateOrder(texts: Iterable<string>): DateOrderDecision {
  let firstAbove = false;
  let secondAbove = false;
  for (const text of texts) {
    const match = shape.exec(text);
    if (match === null) continue;
    const [, first = "", second = ""] = match;
    if (first.length === 4) return { order: "ymd", certainty: "stated" };
    if (second.length > 2) return { order: "dmy", certainty: "stated" };
    if (Number(first) > 31) return { order: "ymd", certainty: "inferred" };
    if (Number(first) > 12) firstAbove = true;
    if (Number(second) > 12) secondAbove = true;
  }
  if (firstAbove !== secondAbove) return { order: firstAbove ? "dmy" : "mdy", certainty: "inferred" };
  return { order: "mdy", certainty: "ambiguous" };
}

/** The reading of a printed date and time; null when it is no date of that order or no day of the calendar. */
export function parseClock(text: string, order: DateOrder): ClockReading | null {
  const match = shape.exec(text);
  if (match === null) return null;
  const [
    ,
    first = "",
    second = "",
    third = "",
    isMorning,
    isAfternoon,
    hour = "0",
    minute = "0",
    second60 = "0",
    fraction,
    half,
    zone,
  ] = match;
  const isWord = second.length > 2;
  const named = isWord ? monthOfName(second) : null;
  const yearFirst = first.length === 4 || (order === "ymd" && third.length < 3);
  const day = Number(yearFirst ? third : named !== null || order === "dmy" ? first : second);
  if (isWord && named === null) return null;
  const month = named ?? Number(yearFirst || order === "dmy" ? second : first);
  const printedYear = Number(yearFirst ? first : third);
  const year = printedYear < 100 ? printedYear + (printedYear < 70 ? 2000 : 1900) : printedYear;
  let hours = Number(hour);
  const isHalf = half !== undefined || isMorning !== undefined || isAfternoon !== undefined;
  if (isHalf) hours = (hours % 12) + (isAfternoon !== undefined || half?.toLowerCase() === "p" ? 12 : 0);
  const milliseconds = Date.UTC(year, month - 1, day, hours, Number(minute), Number(second60));
  const back = new Date(milliseconds);
  if (
    Number.isNaN(milliseconds) ||
    back.getUTCMonth() !== month - 1 ||
    back.getUTCDate() !== day ||
    hours > 23
  )
    return null;
  const seconds = milliseconds / 1000 + (fraction === undefined ? 0 : Number(`0.${fraction}`));
  const offsetS = zone === undefined ? null : zoneOffset(zone);
  return { seconds: seconds - (offsetS ?? 0), offsetS };
}

/** A start time for a `ParsedFile` from a printed date; `iso` is null where the order is ambiguous. */
export function startTimeOf(printed: string, decision: DateOrderDecision): StartTime {
  const reading = parseClock(printed, decision.order);
  if (reading === null || decision.certainty === "ambiguous") return { printed, iso: null, zone: "unknown" };
  const iso = new Date(Math.round(reading.seconds * 1000)).toISOString();
  if (reading.offsetS === null) return { printed, iso: iso.replace("Z", ""), zone: "unknown" };
  return { printed, iso, zone: reading.offsetS === 0 ? "utc" : "offset" };
}

/** A start time from seconds since 1970 on the instrument's clock, whose zone the file does not say. */
export function startTimeOfClock(clockS: number): StartTime | null {
  const known = startTimeOfUnix(clockS);
  const iso = known?.iso?.replace("Z", "");
  return iso === undefined ? null : { printed: iso, iso, zone: "unknown" };
}

/** A start time from an instant the file stores as seconds since 1970 in UTC. */
export function startTimeOfUnix(unixTimeS: number): StartTime | null {
  const milliseconds = Math.round(unixTimeS * 1000);
  if (!(Math.abs(milliseconds) <= 8.64e15)) return null;
  const iso = new Date(milliseconds).toISOString();
  return { printed: iso, iso, zone: "utc" };
}

function zoneOffset(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (match === null) return 0;
  const size = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === "-" ? -size : size;
}
