/** Whether the recordings of one file are the parts of one run or tests of their own (channels of an archive). */
import { findColumn, type Recording } from "@/lib/domain/recording";

/** Wall clocks of one instrument may overlap by this much at a joint. */
const overlapS = 60;

/** True unless the wall clocks of two recordings overlap; without clocks the file's order is trusted. */
export function isOneRun(recordings: readonly Recording[]): boolean {
  let endS = Number.NEGATIVE_INFINITY;
  for (const recording of recordings) {
    const clock = findColumn(recording, "unixTimeS")?.values.filter((value) => !Number.isNaN(value));
    if (clock === undefined || clock.length === 0) continue;
    if (clock[0]! < endS - overlapS) return false;
    endS = Math.max(endS, clock[clock.length - 1]!);
  }
  return true;
}
