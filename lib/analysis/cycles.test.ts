import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findReservoirCe, reservoirCe, summariseCe } from "./coulombic-efficiency";
import { findCycles } from "./cycles";
import { concatenate } from "./cycling-run";
import { findHalfCycles } from "./half-cycles";
import { inferPlatingSign, platingSign } from "./plating-sign";
import { polaritySuspicion } from "./polarity";
import { recordingOf, type Step, steppedRun } from "./testing/recording-of";

const halvesOf = (steps: readonly Step[]) => {
  const { time, voltage, current } = steppedRun(steps);
  return findHalfCycles(concatenate([recordingOf({ timeS: time, voltageV: voltage, currentMa: current })]))
    .halfCycles;
};
const plate = (mah: number, currentMa = 0.5): Step => ({
  currentMa: -currentMa,
  hours: mah / currentMa,
  fromV: 0.3,
  toV: -0.03,
});
const strip = (mah: number, currentMa = 0.5): Step => ({
  currentMa,
  hours: mah / currentMa,
  fromV: 0.03,
  toV: 4,
});
const area = { basis: "interlayer", areaCm2: 1.131 } as const;

describe("cycles", () => {
  it("pairs plating with the stripping that follows", () => {
    const cycles = findCycles(halvesOf([plate(1), strip(0.86), plate(1), strip(0.9)]), {
      platingSign: -1,
      area,
    });
    expect(cycles.map((cycle) => cycle.index)).toEqual([1, 2]);
    expect(cycles[0]!.ceFraction).toBeCloseTo(0.86, 12);
    expect(cycles[0]!.flags).toEqual(["first"]);
    expect(cycles[1]!.flags).toEqual(["terminal"]);
    expect(cycles[0]!.platedMahCm2).toBeCloseTo(1 / 1.131, 12);
    expect(cycles[0]!.platingCurrentDensityMaCm2).toBeCloseTo(0.5 / 1.131, 12);
    expect(cycles[0]!.polarisationV).toBeCloseTo(2.015 - 0.135, 9);
    expect(cycles[0]!.platingTimeS).toBeCloseTo(7200, 6);
  });

  it("gives 86 % and not 116 % for 1.00 plated and 0.86 stripped, whichever came first", () => {
    const started = findCycles(halvesOf([strip(0.4), plate(1), strip(0.86)]), { platingSign: -1 });
    expect(started.map((cycle) => cycle.index)).toEqual([0, 1]);
    expect(started[0]).toMatchObject({ platedMah: null, ceFraction: null, flags: ["unpaired_strip"] });
    expect(started[1]!.ceFraction).toBeCloseTo(0.86, 12);
  });

  it("keeps a plating without its stripping, and an efficiency above 100 %", () => {
    const cycles = findCycles(halvesOf([plate(1), strip(1.64), plate(0.4)]), { platingSign: -1 });
    expect(cycles[0]!.ceFraction).toBeCloseTo(1.64, 9);
    expect(cycles[0]!.flags).toEqual(["first", "ce_above_100"]);
    expect(cycles[1]).toMatchObject({
      ceFraction: null,
      strippedMah: null,
      flags: ["incomplete", "terminal"],
    });
  });

  it("gives no efficiency for a plating below resolution", () => {
    const cycles = findCycles(halvesOf([plate(1e-4), strip(0.5)]), { platingSign: -1, resolutionMah: 1e-3 });
    expect(cycles[0]!.ceFraction).toBeNull();
    expect(cycles[0]!.flags).toContain("below_resolution");
  });

  it("keeps the file's own cycle number of the first record", () => {
    const { time, voltage, current } = steppedRun([plate(1), strip(0.9)]);
    const run = concatenate([
      recordingOf({ timeS: time, voltageV: voltage, currentMa: current, vendorCycle: time.map(() => 7) }),
    ]);
    expect(findCycles(findHalfCycles(run).halfCycles, { platingSign: -1 }, run)[0]!.vendorCycle).toBe(7);
  });

  it("pairs every half-cycle exactly once, in order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0.1, max: 2, noNaN: true })), { maxLength: 12 }),
        fc.constantFrom(1 as const, -1 as const),
        (given, sign) => {
          const halves = halvesOf(given.map(([plates, mah]) => (plates ? plate(mah) : strip(mah))));
          const used = findCycles(halves, { platingSign: sign }).flatMap((cycle) =>
            [cycle.platingHalfCycle, cycle.strippingHalfCycle].filter((each) => each !== null),
          );
          expect(used).toEqual(halves.map((half) => half.index));
        },
      ),
    );
  });
});

describe("plating sign", () => {
  const half = [plate(1), strip(0.86), plate(1), strip(0.88), plate(1), strip(0.87)];
  const turned = half.map((step) => ({ ...step, currentMa: -step.currentMa }));

  it("is the direction that goes down to 0 V against lithium", () => {
    expect(inferPlatingSign(halvesOf(half), "lithium")).toMatchObject({ sign: -1, confidence: "high" });
    expect(inferPlatingSign(halvesOf(turned), "lithium")).toMatchObject({ sign: 1, confidence: "high" });
    expect(inferPlatingSign(halvesOf(half), "unknown")).toMatchObject({ sign: -1, confidence: "medium" });
  });

  it("is the charge against a cathode", () => {
    const full: Step[] = [
      { currentMa: 0.4, hours: 2, fromV: 3.4, toV: 4.2 },
      { currentMa: -0.4, hours: 1.8, fromV: 4, toV: 1 },
    ];
    expect(inferPlatingSign(halvesOf(full), "cathode")).toMatchObject({ sign: 1, confidence: "high" });
    expect(inferPlatingSign(halvesOf(full), "unknown").confidence).toBe("low");
  });

  it("is not misled by a start far above the cut-off, nor by a last half-cycle cut off", () => {
    const cut: Step[] = [
      { currentMa: -0.2, hours: 30, fromV: 2.65, toV: 0.01 },
      { currentMa: 0.2, hours: 18, fromV: 0.04, toV: 1 },
      { currentMa: -0.2, hours: 7, fromV: 0.99, toV: 0.11 },
    ];
    expect(inferPlatingSign(halvesOf(cut), "lithium")).toMatchObject({ sign: -1, confidence: "high" });
    const rising: Step[] = [
      { currentMa: 0.15, hours: 15, fromV: 0.24, toV: 4.2 },
      { currentMa: -0.15, hours: 12, fromV: 4.2, toV: 2.5 },
    ];
    expect(inferPlatingSign(halvesOf(rising), "unknown").sign).toBe(1);
  });

  it("is not guessed without a voltage that tells", () => {
    expect(inferPlatingSign([], "lithium").sign).toBeNull();
    const flat: Step[] = [
      { currentMa: 1, hours: 1 },
      { currentMa: -1, hours: 1 },
    ];
    expect(inferPlatingSign(halvesOf(flat), "lithium")).toMatchObject({ sign: null, evidence: "none" });
  });

  it("is the stated one where there is one", () => {
    const stated = platingSign({ halfCycles: halvesOf(half), counterElectrode: "lithium", stated: 1 });
    expect(stated).toMatchObject({ sign: 1, evidence: "stated" });
  });

  it("is suspected when efficiencies of 116 % would be 86 % the other way", () => {
    const halves = halvesOf([...turned, ...turned].map((step) => ({ ...step, fromV: 1, toV: 1 })));
    const suspicion = suspicionOf(halves, -1);
    expect(suspicion?.code).toBe("polarity_suspect");
    expect(suspicion?.message).toMatch(/median 11\d\.?\d* %.*would be 8\d(\.\d)? %/);
    expect(suspicionOf(halves, 1)).toBeNull();
  });

  it("is suspected when the voltage tells the other one", () => {
    expect(suspicionOf(halvesOf(half), -1)).toBeNull();
    expect(suspicionOf(halvesOf(half), 1)?.code).toBe("polarity_suspect");
  });
});

function suspicionOf(halfCycles: ReturnType<typeof halvesOf>, platingSign: 1 | -1) {
  const cycles = findCycles(halfCycles, { platingSign });
  return polaritySuspicion({ halfCycles, cycles, platingSign, counterElectrode: "lithium" });
}

describe("coulombic efficiency", () => {
  const cycles = findCycles(
    halvesOf([plate(1), strip(0.5), plate(1), strip(0.9), plate(2), strip(1.9), plate(1), strip(0.1)]),
    { platingSign: -1 },
  );

  it("is averaged over k0 < k < terminal, with the first cycle apart", () => {
    const summary = summariseCe(cycles);
    expect(summary).toMatchObject({ cycles: 2, firstCycle: 2, lastCycle: 3, above100: 0 });
    expect(summary.initial).toBeCloseTo(0.5, 12);
    expect(summary.ratioOfSums).toBeCloseTo(2.8 / 3, 12);
    expect(summary.arithmeticMean).toBeCloseTo(0.925, 12);
    expect(summary.geometricMean).toBeCloseTo(Math.sqrt(0.9 * 0.95), 12);
    expect(summary.logLossMean).toBeCloseTo(1 - Math.sqrt(0.1 * 0.05), 12);
    expect(summariseCe(cycles, { formationCycles: 0, excludeTerminal: false }).cycles).toBe(4);
  });

  it("ends before the first short", () => {
    expect(summariseCe(cycles, { beforeCycle: 3 })).toMatchObject({ cycles: 1, lastCycle: 2 });
    expect(summariseCe(cycles, { beforeCycle: 1 })).toMatchObject({ cycles: 0, ratioOfSums: null });
  });

  it("is null over an empty window", () => {
    const summary = summariseCe(cycles, { formationCycles: 9 });
    expect(summary).toMatchObject({ cycles: 0, ratioOfSums: null, geometricMean: null, firstCycle: null });
  });

  it("is the reservoir's average where the protocol is one", () => {
    expect(reservoirCe({ reservoirMah: 5, cycledMah: 1, cycles: 10, finalStripMah: 4.25 })).toBeCloseTo(
      14.25 / 15,
      12,
    );
    expect(reservoirCe({ reservoirMah: 1, cycledMah: 1, cycles: 10, finalStripMah: 1 })).toBeNull();
    const steps = [plate(5), ...Array.from({ length: 10 }, () => [strip(1), plate(1)]).flat(), strip(4.25)];
    const found = findReservoirCe(findCycles(halvesOf(steps), { platingSign: -1 }));
    expect(found).toMatchObject({ cycles: 10 });
    expect(found!.ceFraction).toBeCloseTo(14.25 / 15, 9);
    expect(findReservoirCe(cycles)).toBeNull();
  });
});
