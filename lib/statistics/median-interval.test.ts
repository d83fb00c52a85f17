import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median } from "./median";
import { medianInterval } from "./median-interval";
import { medianIntervalTable } from "./median-interval-table";
import { quantile } from "./quantile";

describe("median and quantile", () => {
  it("say nothing of an empty list", () => {
    expect(median([])).toBeNull();
    expect(quantile([], 0.5)).toBeNull();
  });

  it("agree at one half", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), (values) => {
        const sorted = values.sort((a, b) => a - b);
        expect(quantile(sorted, 0.5)).toBeCloseTo(median(sorted)!, 12);
      }),
    );
  });

  it("interpolate as type 7 does", () => {
    expect(quantile([1, 2, 3, 4, 10], 0.9)).toBeCloseTo(7.6, 12);
    expect(quantile([1, 2], 0)).toBe(1);
    expect(quantile([1, 2], 1)).toBe(2);
  });
});

describe("medianInterval", () => {
  it("says nothing of no value", () => {
    expect(medianInterval([])).toEqual({
      n: 0,
      median: null,
      lower: null,
      upper: null,
      lowerRank: null,
      upperRank: null,
      coverage: null,
      range: { lower: null, upper: null, coverage: null },
    });
  });

  it("puts no interval around one value", () => {
    expect(medianInterval([962])).toMatchObject({
      median: 962,
      lower: null,
      coverage: null,
      range: { lower: 962, upper: 962, coverage: 0 },
    });
  });

  it("has none at 95 % for five cells and the extremes for six", () => {
    expect(medianInterval([5, 9, 4, 12, 30])).toMatchObject({
      lower: null,
      range: { coverage: expect.closeTo(0.9375, 12) },
    });
    expect(medianInterval([5, 9, 4, 12, 30, 7])).toMatchObject({
      lower: 4,
      upper: 30,
      coverage: expect.closeTo(0.96875, 12),
    });
  });

  it("takes the extremes when their coverage is exactly what was asked", () => {
    expect(medianInterval([1, 2, 3, 4, 5], { confidenceLevel: 0.9375 })).toMatchObject({
      lowerRank: 1,
      upperRank: 5,
    });
  });

  it("has the published ranks", () => {
    const rows = medianIntervalTable([9, 10, 12]).map((row) => [row.lowerRank, row.upperRank, row.coverage]);
    expect(rows).toEqual([
      [2, 8, expect.closeTo(0.961, 3)],
      [2, 9, expect.closeTo(0.979, 3)],
      [3, 10, expect.closeTo(0.961, 3)],
    ]);
  });

  it("covers at least what was asked and could not be narrower", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99),
        (n, confidenceLevel) => {
          const [row] = medianIntervalTable([n], { confidenceLevel });
          if (row!.lowerRank === null) expect(row!.rangeCoverage).toBeLessThan(confidenceLevel);
          else expect(row!.coverage).toBeGreaterThanOrEqual(confidenceLevel - 1e-9);
        },
      ),
    );
  });

  it("refuses a size that is no count", () => {
    expect(() => medianIntervalTable([2.5])).toThrow("n[0] must be a whole number");
    expect(() => medianIntervalTable([3e300])).toThrow("n[0] must be a whole number");
  });
});
