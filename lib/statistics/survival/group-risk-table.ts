/** The life table split by group, at the times where something failed. */
import { refuse, requireSameLength } from "../require-numbers";
import { entryOf, requireSurvivalData, type SurvivalData } from "./survival-data";

export interface GroupedSurvivalData extends SurvivalData {
  /** The group of each subject, e.g. its interlayer metal. */
  readonly group: readonly string[];
}

/** The state just before and at one event time; lists are by group. */
export interface GroupRiskRow {
  readonly time: number;
  readonly atRisk: readonly number[];
  readonly events: readonly number[];
  readonly totalAtRisk: number;
  readonly totalEvents: number;
}

/** Returns the groups in the order of their first appearance. */
export function groupNames(data: Pick<GroupedSurvivalData, "group">): readonly string[] {
  return [...new Set(data.group)];
}

/** Throws `invalid_input` as for survival data, or when a subject has no group. */
export function requireGroupedSurvivalData(data: GroupedSurvivalData): void {
  requireSurvivalData(data);
  requireSameLength({ time: data.time, group: data.group });
  const unnamed = data.group.findIndex((each) => typeof each !== "string");
  if (unnamed >= 0) refuse(`group[${unnamed}] must be text, found ${String(data.group[unnamed])}`);
}

/** Calls `visit` for each event time, ascending, for the subjects whose indices are given. */
export function visitEventTimes(
  data: GroupedSurvivalData,
  groups: readonly string[],
  subjects: readonly number[],
  visit: (row: GroupRiskRow) => void,
): void {
  const column = new Map(groups.map((name, g) => [name, g]));
  const groupOf = (i: number) => column.get(data.group[i]!)!;
  const byTime = [...subjects].sort((i, j) => data.time[i]! - data.time[j]!);
  const byEntry = [...subjects].sort((i, j) => ascending(entryOf(data, i), entryOf(data, j)));
  const atRisk = groups.map(() => 0);
  let totalAtRisk = 0;
  let entered = 0;
  let left = 0;
  while (left < byTime.length) {
    const time = data.time[byTime[left]!]!;
    for (; entered < byEntry.length && entryOf(data, byEntry[entered]!) < time; entered++) {
      atRisk[groupOf(byEntry[entered]!)]! += 1;
      totalAtRisk++;
    }
    const end = endOfTie(data.time, byTime, left);
    const events = groups.map(() => 0);
    let totalEvents = 0;
    for (let k = left; k < end; k++) {
      if (data.event[byTime[k]!] !== 1) continue;
      events[groupOf(byTime[k]!)]! += 1;
      totalEvents++;
    }
    if (totalEvents > 0) visit({ time, atRisk, events, totalAtRisk, totalEvents });
    for (; left < end; left++) {
      atRisk[groupOf(byTime[left]!)]! -= 1;
      totalAtRisk--;
    }
  }
}

function endOfTie(time: readonly number[], order: readonly number[], start: number): number {
  let end = start + 1;
  while (end < order.length && time[order[end]!] === time[order[start]!]) end++;
  return end;
}

/** −∞ less −∞ is no number. */
function ascending(x: number, y: number): number {
  return x === y ? 0 : x - y;
}
