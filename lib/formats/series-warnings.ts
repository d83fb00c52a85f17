/** What a time series says against itself: time that runs backwards, record numbers that repeat or jump back. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type ColumnValues, findColumn, type Recording } from "@/lib/domain/recording";

/** Warnings only; nothing is sorted, dropped or shifted. */
export function seriesWarnings(recording: Recording): ReaderWarning[] {
  const warnings: ReaderWarning[] = [];
  const time = findColumn(recording, "timeS");
  const times = time === null ? null : countSteps(time.values);
  if (time !== null && times !== null) {
    const { back } = times;
    if (back.count > 0)
      warnings.push({
        code: "time_backwards",
        message: `"${time.name}" goes back ${back.count} times`,
        at: `${recording.name}, record ${back.first + 1}`,
      });
  }
  const index = findColumn(recording, "recordIndex");
  if (index !== null) {
    const { back, same } = countSteps(index.values);
    // A counter of the records in each step begins anew with it while the time goes on: in order, and nothing twice.
    const countsWithinSteps =
      times?.back.count === 0 && back.count > 0 && back.toFirst + same.toFirst === back.count + same.count;
    if (countsWithinSteps) return warnings;
    if (back.count > 0)
      warnings.push({
        code: "unsorted_records",
        message: `"${index.name}" goes back ${back.count} times; records are kept in the file's order`,
        at: `${recording.name}, record ${back.first + 1}`,
      });
    if (same.count > 0)
      warnings.push({
        code: "duplicate_records",
        message: `"${index.name}" repeats ${same.count} times; all records are kept`,
        at: `${recording.name}, record ${same.first + 1}`,
      });
  }
  return warnings;
}

interface Count {
  readonly count: number;
  /** First row of the kind, −1 where there is none. */
  readonly first: number;
  /** How many of them come to the value that the column begins with. */
  readonly toFirst: number;
}

/** How often a value is less than the one before, and how often the same. */
function countSteps(values: ColumnValues): { back: Count; same: Count } {
  const back = { count: 0, first: -1, toFirst: 0 };
  const same = { count: 0, first: -1, toFirst: 0 };
  let before = values[0]!;
  for (let row = 1; row < values.length; row += 1) {
    const value = values[row]!;
    const step = value - before;
    before = value;
    // One question of nearly every record; a missing value is neither.
    if (!(step <= 0)) continue;
    const counted = step < 0 ? back : same;
    counted.count += 1;
    if (counted.first < 0) counted.first = row;
    if (value === values[0]) counted.toFirst += 1;
  }
  return { back, same };
}
