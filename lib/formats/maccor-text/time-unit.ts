/** Unit of a test time whose title prints none: seconds or minutes, told by the clock printed beside it. */
import { parseClock } from "../clock-date";
import { parseDuration } from "../clock-time";

export interface TimeUnitDecision {
  readonly unit: "s" | "min" | "h";
  /** Seconds of the clock for each unit of the test time; null where no clock could tell. */
  readonly ratio: number | null;
}

const candidates = [
  { unit: "s", ratio: 1 },
  { unit: "min", ratio: 60 },
  { unit: "h", ratio: 3600 },
] as const;

/**
 * From sampled rows: the largest stretch without a change of day, so that the order of day and month is of no
 * matter. Within 5 % of a unit decides for it; else seconds are assumed and `ratio` says what was seen.
 */
export function decideTimeUnit(
  rows: readonly { time: string; clock: string }[],
  decimal: "." | ",",
): TimeUnitDecision {
  let longest = 0;
  let ratio: number | null = null;
  for (let from = 0; from < rows.length; from += Math.ceil(rows.length / 20)) {
    const start = parseDuration(rows[from]!.time, decimal);
    const startClock = parseClock(rows[from]!.clock, "mdy") ?? parseClock(rows[from]!.clock, "dmy");
    if (startClock === null) continue;
    for (let to = from + 1; to < rows.length; to += 1) {
      const clock = parseClock(rows[to]!.clock, "mdy") ?? parseClock(rows[to]!.clock, "dmy");
      const elapsed = parseDuration(rows[to]!.time, decimal) - start;
      const seconds = clock === null ? 0 : clock.seconds - startClock.seconds;
      if (!(elapsed > 0) || seconds > 86_400 || seconds <= longest) continue;
      longest = seconds;
      ratio = seconds / elapsed;
    }
  }
  // The clock shows whole seconds, so a short stretch tells nothing.
  if (ratio === null || longest < 30) return { unit: "s", ratio: null };
  const found = candidates.find((each) => Math.abs(ratio / each.ratio - 1) < 0.05);
  return { unit: found?.unit ?? "s", ratio };
}
