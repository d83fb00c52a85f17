/** The start of a test from its own clock, where the file keeps one in UTC. */
import type { StartTime } from "@/lib/domain/parsed-file";
import { findColumn, type Recording } from "@/lib/domain/recording";
import { startTimeOfUnix } from "../clock-date";

/** The first instant stored; null without a clock, or where it is no time of the years 1990 to 2100. */
export function startOfRecording(recording: Recording): StartTime | null {
  const first = findColumn(recording, "unixTimeS")?.values.find((value) => !Number.isNaN(value));
  if (first === undefined || first < 631_152_000 || first > 4_102_444_800) return null;
  return startTimeOfUnix(first);
}
