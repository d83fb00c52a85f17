import { describe, expect, it } from "vitest";
import { concatenate } from "./cycling-run";
import { findHalfCycles } from "./half-cycles";
import { recordingOf, steppedRun } from "./testing/recording-of";

const table = (...recordings: ReturnType<typeof recordingOf>[]) => findHalfCycles(concatenate(recordings));
const codes = (warnings: readonly { code: string }[]) => warnings.map((warning) => warning.code);

describe("half-cycles from the stored counter", () => {
  const time = [0, 600, 1200, 1800, 2400, 3000, 3600];
  const voltage = time.map(() => 1);

  it("uses the counter where the file stores no current, whatever its scope", () => {
    const byScope = [
      { scope: "step", charge: [0, 0, 0, 0.4, 0.8, 0, 0], discharge: [0, 0.5, 1, 0, 0, 0.3, 0.7] },
      { scope: "test", charge: [0, 0, 0, 0.4, 0.8, 0.8, 0.8], discharge: [0, 0.5, 1, 1, 1, 1.3, 1.7] },
      { scope: "schedule", charge: [5, 5, 5, 5.4, 5.8, 0, 0], discharge: [2, 2.5, 3, 3, 3, 0.3, 0.7] },
    ] as const;
    for (const { scope, charge, discharge } of byScope) {
      const { halfCycles, chargeSource } = table(
        recordingOf({
          timeS: time,
          voltageV: voltage,
          chargeCapacityMah: { values: charge, scope },
          dischargeCapacityMah: { values: discharge, scope },
        }),
      );
      expect(chargeSource, scope).toBe("counter");
      expect(
        halfCycles.map((each) => each.direction),
        scope,
      ).toEqual(["negative", "positive", "negative"]);
      for (const [k, expected] of [1, 0.8, 0.7].entries()) {
        expect(halfCycles[k]!.capacityMah, `${scope} ${k}`).toBeCloseTo(expected, 12);
      }
    }
  });

  it("sums stored increments, also where the current was derived from them", () => {
    const increments = [0, -0.5, -0.5, 0.4, 0.4, -0.3, -0.4];
    const { halfCycles, chargeSource } = table(
      recordingOf({
        timeS: time,
        voltageV: voltage,
        chargeIncrementMah: increments,
        currentMa: { values: increments.map((dq) => dq * 6), origin: "reconstructed" },
      }),
    );
    expect(chargeSource).toBe("counter");
    expect(halfCycles.map((each) => Number(each.capacityMah.toFixed(12)))).toEqual([1, 0.8, 0.7]);
    expect(halfCycles.every((each) => each.otherCapacityMah === null)).toBe(true);
  });

  it("reads a counter that starts again with every half-cycle, even when a short one outgrows the last", () => {
    const { halfCycles } = table(
      recordingOf({
        timeS: [0, 10, 20, 30],
        voltageV: [1, 1, 1, 1],
        currentMa: [-1, -1, 1, 1],
        capacityMah: { values: [-0.0005, -0.0028, 0.0026, 0.0055], scope: "half_cycle" },
      }),
    );
    expect(halfCycles.map((each) => each.capacityMah)).toEqual([0.0028, 0.0055]);
  });

  it("prefers a fine counter over sparse sampling and reports both when they are far apart", () => {
    const sparse = table(
      recordingOf({
        timeS: [0, 1000, 2000, 2010],
        voltageV: [3, 3.5, 4, 4],
        currentMa: [10, 10, 2, 1],
        chargeCapacityMah: { values: [0.0123456, 2.7901234, 4.1234567, 4.1276543], scope: "test" },
        dischargeCapacityMah: { values: [0, 0, 0, 0], scope: "test" },
      }),
    );
    expect(sparse.chargeSource).toBe("counter");
    expect(sparse.halfCycles[0]!.capacityMah).toBeCloseTo(4.1153087, 6);
    expect(codes(sparse.warnings)).toEqual(["charge_mismatch"]);
  });

  it("believes the current over a counter that is printed with too few digits", () => {
    const steps = steppedRun([{ currentMa: 0.2, hours: 17.8168 }], 20);
    const coarse = steps.time.map((seconds) => Math.floor((0.2 * seconds) / 3600 / 0.1) * 0.1 * 0.89);
    const result = table(
      recordingOf({
        timeS: steps.time,
        voltageV: steps.voltage,
        currentMa: steps.current,
        chargeCapacityMah: { values: coarse, scope: "test" },
        dischargeCapacityMah: { values: coarse.map(() => 0), scope: "test" },
      }),
    );
    expect(result.chargeSource).toBe("current");
    expect(result.halfCycles[0]!.capacityMah).toBeCloseTo(3.56336, 5);
    expect(result.warnings[0]!.message).toMatch(
      /3\.5633\d* mAh from the current, 3\.1\d* mAh from the counter/,
    );
  });

  it("detects currents 1000 times too small and times 3600 times too long", () => {
    const steps = steppedRun([
      { currentMa: -0.5, hours: 2 },
      { currentMa: 0.5, hours: 1.8 },
    ]);
    const charge = steps.time.map((s) => Math.max(0, (s - 7200) * 0.5) / 3600);
    const discharge = steps.time.map((s) => (Math.min(7200, s) * 0.5) / 3600);
    const counters = {
      chargeCapacityMah: { values: charge, scope: "test" },
      dischargeCapacityMah: { values: discharge, scope: "test" },
    } as const;
    const small = table(
      recordingOf({
        timeS: steps.time,
        voltageV: steps.voltage,
        currentMa: steps.current.map((i) => i / 1000),
        ...counters,
      }),
    );
    const long = table(
      recordingOf({
        timeS: steps.time.map((s) => s * 3600),
        voltageV: steps.voltage,
        currentMa: steps.current,
        ...counters,
      }),
    );
    for (const result of [small, long]) {
      expect(codes(result.warnings)).toContain("unit_slip");
      expect(result.halfCycles[0]!.capacityMah).toBeCloseTo(1, 9);
    }
    const wallClock = table(
      recordingOf({
        timeS: steps.time.map((s) => s * 3600),
        unixTimeS: steps.time.map((s) => 1.7e9 + s),
        voltageV: steps.voltage,
        currentMa: steps.current,
      }),
    );
    expect(codes(wallClock.warnings)).toContain("unit_slip");
  });
});
