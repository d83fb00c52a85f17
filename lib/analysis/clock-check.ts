/** What the run clock itself gives away: a wrong unit of time, and long silences while a current flows. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { CyclingRun } from "./cycling-run";

const slips = [3600, 1000, 60, 24 * 3600];
/** A run longer than this is far more likely a unit of time gone wrong. */
const longestRunS = 15 * 365 * 86_400;

/** Compares run time with the wall clock and with the step clock where the file has them. */
export function clockWarnings(run: CyclingRun): ReaderWarning[] {
  if (run.rows < 2) return [];
  const slip =
    slipAgainst(run.timeS, run.unixTimeS, "wall clock") ??
    slipAgainst(run.timeS, run.stepTimeS, "step clock");
  if (slip !== null) return [slip];
  const lengthS = run.timeS[run.rows - 1]! - run.timeS[0]!;
  if (lengthS > longestRunS) {
    return [
      {
        code: "unit_slip",
        message: `the run lasts ${Math.round(lengthS / 86_400 / 365)} years by its own clock: its unit of time is probably off`,
      },
    ];
  }
  return [];
}

/** Median ratio of the intervals of two clocks; a unit factor between them is a slip. */
function slipAgainst(timeS: Float64Array, clockS: Float64Array | null, clock: string): ReaderWarning | null {
  if (clockS === null) return null;
  const stride = Math.max(1, Math.floor(timeS.length / 2000));
  const ratios: number[] = [];
  for (let k = stride; k < timeS.length; k += stride) {
    const own = timeS[k]! - timeS[k - 1]!;
    const other = clockS[k]! - clockS[k - 1]!;
    if (own > 0 && other > 0) ratios.push(own / other);
  }
  if (ratios.length < 5) return null;
  const ratio = ratios.sort((a, b) => a - b)[ratios.length >> 1]!;
  const factor = slips.find((each) => Math.abs(ratio / each - 1) < 0.05 || Math.abs(ratio * each - 1) < 0.05);
  if (factor === undefined) return null;
  const words = ratio > 1 ? "slower" : "faster";
  return {
    code: "unit_slip",
    message: `one second of the ${clock} is ${ratio > 1 ? factor : `1/${factor}`} s of the run time: the ${clock} runs ${factor} times ${words}`,
  };
}
