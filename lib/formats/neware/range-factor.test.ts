import { describe, expect, it } from "vitest";
import { isKnownRange, rangeFactor } from "./range-factor";
import { countChanges, totalTimeFromSteps } from "./total-time";

describe("range factors", () => {
  it.each([
    [0, 0],
    [1, 1e-4],
    [5, 1e-4],
    [10, 1e-3],
    [50, 1e-3],
    [100, 1e-2],
    [500, 1e-2],
    [1000, 1e-1],
    [200_000, 1e-1],
    [-1, 1e-5],
    [-50, 1e-4],
    [-500, 1e-3],
    [-200_000, 1e-2],
    [-100_000_000, 10],
  ])("of %d is %d", (code, factor) => {
    expect(rangeFactor(code)).toBeCloseTo(factor, 15);
    expect(isKnownRange(code)).toBe(true);
  });

  it("of a code no file has used follows its decade and is told apart", () => {
    expect(rangeFactor(300)).toBe(1e-2);
    expect(isKnownRange(300)).toBe(false);
  });
});

describe("total time", () => {
  it("begins each step where the longest time of the one before ended, without rounding residue", () => {
    const step = Uint32Array.of(1, 1, 1, 2, 2, 3);
    expect(Array.from(totalTimeFromSteps(Float64Array.of(0, 0.1, 0.2, 0, 0.1, 0.3), step))).toEqual([
      0, 0.1, 0.2, 0.2, 0.3, 0.6,
    ]);
    expect(totalTimeFromSteps(new Float64Array(0), new Uint32Array(0))).toHaveLength(0);
  });

  it("counts steps by any of the columns that change", () => {
    expect(Array.from(countChanges([1, 1, 2, 1]))).toEqual([1, 1, 2, 3]);
    expect(Array.from(countChanges([1, 1, 1], [7, 8, 8]))).toEqual([1, 2, 2]);
    expect(Array.from(countChanges([]))).toEqual([]);
  });
});
