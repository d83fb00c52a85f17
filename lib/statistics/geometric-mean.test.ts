import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { geometricMean } from "./geometric-mean";

const nothing = { mean: null, standardDeviation: null, lower: null, upper: null };

describe("geometricMean", () => {
  it("says nothing of no value, and of one that is not positive", () => {
    expect(geometricMean([])).toEqual({ n: 0, ...nothing });
    expect(geometricMean([0.74, 0, 0.8])).toEqual({ n: 3, ...nothing });
    expect(geometricMean([2, -1])).toEqual({ n: 2, ...nothing });
  });

  it("has no spread of one value", () => {
    expect(geometricMean([0.52])).toEqual({ ...nothing, n: 1, mean: 0.52 });
  });

  it("has a factor of 1 when all are equal", () => {
    const result = geometricMean([3, 3, 3]);
    expect(result.standardDeviation).toBe(1);
    expect(result.lower).toBeCloseTo(3, 12);
  });

  it("has no upper limit beyond all doubles", () => {
    // t = 636.6 on ln 100: the limit would be 10^636.6.
    const result = geometricMean([0.1, 10], { confidenceLevel: 0.999 });
    expect(result).toMatchObject({ mean: expect.closeTo(1, 12), lower: 0, upper: null });
    expect(result.standardDeviation).toBeCloseTo(25.9545535194701, 9);
  });

  it("sums logarithms where products would underflow", () => {
    expect(geometricMean([2e-120, 3e-130, 1e-115]).mean! / 3.91486764116889e-122).toBeCloseTo(1, 9);
  });

  it("scales with the unit", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 9 }),
        (values) => {
          const [plain, scaled] = [geometricMean(values), geometricMean(values.map((each) => each * 1000))];
          expect(scaled.mean! / plain.mean!).toBeCloseTo(1000, 6);
          expect(scaled.standardDeviation! / plain.standardDeviation!).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});
