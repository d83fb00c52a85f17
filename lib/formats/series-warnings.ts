/** What a time series says against itself: time that runs backwards, record numbers that repeat or jump back. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { type ColumnValues, findColumn, type Recording } from "@/lib/domain/recording";

/** Warnings only; nothing is sorted, dropped or shifted. */
export function seriesWarnings(recording: Recording): ReaderWarning[] {
  const warnings: ReaderWarning[] = [];
  const time = findColumn(recording, "timeS");
  if (time !== null) {
    const { back } = countSteps(time.values);
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
}

/** How often a value is less than the one before, and how often the same. */
function countSteps(values: ColumnValues): { back: Count; same: Count } {
  let back = 0;
  let firstBack = -1;
  let same = 0;
  let firstSame = -1;
  for (let row = 1; row < values.length; row += 1) {
    const step = values[row]! - values[row - 1]!;
    // One question of nearly every record; a missing value is neither.
    if (!(step <= 0)) continue;
    if (step < 0) {
      back += 1;
      if (firstBack < 0) firstBack = row;
    } else {
      same += 1;
      if (firstSame < 0) firstSame = row;
    }
  }
  return { back: { count: back, first: firstBack }, same: { count: same, first: firstSame } };
}
