import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { restrictedMean } from "./restricted-mean";
import { restrictedMeanDifference } from "./restricted-mean-difference";
import { asSurvivalData, lives } from "./testing/arbitraries";
import { placebo, sixMp } from "./testing/published-data";

const nothing = { mean: null, standardError: null, lower: null, upper: null };

describe("restrictedMean", () => {
  it("is not estimable for nobody", () => {
    expect(restrictedMean({ time: [], event: [] }, { tau: 10 })).toEqual(nothing);
  });

  it("is not estimable beyond what was seen", () => {
    expect(restrictedMean({ time: [40, 70, 90], event: [1, 1, 0] }, { tau: 120 })).toEqual(nothing);
    expect(restrictedMean({ time: [40, 70, 90], event: [1, 1, 0] }, { tau: 90 }).mean).toBeCloseTo(66.667, 3);
  });

  it("reaches any horizon once nobody is left", () => {
    expect(restrictedMean({ time: [6, 9], event: [1, 1] }, { tau: 1e6 }).mean).toBe(7.5);
  });

  it("is the horizon without error when nobody failed", () => {
    const result = restrictedMean({ time: [60, 80], event: [0, 0] }, { tau: 60 });
    expect(result).toEqual({ mean: 60, standardError: 0, lower: 60, upper: 60 });
  });

  it("is the plain mean when all lives are known", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 20 }), (time) => {
        const { mean } = restrictedMean({ time, event: time.map(() => 1) }, { tau: 50 });
        expect(mean).toBeCloseTo(time.reduce((sum, each) => sum + each, 0) / time.length, 9);
      }),
    );
  });

  it("refuses a horizon that is none", () => {
    expect(() => restrictedMean(sixMp, { tau: -1 })).toThrow("tau must be");
  });
});

describe("restrictedMeanDifference", () => {
  it("tells the two arms of the remission trial apart", () => {
    const result = restrictedMeanDifference({ a: sixMp, b: placebo }, { tau: 22 });
    expect(result.difference).toBeCloseTo(8.752, 3);
    expect(result.pTwoSided).toBeLessThan(1e-4);
  });

  it("has no test without spread", () => {
    const arm = { time: [60, 80], event: [0, 0] };
    expect(restrictedMeanDifference({ a: arm, b: arm }, { tau: 50 })).toMatchObject({
      difference: 0,
      pTwoSided: null,
    });
  });

  it("changes its sign with the order of the arms", () => {
    fc.assert(
      fc.property(lives, lives, (first, second) => {
        const [a, b] = [asSurvivalData(first), asSurvivalData(second)];
        const forth = restrictedMeanDifference({ a, b }, { tau: 6 });
        const back = restrictedMeanDifference({ a: b, b: a }, { tau: 6 });
        expect(back.pTwoSided).toBe(forth.pTwoSided);
        if (forth.difference === null) expect(back.difference).toBeNull();
        else expect(back.difference).toBeCloseTo(-forth.difference, 12);
      }),
    );
  });
});
