import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "./holm";
import { pairwiseComparison } from "./pairwise-comparison";

describe("holm", () => {
  it("has nothing to adjust in an empty list", () => {
    expect(holm([])).toEqual([]);
  });

  it("keeps a refused comparison out of the count", () => {
    expect(holm([null, 0.04, 0.01])).toEqual([null, 0.04, 0.02]);
    expect(holm([null, null])).toEqual([null, null]);
  });

  it("never decreases in the order of the raw values", () => {
    expect(holm([0.01, 0.011, 0.012, 0.04])).toEqual([0.04, 0.04, 0.04, 0.04]);
  });

  it("never lies below the raw value or above 1, and keeps the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 10 }), (p) => {
        const adjusted = holm(p);
        p.forEach((raw, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(raw);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          p.forEach((other, j) => {
            if (raw < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
          });
        });
      }),
    );
  });

  it("refuses what is no probability", () => {
    expect(() => holm([1.2])).toThrow("p[0] must lie in 0 to 1, found 1.2");
    expect(() => holm([Number.NaN])).toThrow("found NaN");
  });
});

describe("pairwiseComparison", () => {
  it("has no pair in fewer than two groups", () => {
    expect(pairwiseComparison([])).toEqual([]);
    expect(pairwiseComparison([{ name: "Ag", values: [1] }])).toEqual([]);
  });

  it("leaves an empty group untested and out of the adjustment", () => {
    const pairs = pairwiseComparison([
      { name: "Ag", values: [5, 6, 7, 8] },
      { name: "Au", values: [] },
      { name: "Cu", values: [1, 2, 3, 4] },
    ]);
    expect(pairs.map((pair) => [pair.a, pair.b, pair.p === null])).toEqual([
      ["Ag", "Au", true],
      ["Ag", "Cu", false],
      ["Au", "Cu", true],
    ]);
    expect(pairs[1]!.pHolm).toBe(pairs[1]!.p);
  });

  it("cannot reach 0.05 with four cells in each of four arms", () => {
    const arm = (name: string, from: number) => ({ name, values: [from, from + 1, from + 2, from + 3] });
    const pairs = pairwiseComparison([arm("Ag", 30), arm("Zn", 20), arm("Au", 10), arm("Cu", 0)]);
    for (const pair of pairs) expect(pair.pHolm).toBeCloseTo((6 * 2) / 70, 12);
  });

  it("refuses two groups of one name", () => {
    expect(() =>
      pairwiseComparison([
        { name: "Ag", values: [] },
        { name: "Ag", values: [] },
      ]),
    ).toThrow("own name");
  });
});
