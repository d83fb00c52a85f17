/** What the records themselves give away: currents of an unlikely size, rows printed twice. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { CyclingRun } from "./cycling-run";

/** The smallest and largest current a battery test is likely to be run at. */
const leastCurrentMa = 5e-4;
const mostCurrentMa = 1e6;

export function recordWarnings(run: CyclingRun, maximumMa: number): ReaderWarning[] {
  const warnings: ReaderWarning[] = [];
  if ((maximumMa > 0 && maximumMa < leastCurrentMa) || maximumMa > mostCurrentMa) {
    warnings.push({
      code: "unit_slip",
      message: `the largest current is ${Number(maximumMa.toPrecision(3))} mA: its unit is probably off`,
    });
  }
  const { timeS, voltageV, currentMa } = run;
  let twice = 0;
  let first = -1;
  for (let k = 1; k < run.rows; k++) {
    if (timeS[k] !== timeS[k - 1] || voltageV[k] !== voltageV[k - 1]) continue;
    if (currentMa === null || currentMa[k] === 0 || currentMa[k] !== currentMa[k - 1]) continue;
    if (run.repeated?.[k] === 1) continue;
    twice++;
    if (first < 0) first = k;
  }
  if (twice > 0) {
    warnings.push({
      code: "duplicate_records",
      message: `${twice} record(s) repeat the one before in time, voltage and current; no time passes in them`,
      at: `record ${first + 1}`,
    });
  }
  return warnings;
}
