import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrhenius } from "./arrhenius";
import { weightedLeastSquares } from "./weighted-least-squares";

const nothing = {
  intercept: null,
  slope: null,
  standardErrorSlope: null,
  residualDegreesOfFreedom: null,
  rSquared: null,
};

describe("weightedLeastSquares", () => {
  it("draws no line through none, one, or points above each other", () => {
    expect(weightedLeastSquares({ x: [], y: [] })).toMatchObject(nothing);
    expect(weightedLeastSquares({ x: [1], y: [2] })).toMatchObject(nothing);
    expect(weightedLeastSquares({ x: [5, 5], y: [1, 2] })).toMatchObject(nothing);
    expect(weightedLeastSquares({ x: [1, 2, 3], y: [1, 2, 3], weights: [1, 0, 0] })).toMatchObject(nothing);
  });

  it("has no errors through two points", () => {
    const line = weightedLeastSquares({ x: [1, 3], y: [2, 8] });
    expect(line).toMatchObject({
      slope: 3,
      standardErrorSlope: null,
      lowerSlope: null,
      residualDegreesOfFreedom: 0,
    });
    expect(line.intercept).toBeCloseTo(-1, 12);
  });

  it("explains nothing where nothing varies", () => {
    const line = weightedLeastSquares({ x: [1, 2, 3], y: [4, 4, 4] });
    expect(line).toMatchObject({ slope: 0, standardErrorSlope: 0, rSquared: null });
  });

  it("needs only ratios of weights", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }), (weights) => {
        const data = { x: [1, 2, 3, 4, 6], y: [2, 3, 5, 9, 8] };
        const plain = weightedLeastSquares({ ...data, weights });
        const scaled = weightedLeastSquares({ ...data, weights: weights.map((each) => each * 1e-250) });
        expect(scaled.slope).toBeCloseTo(plain.slope!, 9);
        expect(scaled.standardErrorSlope).toBeCloseTo(plain.standardErrorSlope!, 9);
      }),
    );
  });

  it("is exact where nothing varies, whatever the weights", () => {
    const weights = [9.765394131247362e-6, 694638.0990496234, 4.361137124287898e-6];
    const line = weightedLeastSquares({ x: [102, 101.2, 101], y: [0.1, 0.1, 0.1], weights });
    expect(line).toMatchObject({ slope: 0, intercept: 0.1, standardErrorIntercept: 0, rSquared: null });
  });

  it.each([1e-300, 1e-12, 1e12, 1e200])("keeps its digits in units of %d", (unit) => {
    const [x, y, weights] = [
      [0, 1, 2, 3],
      [1, 3.1, 4.9, 99],
      [1, 2, 1, 0],
    ];
    const byX = weightedLeastSquares({ x: x.map((each) => each * unit), y, weights });
    const byY = weightedLeastSquares({ x, y: y.map((each) => each * unit), weights });
    expect(byX.slope! * unit).toBeCloseTo(1.95, 12);
    expect(byX.standardErrorSlope! * unit).toBeCloseTo(0.106066017177981, 12);
    expect(byX.intercept).toBeCloseTo(1.075, 12);
    expect(byY.slope! / unit).toBeCloseTo(1.95, 12);
    expect(byY.standardErrorIntercept! / unit).toBeCloseTo(0.129903810567665, 12);
    expect(byY.rSquared).toBeCloseTo(0.997050147492625, 12);
  });

  it("refuses a negative weight", () => {
    expect(() => weightedLeastSquares({ x: [1], y: [1], weights: [-1] })).toThrow(
      "weights[0] must not be negative",
    );
  });
});

describe("arrhenius", () => {
  const measured = { temperatureC: [25, 45, 60], conductivity: [0.74, 1.71, 2.72] };

  it("has no energy at one temperature, or of a conductivity that is not positive", () => {
    const none = { activationEnergyEv: null, standardErrorEv: null, lnPrefactor: null };
    expect(arrhenius({ temperatureC: [25], conductivity: [0.74] })).toMatchObject(none);
    expect(arrhenius({ temperatureC: [25, 45], conductivity: [0.74, 0] })).toMatchObject(none);
    expect(arrhenius({ temperatureC: [], conductivity: [] })).toMatchObject(none);
  });

  it("gives the published 0.347 eV of the reference pellet, ±0.20", () => {
    const fit = arrhenius(measured);
    expect(fit.activationEnergyEv).toBeCloseTo(0.3473, 4);
    expect(fit.rSquared).toBeCloseTo(0.9979, 4);
    expect(fit.upperEv! - fit.activationEnergyEv!).toBeCloseTo(0.2, 2);
  });

  it("lies lower by about kB T without T", () => {
    expect(arrhenius(measured, { model: "ln(sigma)" }).activationEnergyEv).toBeCloseTo(0.3202, 4);
  });

  it("has no error from two temperatures", () => {
    const fit = arrhenius({ temperatureC: [25, 45], conductivity: [0.74, 1.71] });
    expect(fit.activationEnergyEv).toBeCloseTo(0.369, 3);
    expect(fit.standardErrorEv).toBeNull();
  });

  it("refuses what lies below absolute zero and an uncertainty of 0", () => {
    expect(() => arrhenius({ temperatureC: [-300], conductivity: [1] })).toThrow("above absolute zero");
    expect(() => arrhenius({ ...measured, standardUncertainty: [0.1, 0, 0.1] })).toThrow(
      "standardUncertainty[1]",
    );
  });
});
