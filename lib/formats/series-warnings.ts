/** What a time series says against itself: time that runs backwards, record numbers that repeat or jump back. */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import { findColumn, type Recording } from "@/lib/domain/recording";

/** Warnings only; nothing is sorted, dropped or shifted. */
export function seriesWarnings(recording: Recording): ReaderWarning[] {
  const warnings: ReaderWarning[] = [];
  const time = findColumn(recording, "timeS");
  if (time !== null) {
    const back = descents(time.values);
    if (back.count > 0)
      warnings.push({
        code: "time_backwards",
        message: `"${time.name}" goes back ${back.count} times`,
        at: `${recording.name}, record ${back.first + 1}`,
      });
  }
  const index = findColumn(recording, "recordIndex");
  if (index !== null) {
    const back = descents(index.values);
    if (back.count > 0)
      warnings.push({
        code: "unsorted_records",
        message: `"${index.name}" goes back ${back.count} times; records are kept in the file's order`,
        at: `${recording.name}, record ${back.first + 1}`,
      });
    const same = repeats(index.values);
    if (same.count > 0)
      warnings.push({
        code: "duplicate_records",
        message: `"${index.name}" repeats ${same.count} times; all records are kept`,
        at: `${recording.name}, record ${same.first + 1}`,
      });
  }
  return warnings;
}

function descents(values: ArrayLike<number>): { count: number; first: number } {
  let count = 0;
  let first = -1;
  for (let row = 1; row < values.length; row += 1) {
    if (values[row]! < values[row - 1]!) {
      count += 1;
      if (first < 0) first = row;
    }
  }
  return { count, first };
}

function repeats(values: ArrayLike<number>): { count: number; first: number } {
  let count = 0;
  let first = -1;
  for (let row = 1; row < values.length; row += 1) {
    if (values[row]! === values[row - 1]!) {
      count += 1;
      if (first < 0) first = row;
    }
  }
  return { count, first };
}
