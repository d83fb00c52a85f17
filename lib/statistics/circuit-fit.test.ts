import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circuitImpedance } from "./circuit/circuit-impedance";
import { parseCircuit } from "./circuit/parse-circuit";
import { circuitFit } from "./circuit-fit";

const text = "L+R0+(R1||CPE1)+(R2||CPE2)";
const made = {
  inductanceH: 8e-7,
  r0Ohm: 6.5,
  r1Ohm: 58,
  q1: 4e-9,
  n1: 0.95,
  r2Ohm: 140,
  q2: 2.2e-5,
  n2: 0.82,
};

/** The spectrum of a circuit with a repeatable roughness of the given share. */
function spectrumOf(
  circuitText: string,
  parameters: readonly number[],
  roughness = 0,
  decade = (i: number) => 6.5 - i / 6,
) {
  const circuit = parseCircuit(circuitText);
  const frequencyHz = Array.from({ length: 40 }, (_, i) => 10 ** decade(i));
  const impedances = frequencyHz.map((each) => circuitImpedance(circuit, parameters, each).impedance);
  const rough = (i: number) => 1 + (roughness * (((i * 7919) % 101) - 50)) / 50;
  return {
    frequencyHz,
    realOhm: impedances.map((z, i) => z.re * rough(i)),
    imaginaryOhm: impedances.map((z, i) => z.im * rough(i + 50)),
  };
}

describe("parseCircuit", () => {
  it("names parameters in the order of the text", () => {
    expect(parseCircuit(text).parameterNames).toEqual(Object.keys(made));
    expect(parseCircuit("R0 + ((R1 + W1) || C1)").parameterNames).toEqual([
      "r0Ohm",
      "r1Ohm",
      "w1OhmPerRootS",
      "c1F",
    ]);
  });

  it.each([
    ["", "found the end"],
    ["R0+", "found the end"],
    ["R0+(R1||CPE1", "expected )"],
    ["R0 R1", "expected + or ||"],
    ["R0+X1", "found X1"],
    ["R0+R0", "appears twice"],
  ])("refuses %j", (wrong, message) => {
    expect(() => parseCircuit(wrong)).toThrow(message);
  });
});

describe("circuitImpedance", () => {
  it("is R at the low and R0 at the high end of an arc", () => {
    const circuit = parseCircuit("R0+(R1||C1)");
    const low = circuitImpedance(circuit, [5, 100, 1e-6], 1e-6).impedance;
    const high = circuitImpedance(circuit, [5, 100, 1e-6], 1e12).impedance;
    expect(low.re).toBeCloseTo(105, 6);
    expect(high.re).toBeCloseTo(5, 6);
  });

  it("has its apex at 1/(2π R C), negative imaginary", () => {
    const apex = circuitImpedance(parseCircuit("R1||C1"), [100, 1e-6], 1 / (2 * Math.PI * 1e-4)).impedance;
    expect(apex.re).toBeCloseTo(50, 9);
    expect(apex.im).toBeCloseTo(-50, 9);
  });

  it("has the derivatives that differences give", () => {
    const circuit = parseCircuit("L+R0+((R1+W1)||CPE1)+(R2||C2)+C3");
    const parameters = [1e-6, 5, 60, 30, 1e-6, 0.85, 100, 1e-4, 0.01];
    fc.assert(
      fc.property(fc.double({ min: -1, max: 6, noNaN: true }), (decade) => {
        const frequencyHz = 10 ** decade;
        const { derivatives } = circuitImpedance(circuit, parameters, frequencyHz);
        parameters.forEach((value, j) => {
          const at = (factor: number) =>
            circuitImpedance(circuit, parameters.with(j, value * factor), frequencyHz).impedance;
          const [up, down] = [at(1 + 1e-5), at(1 - 1e-5)];
          const scale = Math.hypot(derivatives[j]!.re, derivatives[j]!.im);
          expect(Math.abs((up.re - down.re) / (2e-5 * value) - derivatives[j]!.re) / scale).toBeLessThan(
            1e-3,
          );
          expect(Math.abs((up.im - down.im) / (2e-5 * value) - derivatives[j]!.im) / scale).toBeLessThan(
            1e-3,
          );
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe("circuitFit", () => {
  it("is not estimable from nothing, or from fewer numbers than parameters", () => {
    const none = { frequencyHz: [], realOhm: [], imaginaryOhm: [] };
    for (const spectrum of [none, { frequencyHz: [1], realOhm: [5], imaginaryOhm: [-1] }]) {
      const fit = circuitFit(spectrum, { circuit: "R0+(R1||CPE1)" });
      expect(fit).toMatchObject({ isConverged: false, weightedResidualSumOfSquares: null });
      expect(fit.parameters.r0Ohm).toEqual({ value: null, standardError: null });
    }
  });

  it("is not estimable when the spectrum does not bound a parameter", () => {
    // R1 runs off beyond 1e89 Ω, and its variance beyond what a double holds.
    const spectrum = { frequencyHz: [2, 4, 2], realOhm: [1, 4, 1], imaginaryOhm: [-1, -3, -1] };
    const fit = circuitFit(spectrum, { circuit: "R0+(R1||C1)" });
    expect(fit.isConverged).toBe(false);
    expect(fit.parameters.r1Ohm).toEqual({ value: null, standardError: null });
  });

  it("shows by null or by the errors that a mere resistor holds no arcs", () => {
    const { parameters } = circuitFit(spectrumOf("R0", [50]), { circuit: text });
    for (const name of ["r1Ohm", "r2Ohm"]) {
      const { value, standardError } = parameters[name]!;
      if (value !== null) expect(standardError).toBeGreaterThan(Math.abs(value));
    }
  });

  it("finds what a spectrum was made from without start values", () => {
    for (const weighting of ["modulus", "unit"] as const) {
      const fit = circuitFit(spectrumOf(text, Object.values(made)), { circuit: text, weighting });
      for (const [name, value] of Object.entries(made)) {
        expect(fit.parameters[name]!.value! / value).toBeCloseTo(1, 6);
      }
    }
  });

  // From the best starts two arcs come to share the large one, and a third bridges what is left.
  it.each([
    [[7.6, 11, 6.7e-7, 0.92, 820, 2e-7, 0.94, 97, 4.8e-4, 0.94]],
    [[16, 340, 1.4e-7, 0.76, 220, 1.5e-6, 0.8, 13, 3e-3, 0.87]],
  ])("moves an arc that another one makes superfluous: %j", (parameters) => {
    const circuit = "R0+(R1||CPE1)+(R2||CPE2)+(R3||CPE3)";
    const spectrum = spectrumOf(circuit, parameters, 0, (i) => 6.8 - i / 5);
    const fit = circuitFit(spectrum, { circuit });
    expect(fit.weightedResidualSumOfSquares).toBeLessThan(1e-20);
    Object.values(fit.parameters).forEach(({ value }, k) => {
      expect(value! / parameters[k]!).toBeCloseTo(1, 6);
    });
  });

  it("finds it in spite of noise, within a few standard errors", () => {
    const fit = circuitFit(spectrumOf(text, Object.values(made), 0.005), { circuit: text });
    for (const [name, value] of Object.entries(made)) {
      const { value: found, standardError } = fit.parameters[name]!;
      expect(Math.abs(found! - value)).toBeLessThan(5 * standardError!);
    }
  });

  it("numbers arcs from the highest frequency whatever the start", () => {
    const swapped = { ...made, r1Ohm: 140, q1: 2e-5, n1: 0.8, r2Ohm: 58, q2: 4e-9, n2: 0.95 };
    const fit = circuitFit(spectrumOf(text, Object.values(made), 0.002), { circuit: text, start: swapped });
    expect(fit.parameters.r1Ohm!.value).toBeCloseTo(58, -1);
    expect(fit.parameters.r2Ohm!.value).toBeCloseTo(140, -1);
  });

  it("scales with the unit", () => {
    const plain = spectrumOf("R0+(R1||CPE1)", [5, 100, 1e-6, 0.85], 0.01);
    const scaled = {
      ...plain,
      realOhm: plain.realOhm.map((each) => each * 1000),
      imaginaryOhm: plain.imaginaryOhm.map((each) => each * 1000),
    };
    const [first, second] = [plain, scaled].map((each) => circuitFit(each, { circuit: "R0+(R1||CPE1)" }));
    expect(second!.parameters.r1Ohm!.value! / first!.parameters.r1Ohm!.value!).toBeCloseTo(1000, 4);
    expect(second!.parameters.n1!.value).toBeCloseTo(first!.parameters.n1!.value!, 7);
  });

  it("asks for start values where it cannot find them", () => {
    const circuit = "R0+((R1+W1)||C1)";
    const spectrum = spectrumOf(circuit, [10, 50, 30, 1e-6]);
    expect(() => circuitFit(spectrum, { circuit })).toThrow("give start values");
    const fit = circuitFit(spectrum, {
      circuit,
      start: { r0Ohm: 8, r1Ohm: 60, w1OhmPerRootS: 20, c1F: 2e-6 },
    });
    expect(fit.parameters.w1OhmPerRootS!.value).toBeCloseTo(30, 6);
  });

  it("refuses what is no spectrum, weighting or start", () => {
    const spectrum = spectrumOf("R0", [50]);
    expect(() =>
      circuitFit({ ...spectrum, frequencyHz: spectrum.frequencyHz.with(0, 0) }, { circuit: "R0" }),
    ).toThrow("frequencyHz[0] must be positive");
    expect(() => circuitFit(spectrum, { circuit: "R0", weighting: "other" as "unit" })).toThrow("weighting");
    expect(() => circuitFit(spectrum, { circuit: "R0", start: { r1Ohm: 3 } })).toThrow(
      "start must name r0Ohm",
    );
  });
});
