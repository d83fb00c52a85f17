/**
 * One recording of a test that was resumed: each block of records begins with a run time of its own, or goes on
 * where the last one stopped. The run time as printed stays; the time of the recording is built from it and, where
 * it starts again, from the clock.
 */
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Column } from "@/lib/domain/recording";
import { localClockUnit } from "../clock-time";
import { joinColumns } from "../join-columns";

/** Columns of all blocks end to end; they have to have the same columns. */
export function joinBlocks(blocks: readonly (readonly Column[])[], warnings: ReaderWarning[]): Column[] {
  const columns = joinColumns(blocks);
  if (blocks.length < 2) return columns;
  const time = columns.findIndex((column) => column.role === "timeS");
  const starts: number[] = [];
  let rows = 0;
  for (const block of blocks.slice(0, -1)) {
    rows += block[0]?.values.length ?? 0;
    starts.push(rows);
  }
  warnings.push({
    code: "resumed",
    message: `the file holds ${blocks.length} blocks of records: the test was resumed`,
    at: `record ${starts.map((row) => row + 1).join(", ")}`,
  });
  const printed = columns[time];
  if (printed === undefined || starts.every((row) => printed.values[row]! >= printed.values[row - 1]!))
    return columns;
  const clock = columns.find((column) => column.unit === localClockUnit)?.values;
  const values = Float64Array.from(printed.values);
  for (const start of starts) {
    if (values[start]! >= values[start - 1]!) continue;
    const pauseS = clock === undefined ? 0 : Math.max(0, clock[start]! - clock[start - 1]! || 0);
    const shift = values[start - 1]! + pauseS - values[start]!;
    for (let row = start; row < values.length; row += 1) values[row] = values[row]! + shift;
  }
  warnings.push({
    code: "time_backwards",
    message: `"${printed.name}" starts again with each block; it is kept, and the time of the records goes on by ${
      clock === undefined ? "the run time alone (no clock)" : "the clock"
    }`,
  });
  const joined: Column = {
    name: "Time since the first block",
    unit: "s",
    role: "timeS",
    values,
    origin: "reconstructed",
  };
  return [...columns.map((column) => (column === printed ? { ...column, role: null } : column)), joined];
}
