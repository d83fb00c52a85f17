/** What the run clock itself gives away: a wrong unit of time, and long silences while a current flows. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { CyclingRun } from "./cycling-run";
import { nthSmallest } from "./nth-smallest";

const slips = [3600, 1000, 60, 24 * 3600];
/** A run longer than this, or records further apart on the whole, are far more likely a unit of time gone wrong. */
const longestRunS = 15 * 365 * 86_400;
const longestIntervalS = 6 * 3600;
const fewestIntervals = 5;
/** A silence while a current flows: this long, and this many usual intervals. */
const silenceS = 3600;
const silenceIntervals = 50;

/** Compares run time with the wall clock and the step clock where the file has them. `intervalS` is the usual one. */
export function clockWarnings(run: CyclingRun, intervalS: number | null): ReaderWarning[] {
  if (run.rows < 2) return [];
  const slip =
    slipAgainst(run.timeS, run.unixTimeS, "wall clock") ??
    slipAgainst(run.timeS, run.stepTimeS, "step clock");
  if (slip !== null) return [slip];
  const lengthS = run.timeS[run.rows - 1]! - run.timeS[0]!;
  if (lengthS > longestRunS || (intervalS !== null && intervalS > longestIntervalS)) {
    const words =
      lengthS > longestRunS
        ? `the run lasts ${Math.round(lengthS / 86_400 / 365)} years by its own clock`
        : `the records stand ${Math.round(intervalS! / 3600)} h apart by the run's own clock`;
    return [{ code: "unit_slip", message: `${words}: its unit of time is probably off` }];
  }
  return [];
}

/** Silences with a current on both sides, over which an integral guesses; null when there are none. */
export function silenceWarning(
  { timeS }: Pick<CyclingRun, "timeS">,
  direction: Int8Array,
  intervalS: number | null,
): ReaderWarning | null {
  const limitS = Math.max(silenceS, silenceIntervals * (intervalS ?? 0));
  let silences = 0;
  let longestS = 0;
  let at = 0;
  for (let k = 1; k < timeS.length; k++) {
    const seconds = timeS[k]! - timeS[k - 1]!;
    if (!(seconds > limitS) || direction[k] === 0 || direction[k] !== direction[k - 1]) continue;
    silences++;
    if (seconds > longestS) {
      longestS = seconds;
      at = k;
    }
  }
  if (silences === 0) return null;
  return {
    code: "time_gap",
    message: `${silences} silence(s) of up to ${Number((longestS / 3600).toPrecision(3))} h with a current on both sides; an integral takes it to have flowed on`,
    at: `record ${at + 1}`,
  };
}

/** Median interval between records, s; null with too few. */
export function usualInterval(timeS: Float64Array): number | null {
  const stride = strideOf(timeS);
  const intervals = new Float64Array(Math.ceil(timeS.length / stride));
  let count = 0;
  for (let k = stride; k < timeS.length; k += stride) {
    const seconds = timeS[k]! - timeS[k - 1]!;
    if (seconds > 0) intervals[count++] = seconds;
  }
  return count < fewestIntervals ? null : nthSmallest(intervals, count, count >> 1);
}

/** Enough records for a median, from the whole length of the run. */
function strideOf(timeS: Float64Array): number {
  return Math.max(1, Math.floor(timeS.length / 2000));
}

/** Median ratio of the intervals of two clocks; a unit factor between them is a slip. */
function slipAgainst(timeS: Float64Array, clockS: Float64Array | null, clock: string): ReaderWarning | null {
  if (clockS === null) return null;
  const stride = strideOf(timeS);
  const ratios = new Float64Array(Math.ceil(timeS.length / stride));
  let count = 0;
  for (let k = stride; k < timeS.length; k += stride) {
    const own = timeS[k]! - timeS[k - 1]!;
    const other = clockS[k]! - clockS[k - 1]!;
    if (own > 0 && other > 0) ratios[count++] = own / other;
  }
  if (count < fewestIntervals) return null;
  const ratio = nthSmallest(ratios, count, count >> 1);
  const factor = slips.find((each) => Math.abs(ratio / each - 1) < 0.05 || Math.abs(ratio * each - 1) < 0.05);
  if (factor === undefined) return null;
  const words = ratio > 1 ? "slower" : "faster";
  return {
    code: "unit_slip",
    message: `one second of the ${clock} is ${ratio > 1 ? factor : `1/${factor}`} s of the run time: the ${clock} runs ${factor} times ${words}`,
  };
}
