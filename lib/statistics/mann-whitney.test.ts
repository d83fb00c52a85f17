import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hodgesLehmann } from "./hodges-lehmann";
import { mannWhitney } from "./mann-whitney";
import { sample } from "./testing/arbitraries";
import { permeability } from "./testing/published-data";

describe("mannWhitney", () => {
  it("says nothing of an empty sample", () => {
    const nothing = {
      u: null,
      probabilityAGreater: null,
      pTwoSided: null,
      smallestPossibleP: null,
      method: null,
    };
    expect(mannWhitney([], [1, 2])).toMatchObject(nothing);
    expect(mannWhitney([1], [])).toMatchObject(nothing);
  });

  it("cannot tell one value from one other", () => {
    expect(mannWhitney([2], [1])).toMatchObject({ u: 1, pTwoSided: 1, pAGreater: 0.5, smallestPossibleP: 1 });
  });

  it("has p = 1 when all values are equal, however many", () => {
    const equal = new Array(3000).fill(0.99);
    expect(mannWhitney(equal, equal)).toMatchObject({
      method: "exact",
      probabilityAGreater: 0.5,
      pTwoSided: 1,
    });
  });

  it("gives the published W and p of the permeability study", () => {
    const test = mannWhitney(permeability.term, permeability.early);
    expect(test.u).toBe(35);
    expect(test.pAGreater).toBeCloseTo(0.1272, 4);
  });

  it("names its approximation for large samples, and never a p of 0", () => {
    const a = Array.from({ length: 2500 }, (_, i) => i);
    const apart = mannWhitney(
      a,
      a.map((each) => each + 1e6),
    );
    expect(apart).toMatchObject({ method: "normal-approximation", u: 0, pTwoSided: Number.MIN_VALUE });
    const mixed = mannWhitney(
      a,
      a.map((each) => each + 0.5),
    );
    expect(mixed.pTwoSided).toBeGreaterThan(0.9);
  });

  it("approximates what it counts, near its limit", () => {
    const draw = (shift: number, n: number) =>
      Array.from({ length: n }, (_, i) => ((i * 7919) % 1009) + shift);
    const [counted, approximated] = [
      mannWhitney(draw(0, 120), draw(60.5, 120)),
      mannWhitney(draw(0, 121), draw(60.5, 121)),
    ];
    expect([counted.method, approximated.method]).toEqual(["exact", "normal-approximation"]);
    expect(Math.abs(counted.pTwoSided! - approximated.pTwoSided!)).toBeLessThan(0.01);
  });

  it("mirrors itself when the samples change places", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const [forth, back] = [mannWhitney(a, b), mannWhitney(b, a)];
        expect(back.u).toBe(forth.uOther);
        expect(back.probabilityAGreater).toBeCloseTo(1 - forth.probabilityAGreater!, 12);
        expect(back.pTwoSided).toBeCloseTo(forth.pTwoSided!, 12);
        expect(back.pAGreater).toBeCloseTo(forth.pALess!, 12);
      }),
    );
  });

  it("looks at order alone", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const stretch = (value: number) => value ** 3 + 5 * value;
        expect(mannWhitney(a.map(stretch), b.map(stretch))).toEqual(mannWhitney(a, b));
        expect(mannWhitney(a.toReversed(), b.toReversed())).toEqual(mannWhitney(a, b));
      }),
    );
  });

  it("refuses what is no number", () => {
    expect(() => mannWhitney([Number.NaN], [1])).toThrow("a[0] must be a finite number");
  });
});

describe("hodgesLehmann", () => {
  it("says nothing of an empty sample", () => {
    expect(hodgesLehmann([], [1])).toMatchObject({ shift: null, lower: null, range: { lower: null } });
  });

  it("has no 95 % interval for three against three, but a range of 90 %", () => {
    const result = hodgesLehmann([0.99, 0.98, 0.97], [0.91, 0.9, 0.85]);
    expect(result).toMatchObject({ lower: null, upper: null, achievedConfidence: null });
    expect(result.range.achievedConfidence).toBeCloseTo(0.9, 12);
  });

  it("gives the published shift of the permeability study", () => {
    expect(hodgesLehmann(permeability.term, permeability.early).shift).toBeCloseTo(0.305, 12);
  });

  it("approximates the rank for large samples and says so", () => {
    const a = Array.from({ length: 2500 }, (_, i) => i);
    const result = hodgesLehmann(
      a,
      a.map((each) => each - 10),
    );
    expect(result).toMatchObject({ method: "normal-approximation", shift: 10 });
    expect(result.achievedConfidence).toBeCloseTo(0.95, 4);
  });

  it("moves with a shift, changes sign with the order, and scales with the unit", () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const { shift, lower, upper } = hodgesLehmann(a, b, { confidenceLevel: 0.8 });
        const back = hodgesLehmann(b, a, { confidenceLevel: 0.8 });
        const scaled = hodgesLehmann(
          a.map((each) => 4 * each),
          b.map((each) => 4 * each),
          { confidenceLevel: 0.8 },
        );
        expect(back.shift).toBeCloseTo(-shift!, 12);
        expect(scaled.shift).toBeCloseTo(4 * shift!, 12);
        if (lower === null || upper === null) expect(back.upper).toBeNull();
        else {
          expect(back.upper).toBeCloseTo(-lower, 12);
          expect(lower).toBeLessThanOrEqual(upper);
        }
      }),
    );
  });
});
