import { describe, expect, it } from "vitest";
import { findCycles } from "../cycles";
import { concatenate } from "../cycling-run";
import { findHalfCycles } from "../half-cycles";
import { metalBehaviour } from "../simulation/metal-behaviour";
import { ccdProgramme, lifeProgramme, rateProgramme } from "../simulation/programmes";
import { simulateRun } from "../simulation/simulate-run";
import type { Fate, ProgrammedCycle, SimulatedCell } from "../simulation/simulated-cell";
import { recordingOf, type Step, steppedRun } from "../testing/recording-of";
import { detectShorts, flagShorts } from "./detect-shorts";
import type { Spectrum } from "./short-evidence";

const pellet = { thicknessUm: 500, conductivityMsCm: 0.74 };
const areaCm2 = 1.131;
const cell = (metal: keyof typeof metalBehaviour): SimulatedCell => ({
  counter: "lithium",
  metal,
  interlayerNm: 200,
  areaCm2,
  pelletThicknessUm: pellet.thicknessUm,
  conductivityMsCm: pellet.conductivityMsCm,
  interfaceAsrOhmCm2: 25,
  inventoryMahCm2: 30,
  asrGrowthOhmCm2: 0.3,
  ...metalBehaviour[metal],
});
const life = (currentMaCm2: number, cycles = 12) =>
  lifeProgramme({ cycles, currentMaCm2, capacityMahCm2: 0.5 });

function shortsOf(
  metal: keyof typeof metalBehaviour,
  fate: Fate,
  programme: ProgrammedCycle[],
  seed: number,
) {
  const { recording } = simulateRun({ cell: cell(metal), programme, fate, seed });
  return shortsIn(recording);
}

function shortsIn(recording: ReturnType<typeof recordingOf>, spectra: Spectrum[] = []) {
  const run = concatenate([recording]);
  const table = findHalfCycles(run);
  const cycles = findCycles(table.halfCycles, { platingSign: -1, area: { basis: "interlayer", areaCm2 } });
  const found = detectShorts({ run, table, cycles, counterElectrode: "lithium", areaCm2, pellet, spectra });
  return { found, cycles };
}
const rulesOf = (found: ReturnType<typeof shortsIn>["found"]) =>
  [...new Set(found.flatMap((finding) => finding.evidence.map((each) => each.rule)))].sort();

describe("short circuits", () => {
  it("are not found in healthy cells of any metal, at any current", () => {
    for (const metal of ["Ag", "Au", "Zn", "Cu"] as const) {
      for (const [seed, current] of [0.1, 0.5, 1].entries()) {
        const { found } = shortsOf(metal, { kind: "healthy" }, life(current), seed + 1);
        expect(found, `${metal} at ${current} mA cm⁻²`).toEqual([]);
      }
      expect(shortsOf(metal, { kind: "healthy" }, ccdProgramme(), 9).found, `${metal}, ramp`).toEqual([]);
    }
  });

  it("are found hard, at their record, when the voltage collapses for good", () => {
    for (const [seed, metal] of (["Ag", "Au", "Zn", "Cu"] as const).entries()) {
      const { found, cycles } = shortsOf(
        metal,
        { kind: "hard_short", cycle: 6, atShare: 0.55 },
        ccdProgramme(),
        seed,
      );
      const [first] = found;
      expect(first, metal).toMatchObject({ kind: "hard", firstCycle: 6, direction: "plating" });
      expect(["probable", "confirmed"]).toContain(first!.severity);
      expect(rulesOf(found)).toEqual(expect.arrayContaining(["S1", "S4"]));
      // Silver and gold still alloy at this charge, above 0 V: nothing falls towards 0 V from below.
      if (metal === "Zn" || metal === "Cu") expect(rulesOf(found)).toContain("S2");
      const plating = cycles[5]!;
      const share = (first!.onsetS! - plating.startS) / plating.platingTimeS!;
      // A film that is filling crosses 0 V on its way down, so that a window may begin before the collapse.
      expect(share).toBeGreaterThan(0.35);
      expect(share).toBeLessThan(0.62);
    }
  });

  it("are found soft when the voltage flickers and recovers", () => {
    const { found, cycles } = shortsOf(
      "Ag",
      { kind: "soft_short", fromCycle: 8, probability: 1 },
      life(0.5),
      21,
    );
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]!.kind).toBe("soft");
    expect(found[0]!.firstCycle).toBe(8);
    expect(rulesOf(found)).toContain("S2");
    const flagged = flagShorts(cycles, found);
    expect(flagged[7]!.flags).toContain("soft_short_suspect");
    expect(flagged[3]!.flags).not.toContain("soft_short_suspect");
  });

  it("do not accuse a cell that polarises", () => {
    const fate = { kind: "polarisation", fromCycle: 3, asrPerCycleOhmCm2: 20 } as const;
    expect(shortsOf("Ag", fate, life(0.5, 14), 4).found).toEqual([]);
  });

  const cycle = (strip: Partial<Step> = {}): Step[] => [
    { currentMa: -0.5, hours: 1, fromV: -0.05, toV: -0.06 },
    { currentMa: 0.5, hours: 0.98, fromV: 0.05, toV: 4, ...strip },
    { currentMa: 0, hours: 0.5, fromV: 3.5, toV: 2.6 },
  ];
  const recordOf = (steps: Step[]) => {
    const { time, voltage, current } = steppedRun(steps, 30);
    return recordingOf({ timeS: time, voltageV: voltage, currentMa: current });
  };

  it("are not seen in a record without a voltage (S2)", () => {
    const { time, voltage, current } = steppedRun([...cycle(), ...cycle()], 30);
    voltage[60] = Number.NaN;
    const recording = recordingOf({ timeS: time, voltageV: voltage, currentMa: current });
    expect(shortsIn(recording).found).toEqual([]);
  });

  it("show in a strip that gives back more than was plated, or never climbs (S4)", () => {
    const much = shortsIn(recordOf([...cycle(), ...cycle(), ...cycle({ hours: 1.1 })])).found;
    expect(much.map((finding) => finding.severity)).toEqual(["suspected"]);
    expect(much[0]!.evidence[0]).toMatchObject({ rule: "S4", cycle: 3 });
    const low = shortsIn(recordOf([...cycle(), ...cycle(), ...cycle({ toV: 0.08 })])).found;
    expect(rulesOf(low)).toEqual(["S4"]);
    expect(low[0]!.evidence[0]!.message).toContain("below its cut-off of 4 V");
  });

  it("show in a rest that sinks to 0 V after a strip (S6)", () => {
    const steps = [...cycle(), ...cycle()];
    steps[steps.length - 1] = { currentMa: 0, hours: 2, fromV: 3.9, toV: 0.01 };
    const { found } = shortsIn(recordOf(steps));
    expect(found[0]!.evidence.map((each) => each.rule)).toEqual(["S6"]);
  });

  it("are confirmed by an impedance that no intact pellet has (S7)", () => {
    const healthy = recordOf([...cycle(), ...cycle()]);
    const frequencyHz = [1e6, 1e5, 1e4, 1e3, 100, 10, 1];
    const spectrum = (real: number[], imaginary: number[]): Spectrum => ({
      frequencyHz,
      realOhm: real,
      imaginaryOhm: imaginary,
    });
    const intact = spectrum([60, 62, 70, 80, 85, 88, 95], [-5, -8, -12, -10, -9, -6, -20]);
    const resistor = spectrum([80, 80, 80, 80, 80, 80, 80], [-1, 0, 0, 0, 0, 0, 0]);
    const bridge = spectrum([5, 5, 5, 5, 5, 5, 5], [-1, -1, -1, -1, -1, -1, -1]);
    const loop = spectrum([60, 62, 70, 80, 84, 80, 76], [-5, -8, -12, 4, 6, 6, 3]);
    expect(shortsIn(healthy, [intact]).found).toEqual([]);
    for (const each of [resistor, bridge, loop]) {
      expect(shortsIn(healthy, [each]).found).toMatchObject([{ severity: "confirmed", kind: "soft" }]);
    }
    expect(shortsIn(healthy, [bridge]).found[0]!.evidence[0]!.message).toMatch(
      /5 Ω where the pellet alone has 59\.7 Ω/,
    );
  });

  it("show in a full cell that charges on a falling voltage below its cut-off (S5)", () => {
    const full = {
      ...cell("Ag"),
      counter: "cathode",
      areaCm2: 0.1257,
      inventoryMahCm2: 3.2,
      meanCe: 0.99,
      firstCe: 0.93,
    } as const;
    const programme = rateProgramme({ currentsMaCm2: [0.5, 1, 1.5], capacityMahCm2: 3.2, cyclesEach: 2 });
    const detect = (fate: Fate) => {
      const run = concatenate([simulateRun({ cell: full, programme, fate, seed: 2 }).recording]);
      const table = findHalfCycles(run);
      const cycles = findCycles(table.halfCycles, { platingSign: 1 });
      return detectShorts({
        run,
        table,
        cycles,
        counterElectrode: "cathode",
        areaCm2: 0.1257,
        pellet,
        cathodeMahCm2: 3.2,
        upperCutoffV: 4.2,
      });
    };
    expect(detect({ kind: "healthy" })).toEqual([]);
    const shorted = detect({ kind: "hard_short", cycle: 5, atShare: 0.4 });
    expect(shorted[0]).toMatchObject({ firstCycle: 5 });
    expect(rulesOf(shorted)).toEqual(["S5"]);
  });
});
