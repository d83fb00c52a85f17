import { describe, expect, it } from "vitest";
import { concatenate } from "./cycling-run";
import { differentialCapacity, peakAreaMah } from "./differential-capacity";
import { findHalfCycles } from "./half-cycles";
import { metalBehaviour } from "./simulation/metal-behaviour";
import { lifeProgramme } from "./simulation/programmes";
import { simulateRun } from "./simulation/simulate-run";
import { recordingOf, type Step, steppedRun } from "./testing/recording-of";

const analysed = (steps: readonly Step[]) => {
  const { time, voltage, current } = steppedRun(steps);
  const run = concatenate([recordingOf({ timeS: time, voltageV: voltage, currentMa: current })]);
  return { run, table: findHalfCycles(run) };
};

describe("differential capacity", () => {
  it("is the slope of a straight line, negative on falling voltage", () => {
    const rising = analysed([{ currentMa: 1, hours: 2, fromV: 0, toV: 1 }]);
    const up = differentialCapacity(rising.run, rising.table, rising.table.halfCycles[0]!);
    expect(up).toMatchObject({ method: "bins", binWidthV: 0.005 });
    for (const value of up.dqdvMahPerV) expect(value).toBeCloseTo(2, 9);
    const falling = analysed([{ currentMa: -1, hours: 2, fromV: 1, toV: 0 }]);
    const down = differentialCapacity(falling.run, falling.table, falling.table.halfCycles[0]!);
    for (const value of down.dqdvMahPerV) expect(value).toBeCloseTo(-2, 9);
    expect(peakAreaMah(down, 0.2, 0.4)).toBeCloseTo(0.4, 9);
  });

  it("leaves out a voltage hold", () => {
    const charge = Array.from({ length: 101 }, (_, k) => k);
    const hold = Array.from({ length: 100 }, (_, k) => Math.exp(-(k + 1) / 20));
    const run = concatenate([
      recordingOf({
        timeS: [...charge, ...hold].map((_, k) => k * 36),
        voltageV: [...charge.map((k) => 3 + k / 100), ...hold.map((_, k) => 4 + 1e-6 * k)],
        currentMa: [...charge.map(() => 1), ...hold],
      }),
    ]);
    const table = findHalfCycles(run);
    const bins = differentialCapacity(run, table, table.halfCycles[0]!, { binWidthV: 0.01 });
    expect(bins.records).toBeLessThanOrEqual(102);
    expect(Math.max(...bins.dqdvMahPerV)).toBeCloseTo(1, 6);
  });

  it("shows the alloy plateaus of silver as peaks with their charge as area", () => {
    const cell = {
      counter: "lithium",
      metal: "Ag",
      interlayerNm: 200,
      areaCm2: 1,
      pelletThicknessUm: 500,
      conductivityMsCm: 0.74,
      interfaceAsrOhmCm2: 10,
      inventoryMahCm2: 8.25,
      asrGrowthOhmCm2: 0,
      ...metalBehaviour.Ag,
    } as const;
    const programme = lifeProgramme({ cycles: 2, currentMaCm2: 0.05, capacityMahCm2: 0.25 });
    const { recording } = simulateRun({ cell, programme, fate: { kind: "healthy" }, seed: 1 });
    const run = concatenate([recording]);
    const table = findHalfCycles(run);
    const bins = differentialCapacity(run, table, table.halfCycles[2]!);
    // LiAg of 200 nm holds 0.052 mAh cm⁻²; its plateau lies between the next one and the fall from rest.
    expect(peakAreaMah(bins, 0.1, 0.25)).toBeCloseTo(0.05, 2);
  });

  it("is empty for a half-cycle without two advancing records", () => {
    const { run, table } = analysed([{ currentMa: 1, hours: 1, fromV: 0.1, toV: 0.1 }]);
    expect(differentialCapacity(run, table, table.halfCycles[0]!).centersV).toEqual([]);
  });
});
