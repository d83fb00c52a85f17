import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrapInterval } from "./bootstrap-interval";
import { drawnReplicates } from "./resampling/drawn-replicates";
import { enumeratedReplicates } from "./resampling/enumerated-replicates";
import { randomGenerator } from "./resampling/random-generator";
import { resampleStatistic } from "./resampling/resample-statistic";

const values = [0.9612, 0.9874, 0.9931, 0.9343, 0.9799, 0.9925, 0.9788, 0.9701];
const many = Array.from({ length: 30 }, (_, i) => Math.exp(((i * 17) % 30) / 10));

describe("bootstrapInterval", () => {
  it("says nothing of no value", () => {
    expect(bootstrapInterval([])).toMatchObject({
      n: 0,
      estimate: null,
      lower: null,
      upper: null,
      resampling: null,
    });
  });

  it("gives the value itself where there is no spread", () => {
    for (const method of ["percentile", "bca"] as const) {
      expect(bootstrapInterval([0.5, 0.5, 0.5], { method })).toMatchObject({
        estimate: 0.5,
        lower: 0.5,
        upper: 0.5,
      });
      expect(bootstrapInterval([7], { method })).toMatchObject({
        estimate: 7,
        lower: 7,
        upper: 7,
        resamples: null,
      });
    }
  });

  it("has no geometric mean of a value that is not positive", () => {
    const result = bootstrapInterval([1, 0, 2], { statistic: "geometricMean" });
    expect(result).toMatchObject({ estimate: null, lower: null });
  });

  it("is not estimable when leaving out any one value changes nothing", () => {
    const result = bootstrapInterval([1, 5, 5, 5, 9], { statistic: "median", method: "bca" });
    expect(result).toMatchObject({ estimate: 5, lower: null, upper: null, acceleration: null });
  });

  it("counts every resample of a small sample, so that no seed matters", () => {
    const [first, second] = [1, 2].map((seed) => bootstrapInterval(values, { seed }));
    expect(first).toEqual(second);
    expect(first).toMatchObject({ resampling: "enumeration", resamples: 8 ** 8, seed: null });
    expect(first!.z0).toBeCloseTo(-0.06725, 5);
    expect(first!.acceleration).toBeCloseTo(-0.06437, 5);
  });

  it("draws from the seed for a larger one, and repeats itself", () => {
    const [first, again, other] = [4, 4, 5].map((seed) => bootstrapInterval(many, { seed, resamples: 2000 }));
    expect(again).toEqual(first);
    expect(other!.lower).not.toBe(first!.lower);
    expect(first).toMatchObject({ resampling: "monte-carlo", resamples: 2000, seed: 4 });
  });

  it("is symmetric about 0 for a symmetric sample, although its sums round to either side", () => {
    const result = bootstrapInterval([-0.3, -0.1, 0.1, 0.3]);
    expect(result.z0).toBeCloseTo(0, 12);
    expect(result.acceleration).toBeCloseTo(0, 12);
    expect(result.lower).toBeCloseTo(-0.2, 12);
    expect(result.upper).toBeCloseTo(0.2, 12);
  });

  it.each([1e-150, 1e-12, 1e12, 1e150])("keeps its acceleration in units of %d", (unit) => {
    const result = bootstrapInterval([1, 2, 5].map((each) => each * unit));
    expect(result.acceleration).toBeCloseTo(0.05080730281418, 12);
    expect(result.lower! / unit).toBeCloseTo(4 / 3, 12);
  });

  it("scales with the unit", () => {
    const plain = bootstrapInterval(many, { resamples: 500 });
    const scaled = bootstrapInterval(
      many.map((each) => each * 4),
      { resamples: 500 },
    );
    expect(scaled.lower).toBeCloseTo(4 * plain.lower!, 9);
    expect(scaled.upper).toBeCloseTo(4 * plain.upper!, 9);
  });

  it("refuses what it does not know", () => {
    expect(() => bootstrapInterval([1, 2], { resamples: 0 })).toThrow("resamples");
    expect(() => bootstrapInterval([1, 2], { resamples: 1e12 })).toThrow("resamples");
    expect(() => bootstrapInterval([1, 2], { seed: 0.5 })).toThrow("seed");
    expect(() => bootstrapInterval([1, 2], { method: "basic" as "bca" })).toThrow("method must be");
    expect(() => bootstrapInterval([1, 2], { statistic: "mode" as "mean" })).toThrow("statistic must be");
  });
});

describe("replicates", () => {
  it("agree, drawn or counted", () => {
    const sorted = Float64Array.from(values).sort();
    for (const kind of ["mean", "median", "geometricMean"] as const) {
      const statistic = resampleStatistic(kind, sorted);
      const counted = enumeratedReplicates(statistic, sorted.length);
      const drawn = drawnReplicates(statistic, sorted.length, { resamples: 40_000, seed: 2 });
      for (const probability of [0.05, 0.5, 0.95]) {
        expect(drawn.quantile(probability)).toBeCloseTo(counted.quantile(probability), 2.5);
      }
      const estimate = statistic(new Int32Array(8).fill(1), 8);
      expect(drawn.shareBelow(estimate, 1e-12)).toBeCloseTo(counted.shareBelow(estimate, 1e-12), 1.5);
    }
  });

  it("have the median that sorting the resample gives", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }), (counts) => {
        const resample = counts.flatMap((count, i) => new Array<number>(count).fill([1, 2, 5, 9][i]!));
        fc.pre(resample.length > 0);
        const middle = resample.length >> 1;
        const expected =
          resample.length % 2 ? resample[middle]! : (resample[middle - 1]! + resample[middle]!) / 2;
        expect(resampleStatistic("median", Float64Array.of(1, 2, 5, 9))(counts, resample.length)).toBe(
          expected,
        );
      }),
    );
  });
});

describe("randomGenerator", () => {
  it("is even over its range", () => {
    const random = randomGenerator(9);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) counts[random.nextBelow(10)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
