import { describe, expect, it } from "vitest";
import { concatenate } from "./cycling-run";
import { findHalfCycles } from "./half-cycles";
import { recordingOf, steppedRun } from "./testing/recording-of";

const codes = (warnings: readonly { code: string }[]) => warnings.map((warning) => warning.code);

describe("clocks that go back", () => {
  it("goes on after a resumed test whose time starts again", () => {
    const a = steppedRun([{ currentMa: -1, hours: 1 }]);
    const run = concatenate([
      recordingOf({
        timeS: [...a.time, ...a.time],
        voltageV: [...a.voltage, ...a.voltage.map((v) => v - 0.05)],
        currentMa: [...a.current, ...a.current],
      }),
    ]);
    expect(codes(run.warnings)).toEqual(["resumed"]);
    const { halfCycles } = findHalfCycles(run);
    expect(halfCycles).toHaveLength(1);
    expect(halfCycles[0]!.capacityMah).toBeCloseTo(2, 9);
  });

  it("leaves one stray early time at its predecessor's", () => {
    const run = concatenate([
      recordingOf({
        timeS: [0, 10, 20, 5, 40, 50],
        voltageV: [1, 2, 3, 4, 5, 6],
        currentMa: [1, 1, 1, 1, 1, 1],
      }),
    ]);
    expect(Array.from(run.timeS)).toEqual([0, 10, 20, 20, 40, 50]);
    expect(codes(run.warnings)).toEqual(["time_backwards"]);
  });

  it("counts rows that a continuation repeats only once", () => {
    const a = steppedRun([{ currentMa: -1, hours: 1, fromV: 2, toV: 0 }]);
    const part = (from: number, to: number) =>
      recordingOf({
        timeS: a.time.slice(from, to),
        voltageV: a.voltage.slice(from, to),
        currentMa: a.current.slice(from, to),
      });
    const run = concatenate([part(0, 40), part(30, 61)]);
    expect(run.warnings).toMatchObject([{ code: "duplicate_records", at: "record 41" }]);
    const [whole] = findHalfCycles(run).halfCycles;
    expect(whole!.capacityMah).toBeCloseTo(1, 9);
    expect(whole!.records).toBe(61);
  });

  it("bridges a resume with the wall clock when there is one", () => {
    const run = concatenate([
      recordingOf({
        timeS: [0, 60, 120],
        unixTimeS: [1e9, 1e9 + 60, 1e9 + 120],
        voltageV: [1, 1, 1],
        currentMa: [1, 1, 1],
      }),
      recordingOf({
        timeS: [0, 60],
        unixTimeS: [1e9 + 1120, 1e9 + 1180],
        voltageV: [1, 1],
        currentMa: [1, 1],
      }),
    ]);
    expect(Array.from(run.timeS)).toEqual([0, 60, 120, 1120, 1180]);
  });

  it("builds run time from a step clock without complaint", () => {
    const run = concatenate([
      recordingOf({ stepTimeS: [0, 5, 10, 5, 10], voltageV: [1, 1, 1, 1, 1], currentMa: [1, 1, 1, -1, -1] }),
    ]);
    expect(Array.from(run.timeS)).toEqual([0, 5, 10, 15, 20]);
    expect(run.warnings).toEqual([]);
  });

  const plain = steppedRun([{ currentMa: -1, hours: 10 }]);
  const warningsOf = (change: Partial<Record<"timeS" | "currentMa", number[]>>) =>
    codes(
      findHalfCycles(
        concatenate([
          recordingOf({ timeS: plain.time, voltageV: plain.voltage, currentMa: plain.current, ...change }),
        ]),
      ).warnings,
    );

  it("doubts hours between records, and currents of nanoamperes", () => {
    expect(warningsOf({})).toEqual([]);
    expect(warningsOf({ timeS: plain.time.map((t) => t * 3600) })).toEqual(["unit_slip"]);
    expect(warningsOf({ currentMa: plain.current.map((i) => i * 1e-4) })).toEqual(["unit_slip"]);
  });

  it("reports a silence while the current flows, and rows printed twice", () => {
    expect(warningsOf({ timeS: plain.time.map((t, k) => (k < 300 ? t : t + 7200)) })).toEqual(["time_gap"]);
    expect(warningsOf({ timeS: plain.time.map((_, k) => plain.time[k - (k % 2)]!) })).toEqual([
      "duplicate_records",
    ]);
  });
});
