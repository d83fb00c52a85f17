import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kaplanMeier } from "./kaplan-meier";
import { lives } from "./testing/arbitraries";
import { cosmesis } from "./testing/published-data";
import { turnbull } from "./turnbull";

/** Critical current densities on grids of two steps, some ramps never failing. */
const ramps = fc.array(
  fc.record({
    lower: fc.integer({ min: 0, max: 9 }),
    width: fc.constantFrom(1, 2, 3, 5, null),
  }),
  { minLength: 1, maxLength: 10 },
);

function asData(list: readonly { lower: number; width: number | null }[]) {
  return {
    lower: list.map((each) => each.lower),
    upper: list.map((each) => (each.width === null ? null : each.lower + each.width)),
  };
}

describe("turnbull", () => {
  it("says nothing of nobody", () => {
    const result = turnbull({ lower: [], upper: [] }, { at: [1] });
    expect(result).toMatchObject({ n: 0, intervals: [], survival: [null], logLikelihood: null });
    expect(result.medianInterval).toEqual({ lower: null, upper: null });
  });

  it("keeps the mass of those that never failed beyond the last step", () => {
    const result = turnbull({ lower: [0.8, 1, 0.9], upper: [null, null, null] }, { at: [0.5, 1, 1.2] });
    expect(result.intervals).toEqual([{ lower: 1, upper: null, mass: 1 }]);
    expect(result.survival).toEqual([1, 1, null]);
    expect(result.medianInterval).toEqual({ lower: 1, upper: null });
  });

  it("does not let adjacent half-open intervals share their end", () => {
    const result = turnbull({ lower: [0.2, 0.3], upper: [0.3, 0.4] }, { at: [0.3] });
    expect(result.intervals.map((each) => each.mass)).toEqual([0.5, 0.5]);
    expect(result.survival).toEqual([0.5]);
    expect(result.medianInterval).toEqual({ lower: 0.2, upper: 0.3 });
  });

  it("takes a missing lower end as unbounded", () => {
    const result = turnbull({ lower: [null], upper: [0.1] }, { at: [-1, 0.1] });
    expect(result.intervals).toEqual([{ lower: null, upper: 0.1, mass: 1 }]);
    expect(result.survival).toEqual([null, 0]);
  });

  it("sets a mass to 0 that expectation–maximisation only creeps towards", () => {
    const result = turnbull({
      lower: [0.5, 1, 0.2, 0.75, 0.8, 0.2],
      upper: [null, 1.25, 0.5, 1.5, null, 0.8],
    });
    const masses = result.intervals.map((each) => each.mass);
    expect(masses[0]).toBeCloseTo(1 / 3, 9);
    expect(masses[1]).toBeCloseTo(0, 6);
    expect(masses[2]).toBeCloseTo(2 / 3, 6);
  });

  it("gives the published masses of the cosmesis study", () => {
    const result = turnbull({
      lower: cosmesis.map(([lower]) => lower),
      upper: cosmesis.map(([, upper]) => upper),
    });
    const masses = result.intervals.map((each) => each.mass).filter((mass) => mass > 0);
    const published = [0.0463, 0.0334, 0.0887, 0.0708, 0.0926, 0.0818, 0.1209, 0.4656];
    expect(masses).toHaveLength(published.length);
    masses.forEach((mass, j) => {
      expect(mass).toBeCloseTo(published[j]!, 4);
    });
  });

  it("is Kaplan and Meier's curve for exact and right-censored lives", () => {
    fc.assert(
      fc.property(lives, (cells) => {
        const time = cells.map((cell) => cell.time);
        const curve = kaplanMeier({ time, event: cells.map((cell) => cell.event) });
        const upper = cells.map((cell) => (cell.event === 1 ? cell.time : null));
        const { survival } = turnbull({ lower: time, upper }, { at: curve.time });
        survival.forEach((value, row) => {
          if (value !== null) expect(value).toBeCloseTo(curve.survival[row]!, 9);
        });
      }),
    );
  });

  it("is a maximum: masses sum to 1 and no other masses are more likely", () => {
    fc.assert(
      fc.property(
        ramps,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (list, noise) => {
          const data = asData(list);
          const result = turnbull(data);
          expect(result.isConverged).toBe(true);
          const masses = result.intervals.map((each) => each.mass);
          expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9);
          const likelihood = (weights: readonly number[]) =>
            list.reduce((sum, _, i) => {
              const [from, to] = [data.lower[i]!, data.upper[i] ?? Infinity];
              const inside = result.intervals.map(
                (each) => each.lower! >= from && (each.upper ?? Infinity) <= to,
              );
              return (
                sum + Math.log(weights.reduce((total, weight, j) => total + (inside[j] ? weight : 0), 0))
              );
            }, 0);
          expect(likelihood(masses)).toBeCloseTo(result.logLikelihood!, 8);
          const mixed = masses.map((mass, j) => 0.9 * mass + 0.1 * (noise[j % 20]! + 0.01));
          const total = mixed.reduce((sum, mass) => sum + mass, 0);
          expect(likelihood(mixed.map((mass) => mass / total))).toBeLessThanOrEqual(
            result.logLikelihood! + 1e-9,
          );
        },
      ),
    );
  });

  it("does not depend on the order of the cells or the unit", () => {
    fc.assert(
      fc.property(ramps, (list) => {
        const result = turnbull(asData(list));
        const other = turnbull(
          asData(
            list
              .toReversed()
              .map(({ lower, width }) => ({ lower: 4 * lower, width: width === null ? null : 4 * width })),
          ),
        );
        other.intervals.forEach((each, j) => {
          expect(each.mass).toBeCloseTo(result.intervals[j]!.mass, 8);
          expect(each.lower).toBe(4 * result.intervals[j]!.lower!);
        });
      }),
    );
  });

  it("answers for 5,000 cells in well under a second", () => {
    const lower = Array.from({ length: 5000 }, (_, i) => ((i * 7919) % 5003) / 10);
    const upper = lower.map((from, i) => (i % 3 === 0 ? null : from + 1 + ((i * 31) % 400) / 10));
    const start = performance.now();
    expect(turnbull({ lower, upper }).isConverged).toBe(true);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("refuses an interval that ends before it begins", () => {
    expect(() => turnbull({ lower: [2], upper: [1] })).toThrow("lower[0] 2 lies above upper[0] 1");
  });
});
