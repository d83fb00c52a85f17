import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatenate } from "./cycling-run";
import { findHalfCycles } from "./half-cycles";
import { recordingOf, type Step, steppedRun } from "./testing/recording-of";

const runOf = (steps: readonly Step[], intervalS?: number) => {
  const { time, voltage, current } = steppedRun(steps, intervalS);
  return recordingOf({ timeS: time, voltageV: voltage, currentMa: current });
};
const table = (...recordings: ReturnType<typeof recordingOf>[]) => findHalfCycles(concatenate(recordings));
const codes = (warnings: readonly { code: string }[]) => warnings.map((warning) => warning.code);

describe("half-cycles from the current", () => {
  it("takes an unbroken stretch of one sign, from record to record", () => {
    const { halfCycles, chargeSource } = table(
      runOf([
        { currentMa: -0.1, hours: 2.5, fromV: 2.5, toV: -0.02 },
        { currentMa: 0.05, hours: 4.3, fromV: 0.01, toV: 4 },
      ]),
    );
    expect(chargeSource).toBe("current");
    expect(halfCycles.map((each) => each.direction)).toEqual(["negative", "positive"]);
    expect(halfCycles[0]).toMatchObject({
      index: 0,
      firstRecord: 0,
      lastRecord: 150,
      records: 151,
      startS: 0,
      endS: 9000,
    });
    expect(halfCycles[0]!.capacityMah).toBeCloseTo(0.25, 12);
    expect(halfCycles[1]!.capacityMah).toBeCloseTo(0.215, 12);
    expect(halfCycles[0]!.voltageStartV).toBe(2.5);
    expect(halfCycles[0]!.voltageEndV).toBeCloseTo(-0.02, 12);
    expect(halfCycles[0]!.voltageMeanV).toBeCloseTo(1.24, 9);
    expect(halfCycles[1]!.meanCurrentMa).toBeCloseTo(0.05, 12);
    expect(halfCycles[1]!.voltageMaxV).toBe(4);
  });

  it("keeps a half-cycle whole over a pause and leaves the pause out of charge, time and mean current", () => {
    const { halfCycles } = table(
      runOf([
        { currentMa: -0.1, hours: 1 },
        { currentMa: 0, hours: 12 },
        { currentMa: -0.1, hours: 1.5 },
        { currentMa: 0, hours: 1 },
      ]),
    );
    expect(halfCycles).toHaveLength(1);
    expect(halfCycles[0]!.capacityMah).toBeCloseTo(0.25, 12);
    expect(halfCycles[0]!.activeS).toBeCloseTo(9000, 6);
    expect(halfCycles[0]!.meanCurrentMa).toBeCloseTo(-0.1, 12);
    expect(halfCycles[0]!.records).toBe(61 + 91);
  });

  it("finds none in a run that rests, in one without records, and counts a single record", () => {
    expect(table(runOf([{ currentMa: 0, hours: 3 }])).halfCycles).toEqual([]);
    expect(table(recordingOf({ timeS: [], voltageV: [], currentMa: [] })).halfCycles).toEqual([]);
    const single = table(recordingOf({ timeS: [0], voltageV: [1.2], currentMa: [-0.5] })).halfCycles;
    expect(single).toHaveLength(1);
    expect(single[0]).toMatchObject({ records: 1, capacityMah: 0, meanCurrentMa: -0.5, voltageMeanV: 1.2 });
  });

  it("does not count time before a step began when a step clock is there", () => {
    const recording = recordingOf({
      timeS: [0, 600, 610, 620],
      stepTimeS: [0, 600, 2, 12],
      voltageV: [2, 2, 1, 1],
      currentMa: [0, 0, -3.6, -3.6],
    });
    expect(table(recording).halfCycles[0]!.capacityMah).toBeCloseTo(0.012, 12);
  });

  it("believes a rest label over a leaking current, but not over a driven one", () => {
    const state = { values: [0, 0, 1, 1, 0, 0], labels: ["CC", "Rest"] };
    const of = (leak: number) =>
      table(
        recordingOf({
          timeS: [0, 60, 120, 180, 240, 300],
          voltageV: [1, 1, 1, 1, 1, 1],
          currentMa: [-1, -1, leak, leak, -1, -1],
          state,
        }),
      );
    expect(of(0.02).halfCycles.map((each) => each.records)).toEqual([4]);
    expect(of(0.5).halfCycles.map((each) => each.records)).toEqual([2, 2, 2]);
  });

  it("takes scatter about zero as no current", () => {
    const rows = 400;
    // A fixed pseudo-random scatter, no two neighbours alike.
    const noise = Array.from(
      { length: rows },
      (_, k) => 0.002 * Math.sin(k * 12.9898) * Math.cos(k * 78.233),
    );
    const result = table(
      recordingOf({
        timeS: noise.map((_, k) => k),
        voltageV: noise.map(() => -0.4),
        currentMa: noise.map((value, k) => (k < 20 ? -4 : value)),
      }),
    );
    expect(result.halfCycles).toHaveLength(1);
    expect(result.halfCycles[0]!.records).toBe(20);
    expect(codes(result.warnings)).toContain("below_resolution");
  });

  it("keeps small driven currents: a slow strip and the tail of a constant-voltage step", () => {
    const tail = Array.from({ length: 200 }, (_, k) => 2 * Math.exp(-k / 20));
    const current = [...tail, ...Array.from({ length: 50 }, () => -0.01)];
    const result = table(
      recordingOf({
        timeS: current.map((_, k) => k * 30),
        voltageV: current.map(() => 4),
        currentMa: current,
      }),
    );
    expect(result.halfCycles.map((each) => each.direction)).toEqual(["positive", "negative"]);
    expect(result.halfCycles[1]!.records).toBe(50);
  });
});

describe("half-cycles as a whole", () => {
  const steps = fc.array(
    fc.record({
      currentMa: fc.constantFrom(-1, -0.25, 0, 0.1, 0.5),
      hours: fc.double({ min: 0.1, max: 3, noNaN: true }),
      fromV: fc.double({ min: -0.2, max: 4, noNaN: true }),
    }),
    { minLength: 1, maxLength: 8 },
  );

  it("swaps directions and nothing else when the sign of the current is turned", () => {
    fc.assert(
      fc.property(steps, (given) => {
        const plain = table(runOf(given)).halfCycles;
        const turned = table(
          runOf(given.map((step) => ({ ...step, currentMa: -step.currentMa }))),
        ).halfCycles;
        expect(turned.map((each) => each.direction)).toEqual(
          plain.map((each) => (each.direction === "positive" ? "negative" : "positive")),
        );
        expect(turned.map((each) => each.capacityMah)).toEqual(plain.map((each) => each.capacityMah));
      }),
    );
  });

  it("scales capacities with the current", () => {
    fc.assert(
      fc.property(steps, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (given, factor) => {
        const plain = table(runOf(given)).halfCycles;
        const scaled = table(
          runOf(given.map((step) => ({ ...step, currentMa: step.currentMa * factor }))),
        ).halfCycles;
        expect(scaled).toHaveLength(plain.length);
        for (const [k, each] of scaled.entries()) {
          expect(each.capacityMah / factor).toBeCloseTo(plain[k]!.capacityMah, 9);
        }
      }),
    );
  });

  it("is the same for a file split in two", () => {
    fc.assert(
      fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const { time, voltage, current } = steppedRun(given);
        const cut = Math.floor(share * time.length);
        const part = (from: number, to: number) =>
          recordingOf({
            timeS: time.slice(from, to),
            voltageV: voltage.slice(from, to),
            currentMa: current.slice(from, to),
          });
        expect(table(part(0, cut), part(cut, time.length)).halfCycles).toEqual(
          table(part(0, time.length)).halfCycles,
        );
      }),
    );
  });
});

it("analyses a million records in a fraction of a second", () => {
  const rows = 1_000_000;
  const time = new Float64Array(rows);
  const voltage = new Float64Array(rows);
  const current = new Float64Array(rows);
  for (let k = 0; k < rows; k++) {
    time[k] = k;
    current[k] = k % 2000 < 1000 ? -0.5 : 0.5;
    voltage[k] = 1 + Math.sin(k / 300);
  }
  const recording = recordingOf({ timeS: time, voltageV: voltage, currentMa: current });
  table(recording);
  const start = performance.now();
  expect(table(recording).halfCycles).toHaveLength(1000);
  // Measured 50 ms on two shared cores; the bound leaves room for a busy machine.
  expect(performance.now() - start).toBeLessThan(1000);
});
