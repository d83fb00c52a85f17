import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { savitzkyGolay } from "./savitzky-golay";

describe("savitzkyGolay", () => {
  it("says nothing of less than a window", () => {
    expect(savitzkyGolay([], { window: 5, polynomialOrder: 2 })).toEqual([]);
    expect(savitzkyGolay([1, 2], { window: 5, polynomialOrder: 2 })).toEqual([null, null]);
  });

  it("leaves a window of one alone", () => {
    expect(savitzkyGolay([3, 1, 4], { window: 1, polynomialOrder: 0 })).toEqual([3, 1, 4]);
  });

  it("has the published weights: (−3, 12, 17, 12, −3)/35", () => {
    const impulse = [0, 0, 0, 0, 1, 0, 0, 0, 0];
    const weights = savitzkyGolay(impulse, { window: 5, polynomialOrder: 2 }).slice(2, 7);
    [-3, 12, 17, 12, -3].forEach((weight, k) => {
      expect(weights[k]).toBeCloseTo(weight / 35, 12);
    });
  });

  it("reproduces a polynomial of its order, edges and derivatives too", () => {
    const polynomial = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(polynomial, fc.constantFrom(5, 7, 11), ([c0, c1, c2], window) => {
        const spacing = 0.5;
        const x = Array.from({ length: 15 }, (_, i) => i * spacing);
        const y = x.map((t) => c0! + c1! * t + c2! * t * t);
        const slope = savitzkyGolay(y, { window, polynomialOrder: 2, derivative: 1, spacing });
        const bend = savitzkyGolay(y, { window, polynomialOrder: 3, derivative: 2, spacing });
        const none = savitzkyGolay(y, { window, polynomialOrder: 2, derivative: 3, spacing });
        x.forEach((t, i) => {
          expect(slope[i]).toBeCloseTo(c1! + 2 * c2! * t, 8);
          expect(bend[i]).toBeCloseTo(2 * c2!, 8);
          expect(none[i]).toBeCloseTo(0, 8);
        });
      }),
    );
  });

  it("has no derivative above its order, however high", () => {
    const none = savitzkyGolay([3, 1, 4, 1, 5], { window: 3, polynomialOrder: 2, derivative: 1e308 });
    expect(none).toEqual([0, 0, 0, 0, 0]);
  });

  it("refuses an even window and an order that fills it", () => {
    expect(() => savitzkyGolay([1], { window: 4, polynomialOrder: 2 })).toThrow("window must be odd");
    expect(() => savitzkyGolay([1], { window: 5, polynomialOrder: 5 })).toThrow("polynomialOrder");
  });
});
