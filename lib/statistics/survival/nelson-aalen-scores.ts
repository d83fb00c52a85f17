/** What each subject adds to observed − expected of its group. */
import { riskTable } from "./risk-table";
import type { SurvivalData } from "./survival-data";

/** Returns for each subject its event less the pooled Nelson–Aalen hazard up to its time; the scores sum to 0. */
export function nelsonAalenScores(data: Pick<SurvivalData, "time" | "event">): readonly number[] {
  const { time, atRisk, events } = riskTable({ time: data.time, event: data.event });
  const hazard = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < time.length; i++) {
    total += events[i]! / atRisk[i]!;
    hazard.set(time[i]!, total);
  }
  return data.time.map((at, i) => data.event[i]! - hazard.get(at)!);
}
