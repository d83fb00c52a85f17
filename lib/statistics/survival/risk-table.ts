/** The life table all survival estimators start from. */
import { entryOf, type SurvivalData } from "./survival-data";

/** One row for each distinct time, ascending, as parallel lists. */
export interface RiskTable {
  readonly time: readonly number[];
  /** Subjects with entry < t ≤ time: an event and a censoring at one time are both still at risk there. */
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
  readonly censored: readonly number[];
}

/** Returns the numbers at risk, failed and censored at each distinct time; empty lists for no subject. */
export function riskTable(data: SurvivalData): RiskTable {
  const order = data.time.map((_, i) => i).sort((i, j) => data.time[i]! - data.time[j]!);
  const entries = data.time.map((_, i) => entryOf(data, i)).sort((x, y) => x - y);
  const table = { time: [], atRisk: [], events: [], censored: [] } as Record<keyof RiskTable, number[]>;
  let entered = 0;
  let left = 0;
  while (left < order.length) {
    const time = data.time[order[left]!]!;
    while (entered < entries.length && entries[entered]! < time) entered++;
    const atRisk = entered - left;
    let events = 0;
    const first = left;
    for (; left < order.length && data.time[order[left]!] === time; left++)
      events += data.event[order[left]!]!;
    table.time.push(time);
    table.atRisk.push(atRisk);
    table.events.push(events);
    table.censored.push(left - first - events);
  }
  return table;
}
