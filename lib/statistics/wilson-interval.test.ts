import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./wilson-interval";

describe("wilsonInterval", () => {
  it("says nothing without trials", () => {
    expect(wilsonInterval({ successes: 0, trials: 0 })).toEqual({
      proportion: null,
      lower: null,
      upper: null,
    });
  });

  it("starts at 0 for none and ends at 1 for all", () => {
    expect(wilsonInterval({ successes: 0, trials: 4 }).lower).toBe(0);
    expect(wilsonInterval({ successes: 4, trials: 4 }).upper).toBe(1);
    expect(wilsonInterval({ successes: 0, trials: 1e308 }).lower).toBe(0);
  });

  // Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<857::AID-SIM777>3.0.CO;2-E, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives the published limits for %d of %d", (successes, trials, lower, upper) => {
    const interval = wilsonInterval({ successes, trials });
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  it("keeps the digits of the lower limit of 1 in 10¹²", () => {
    const { lower } = wilsonInterval({ successes: 1, trials: 1e12 });
    expect(lower! / 1.765245549351747e-13).toBeCloseTo(1, 12);
  });

  it("mirrors itself and contains the proportion", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (trials, pick) => {
        const successes = pick % (trials + 1);
        const { proportion, lower, upper } = wilsonInterval({ successes, trials });
        const other = wilsonInterval({ successes: trials - successes, trials });
        expect(other.lower).toBeCloseTo(1 - upper!, 12);
        expect(lower).toBeLessThanOrEqual(proportion!);
        expect(upper).toBeGreaterThanOrEqual(proportion!);
      }),
    );
  });

  it("refuses what are no counts", () => {
    expect(() => wilsonInterval({ successes: 3, trials: 2 })).toThrow("found 3 of 2");
    expect(() => wilsonInterval({ successes: 0.5, trials: 2 })).toThrow("whole numbers");
  });
});
