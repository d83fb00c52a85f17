import { describe, expect, it } from "vitest";
import { kramersKronig } from "./kramers-kronig";
import { syntheticSpectrum } from "./testing/synthetic-spectrum";

const garnet = "L+(R1||CPE1)+(R2||CPE2)+CPE0";
const values = [1e-7, 60, 5e-11, 0.98, 45, 2e-9, 0.9, 3e-6, 0.9];

describe("kramersKronig", () => {
  it("follows every circuit of resistances, CPEs and leads", () => {
    for (const [circuit, parameters] of [
      ["R0+(R1||C1)", [10, 100, 1e-6]],
      ["L+R0+(R1||CPE1)", [1e-6, 10, 100, 1e-6, 0.85]],
      [garnet, values],
    ] as const) {
      const test = kramersKronig(syntheticSpectrum(circuit, parameters))!;
      expect(test.isConsistent, circuit).toBe(true);
      expect(test.rmsResidual, circuit).toBeLessThan(5e-3);
    }
  });

  it("finds residuals of the size of the noise, and stops before it follows them", () => {
    const spectrum = syntheticSpectrum(garnet, values, { noise: 0.003 });
    const test = kramersKronig(spectrum)!;
    expect(test.rmsResidual).toBeGreaterThan(0.002);
    expect(test.rmsResidual).toBeLessThan(0.004);
    expect(test.elements).toBeLessThan(spectrum.frequencyHz.length / 2);
    expect(test.isConsistent).toBe(true);
  });

  it("does not follow what breaks the relations: a phase that the modulus does not explain", () => {
    const spectrum = syntheticSpectrum("R0+(R1||C1)", [10, 100, 1e-6]);
    const broken = { ...spectrum, imaginaryOhm: spectrum.imaginaryOhm.map((each) => each * 1.3) };
    const test = kramersKronig(broken)!;
    expect(test.isConsistent).toBe(false);
    expect(test.largestResidual).toBeGreaterThan(0.03);
  });

  it("points at the drift of a cell that changed during the slow end", () => {
    const spectrum = syntheticSpectrum("R0+(R1||C1)", [10, 100, 1e-5], { highestHz: 1e5, lowestHz: 0.1 });
    const realOhm = spectrum.realOhm.map((each, i) => (spectrum.frequencyHz[i]! < 1 ? each * 1.4 : each));
    const test = kramersKronig({ ...spectrum, realOhm })!;
    expect(test.isConsistent).toBe(false);
    expect(test.largestAtHz).toBeLessThan(20);
  });

  it("says nothing of too few points or too narrow a range", () => {
    expect(kramersKronig({ frequencyHz: [10, 1], realOhm: [1, 2], imaginaryOhm: [-1, -1] })).toBeNull();
    const narrow = syntheticSpectrum("R0+(R1||C1)", [10, 100, 1e-5], { highestHz: 50, lowestHz: 10 });
    expect(kramersKronig(narrow)).toBeNull();
  });
});
