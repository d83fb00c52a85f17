import { describe, expect, it } from "vitest";
import { prepareArrhenius } from "./arrhenius-model";
import { fittedCurve, prepareBode, prepareNyquist, prepareResiduals } from "./impedance-model";
import { xyMargin, xySize } from "./xy-model";

const fit = {
  circuit: "R0+(R1||C1)",
  parameters: { r0Ohm: { value: 10 }, r1Ohm: { value: 100 }, c1F: { value: 1e-6 } },
};
const curve = fittedCurve({ frequencyHz: [1e6, 1e3, 1], realOhm: [], imaginaryOhm: [] }, fit);

describe("impedance plots", () => {
  it("gives both Nyquist axes as many ohms a pixel", () => {
    const { x, y } = prepareNyquist(curve, fit, null);
    const perPixel = (axis: typeof x, length: number) => (axis.maximum - axis.minimum) / length;
    expect(perPixel(x, xySize.width - xyMargin.left - xyMargin.right)).toBeCloseTo(
      perPixel(y, xySize.height - xyMargin.top - xyMargin.bottom),
      9,
    );
    expect(x.minimum).toBeLessThanOrEqual(0);
    expect(x.maximum).toBeGreaterThan(110);
  });

  it("turns the imaginary part upwards and the fit lies on its own data", () => {
    const { series } = prepareNyquist(curve, fit, null);
    expect(Math.max(...series[0]!.points.map(({ y }) => y))).toBeGreaterThan(48);
    expect(series[1]!.points[0]!.x).toBeCloseTo(10, 3);
    expect(series[1]!.points.at(-1)!.x).toBeCloseTo(110, 2);
  });

  it("keeps to the pellet where a blocking electrode would dwarf it", () => {
    const blocked = {
      frequencyHz: [1e6, 10, 0.1],
      realOhm: [60, 70, 900],
      imaginaryOhm: [-10, -50, -9e6],
    };
    const { x, series } = prepareNyquist(blocked, null, 60);
    expect(series[0]!.points).toHaveLength(2);
    expect(x.maximum).toBeLessThan(200);
  });

  it("shows the phase of a capacitive spectrum above zero, and residuals in percent", () => {
    const { phase, modulus } = prepareBode(curve, null);
    expect(phase.series[0]!.points.every(({ y }) => y >= 0)).toBe(true);
    expect(modulus.y.isLogarithmic).toBe(true);
    const zeros = curve.frequencyHz.map(() => 0.004);
    const residuals = prepareResiduals(curve, { realResidual: zeros, imaginaryResidual: zeros });
    expect(residuals.series[0]!.points[0]!.y).toBeCloseTo(0.4, 9);
    expect(residuals.y.maximum).toBeGreaterThanOrEqual(1);
  });

  it("draws the Arrhenius line through σT, 0.347 eV", () => {
    const found = prepareArrhenius(
      [
        [25, 0.74],
        [45, 1.71],
        [60, 2.72],
      ].map(([temperatureC, conductivityMsCm]) => ({
        temperatureC: temperatureC!,
        conductivityMsCm: conductivityMsCm!,
        standardUncertaintyMsCm: null,
      })),
      "total",
    )!;
    expect(found.energy.activationEnergyEv).toBeCloseTo(0.347, 3);
    const [warm, cold] = found.plot.series[1]!.points;
    expect(cold!.y / (0.74 * 298.15)).toBeCloseTo(1, 1);
    expect(warm!.y / (2.72 * 333.15)).toBeCloseTo(1, 1);
    expect(
      prepareArrhenius([{ temperatureC: 25, conductivityMsCm: 1, standardUncertaintyMsCm: null }], ""),
    ).toBeNull();
  });
});
