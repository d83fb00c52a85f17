import { describe, expect, it } from "vitest";
import { fitPellet, type PelletFit } from "./fit-pellet";
import { syntheticSpectrum } from "./testing/synthetic-spectrum";

/** Within five standard uncertainties, and one that means something. */
function expectFound(found: { value: number; standardUncertainty: number } | null, truth: number) {
  expect(found).not.toBeNull();
  expect(Math.abs(found!.value - truth)).toBeLessThan(5 * found!.standardUncertainty + 1e-6 * truth);
  expect(found!.standardUncertainty).toBeLessThan(0.1 * truth);
}

function chosenOf(fits: { chosen: PelletFit | null }): PelletFit {
  expect(fits.chosen).not.toBeNull();
  return fits.chosen!;
}

/** A choice wide enough to err in both directions, and quick. */
const circuits = [
  "R0+(R1||CPE1)+CPE0",
  "(R1||CPE1)+(R2||CPE2)+CPE0",
  "L+R0+(R1||CPE1)",
  "R0+(R1||CPE1)+(R2||CPE2)",
];

describe("fitPellet", () => {
  it("finds bulk and grain boundary of a pellet between blocking electrodes, −60 °C", () => {
    const made = syntheticSpectrum(
      "(R1||CPE1)+(R2||CPE2)+CPE0",
      [5200, 6e-12, 0.98, 2100, 3e-9, 0.88, 2e-6, 0.9],
      {
        noise: 0.003,
      },
    );
    const fit = chosenOf(fitPellet(made, { circuits }));
    expect(fit.arcs.map(({ origin }) => origin)).toEqual(["bulk", "grain_boundary"]);
    expectFound(fit.bulkOhm, 5200);
    expectFound(fit.grainBoundaryOhm, 2100);
    expectFound(fit.totalOhm, 7300);
    expect(fit.interfaceOhm).toBeNull();
    expect(fit.rmsResidual).toBeGreaterThan(0.0025);
    expect(fit.rmsResidual).toBeLessThan(0.0035);
  });

  it("calls R0 the total where only the electrodes' arc is in reach", () => {
    const made = syntheticSpectrum("L+R0+(R1||CPE1)", [2e-8, 59.7, 140, 2e-6, 0.85], {
      highestHz: 1e5,
      noise: 0.002,
    });
    const fit = chosenOf(fitPellet(made, { circuits }));
    expect(fit.bulkOhm).toBeNull();
    expectFound(fit.totalOhm, 59.7);
    expectFound(fit.interfaceOhm, 140);
  });

  it("finds the bulk as R0 before a grain-boundary and an electrode arc", () => {
    const made = syntheticSpectrum("R0+(R1||CPE1)+(R2||CPE2)", [55, 70, 3e-9, 0.92, 320, 4e-6, 0.85], {
      noise: 0.002,
    });
    const fit = chosenOf(fitPellet(made, { circuits }));
    expectFound(fit.bulkOhm, 55);
    expectFound(fit.grainBoundaryOhm, 70);
    expectFound(fit.interfaceOhm, 320);
  });

  it("tells origins by capacitance over geometry: a thin wide disc has more of both", () => {
    const made = syntheticSpectrum("(R1||CPE1)+CPE0", [900, 1.2e-10, 0.99, 2e-6, 0.9], { noise: 0.002 });
    const options = { circuits: ["(R1||CPE1)+CPE0"] };
    expect(chosenOf(fitPellet(made, options)).arcs[0]!.origin).toBe("grain_boundary");
    const known = chosenOf(fitPellet(made, { ...options, cellConstantPerCm: 0.05 / 1.131 }));
    expect(known.arcs[0]!.origin).toBe("bulk");
    expectFound(known.bulkOhm, 900);
  });

  it("chooses none where no circuit is determined, and none of too few points", () => {
    const few = syntheticSpectrum("R0+(R1||CPE1)", [10, 100, 1e-6, 0.9], { highestHz: 1e4, lowestHz: 8e3 });
    expect(fitPellet(few)).toMatchObject({ chosen: null, tried: [] });
  });
});
