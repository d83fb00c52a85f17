/** Unit of a test time whose title prints none: seconds or minutes, told by the clock printed beside it. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { unitFactor } from "@/lib/domain/units";
import { parseClock } from "../clock-date";
import { parseDuration } from "../clock-time";

export interface TimeUnitDecision {
  readonly unit: "s" | "min" | "h";
  /** Seconds of the clock for each unit of the test time; null where no clock could tell. */
  readonly ratio: number | null;
}

const dayS = 86_400;
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
  const read = rows.map(({ time, clock }) => ({
    time: parseDuration(time, decimal),
    clockS: (parseClock(clock, "mdy") ?? parseClock(clock, "dmy"))?.seconds ?? Number.NaN,
  }));
  let longest = 0;
  let ratio: number | null = null;
  for (let from = 0; from < read.length; from += Math.ceil(read.length / 20)) {
    const start = read[from]!;
    for (const row of read) {
      const elapsed = row.time - start.time;
      const seconds = row.clockS - start.clockS;
      if (!(elapsed > 0) || !(seconds > longest) || seconds > dayS) continue;
      longest = seconds;
      ratio = seconds / elapsed;
    }
  }
  // The clock shows whole seconds, so a short stretch tells nothing.
  if (ratio === null || longest < 30) return { unit: "s", ratio: null };
  return { unit: unitOfRatio(ratio) ?? "s", ratio };
}

/** What to say of a time whose title prints no unit, or another than the clock shows; null when all agrees. */
export function timeUnitWarning(
  title: { printed: string; unit: string | null },
  decision: TimeUnitDecision,
): ReaderWarning | null {
  const { unit, ratio } = decision;
  const clock = ratio === null ? "" : `the clock beside it advances ${ratio.toPrecision(4)} s for each 1`;
  if (title.unit === null)
    return {
      code: "unit_assumed",
      message: `"${title.printed}" prints no unit; taken as ${unit}${
        ratio === null ? " without a clock to check it against" : `: ${clock}`
      }`,
    };
  const shown = ratio === null ? null : unitOfRatio(ratio);
  if (shown === null || unitFactor(title.unit, shown) === 1) return null;
  return { code: "unit_slip", message: `"${title.printed}": ${clock}; kept as printed` };
}

function unitOfRatio(ratio: number): TimeUnitDecision["unit"] | null {
  return candidates.find((each) => Math.abs(ratio / each.ratio - 1) < 0.05)?.unit ?? null;
}
