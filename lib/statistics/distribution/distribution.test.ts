import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialCdf } from "./binomial-cdf";
import { binomialQuantile } from "./binomial-quantile";
import { chiSquareSurvival } from "./chi-square-survival";
import { normalCdf } from "./normal-cdf";
import { normalQuantile } from "./normal-quantile";
import { normalTwoSidedP } from "./normal-two-sided-p";
import { studentTQuantile } from "./student-t-quantile";
import { studentTTwoSidedP } from "./student-t-two-sided-p";

/** Expects a relative error of at most 1e-12. */
function near(value: number, expected: number) {
  expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(1e-12);
}

describe("normal", () => {
  // Reference values to 20 digits by mpmath.
  it.each([
    [-37, 5.725571222524577e-300],
    [-8, 6.220960574271784e-16],
    [-2.3, 0.010724110021675809],
    [0, 0.5],
    [1.96, 0.9750021048517795],
  ])("has P(Z ≤ %d) = %d", (z, probability) => near(normalCdf(z), probability));

  it.each([
    [1e-100, -21.273453560965326],
    [0.025, -1.9599639845400543],
    [0.05, -1.6448536269514726],
    [0.975, 1.9599639845400543],
  ])("has the quantile of %d at %d", (probability, z) => near(normalQuantile(probability), z));

  it("has no finite quantile at 0 and 1", () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
  });

  it("answers to what is no number", () => {
    expect(normalCdf(Number.NaN)).toBeNaN();
  });

  it("inverts its own distribution function", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 5, noNaN: true }), (z) => {
        expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 8);
      }),
    );
  });

  it("never gives a p of 0", () => {
    expect(normalTwoSidedP(60)).toBe(Number.MIN_VALUE);
    expect(normalTwoSidedP(1e200)).toBe(Number.MIN_VALUE);
  });
});

describe("chi-square", () => {
  it.each([
    [3.841458820694124, 1, 0.05],
    [16.792940989216465, 1, 4.1688091093345e-5],
    [7.814727903251179, 3, 0.05],
    [1000, 1000, 0.49405285382923964],
  ])("has P(χ² ≥ %d) with %d degrees of freedom = %d", (x, df, p) => near(chiSquareSurvival(x, df), p));

  it("is 1 at 0", () => {
    expect(chiSquareSurvival(0, 3)).toBe(1);
  });
});

describe("Student's t", () => {
  it.each([
    [0.95, 1, 12.706204736174694],
    [0.95, 2, 4.302652729749462],
    [0.95, 4, 2.7764451051977934],
    [0.9, 10, 1.812461122811676],
    [0.95, 5000, 1.9604385517065079],
  ])("has the quantile of %d with %d degrees of freedom at %d", (level, df, t) => {
    near(studentTQuantile(level, df), t);
  });

  it("inverts its own tail", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.9999, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (level, df) => {
          expect(1 - studentTTwoSidedP(studentTQuantile(level, df), df)).toBeCloseTo(level, 11);
        },
      ),
    );
  });
});

describe("binomial", () => {
  it("is exact for a fair coin", () => {
    expect(binomialCdf(-1, 10, 0.5)).toBe(0);
    expect(binomialCdf(10, 10, 0.5)).toBe(1);
    near(binomialCdf(1, 9, 0.5), 10 / 512);
    near(binomialCdf(2, 12, 0.5), 79 / 4096);
  });

  it("has a quantile of more trials than 32 bits count", () => {
    expect(binomialQuantile(0.025, 4_294_967_301, 0.5)).toBe(2_147_419_426);
  });

  it("has the quantile that its distribution function reaches first", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, p) => {
          const k = binomialQuantile(p, n, 0.5);
          expect(binomialCdf(k, n, 0.5)).toBeGreaterThanOrEqual(p - 1e-12);
          expect(binomialCdf(k - 1, n, 0.5)).toBeLessThan(p);
        },
      ),
    );
  });
});
