/**
 * Day first or month first, where the dates alone do not tell: a date the file states plainly elsewhere, or the
 * test time beside the dates (one of the two readings makes days into months).
 */
import { type DateOrder, type DateOrderDecision, parseClock } from "./clock-date";

export interface DateEvidence {
  /** Dates of the table's sampled rows, in file order. */
  readonly clocks: readonly string[];
  /** Test time of the same rows; any unit, NaN where missing. */
  readonly times?: readonly number[];
  /** Dates from the preamble, of the day the table begins on. */
  readonly hints?: readonly string[];
}

const day = 86_400;
/** Seconds of the clock for each unit of a test time in s, min or h; pauses stretch it a little. */
const rates = [1, 60, 3600];
const slack = 1.5;
const leastRatio = 10;

/** `inferred` when exactly one order fits, or one makes months of the other's days; else the decision given. */
export function inferDateOrder(decision: DateOrderDecision, evidence: DateEvidence): DateOrderDecision {
  if (decision.certainty !== "ambiguous") return decision;
  const fitting = (["mdy", "dmy"] as const)
    .filter((order) => fits(order, evidence))
    .map((order) => ({ order, days: daysOf(order, evidence.clocks) }))
    .sort((a, b) => a.days - b.days);
  const [best, other] = fitting;
  const isOne = best !== undefined && (other === undefined || best.days * leastRatio < other.days);
  return isOne ? { order: best.order, certainty: "inferred" } : decision;
}

/** From the first record to the last; days read as months last about thirty times as long. */
function daysOf(order: DateOrder, clocks: readonly string[]): number {
  const [first, last] = [clocks[0], clocks.at(-1)].map((clock) => parseClock(clock ?? "", order)?.seconds);
  return first === undefined || last === undefined ? Number.NaN : Math.abs(last - first) / day;
}

function fits(order: DateOrder, evidence: DateEvidence): boolean {
  const first = evidence.clocks[0] === undefined ? null : parseClock(evidence.clocks[0], order);
  if (first === null) return false;
  for (const hint of evidence.hints ?? []) {
    const isPlain = /[A-Za-z]{3}|^\s*\d{4}/.test(hint.replace(/\b[AP]M\b/i, ""));
    const stated = isPlain ? parseClock(hint, order) : null;
    if (stated !== null && Math.abs(stated.seconds - first.seconds) > day) return false;
  }
  return runsEvenly(order, evidence);
}

/** Whether the clock advances at one of the rates from the first sampled row to every other. */
function runsEvenly(order: DateOrder, { clocks, times }: DateEvidence): boolean {
  if (times === undefined) return true;
  const first = parseClock(clocks[0]!, order)!.seconds;
  let slowest = Number.POSITIVE_INFINITY;
  let fastest = 0;
  for (let row = 1; row < clocks.length; row += 1) {
    const elapsed = times[row]! - times[0]!;
    const clock = parseClock(clocks[row]!, order);
    if (clock === null) return false;
    const seconds = clock.seconds - first;
    if (!(elapsed > 0) || seconds < 600) {
      if (seconds < -600) return false;
      continue;
    }
    slowest = Math.min(slowest, seconds / elapsed);
    fastest = Math.max(fastest, seconds / elapsed);
  }
  return fastest === 0 || rates.some((rate) => fastest / rate < slack && rate / slowest < slack);
}
