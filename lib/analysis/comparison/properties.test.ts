import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "./compare";
import { formArms } from "./form-arms";
import type { ComparisonMetric, Observation } from "./observation";
import { testPair } from "./pair-test";
import { efficiency, life, ramp } from "./testing/observations";

const metal = fc.constantFrom("Ag", "Au", "Zn", "bare");
const lotCode = fc.constantFrom("L-1", "L-2", "L-3", null);
const temperatureC = fc.constantFrom(24, 25, 26.5, 29, 60, null);

const efficiencies = fc.array(
  fc
    .record({ metal, lotCode, temperatureC, ce: fc.double({ min: 0.1, max: 1.3, noNaN: true }) })
    .map(({ metal, ce, lotCode, temperatureC }) => efficiency(metal, ce, { lotCode }, { temperatureC })),
  { maxLength: 24 },
);
const end = fc.constantFrom("event", "censored", "unknown" as const);
const lives = fc.array(
  fc
    .record({ metal, lotCode, end, cycles: fc.integer({ min: 0, max: 60 }) })
    .map(({ metal, lotCode, end, cycles }) =>
      life(metal, { cycles, end, cause: end === "event" ? "short_hard" : null }, { lotCode }),
    ),
  { maxLength: 20 },
);
const steps = fc.tuple(metal, fc.integer({ min: 0, max: 6 }), fc.boolean());
const rampOf = ([metal, step, survived]: [string, number, boolean], unit = 0.1): Observation =>
  ramp(metal, step === 0 ? null : step * unit, survived && step > 0 ? null : (step + 1) * unit);
const ramps = fc.array(
  steps.map((each) => rampOf(each)),
  { maxLength: 20 },
);

const sets: Readonly<Record<ComparisonMetric, fc.Arbitrary<Observation[]>>> = {
  coulombic_efficiency: efficiencies,
  cycle_life: lives,
  critical_current_density: ramps,
};

test.each(Object.keys(sets) as ComparisonMetric[])(
  "%s: the order of the input changes no digit",
  (metric) => {
    fc.assert(
      fc.property(
        sets[metric].chain((set) =>
          fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length })),
        ),
        ([set, shuffled]) => {
          expect(compare(shuffled, { metric })).toEqual(compare(set, { metric }));
        },
      ),
      { numRuns: 60 },
    );
  },
);

const verdicts = (observations: readonly Observation[], metric: ComparisonMetric) =>
  compare(observations, { metric }).groups.map(({ arms, pairs, grade }) => ({
    grade,
    rows: arms.map(({ label }) => label),
    pairs: pairs.map((pair) => [pair.upper, pair.lower, pair.p?.toFixed(9), pair.probabilityUpperBetter]),
  }));

test("lives counted in other units rank the same", () => {
  fc.assert(
    fc.property(lives, fc.constantFrom(2, 10, 0.5), (set, factor) => {
      const scaled = set.map((each) =>
        each.value.metric === "cycle_life"
          ? { ...each, value: { ...each.value, cycles: each.value.cycles * factor } }
          : each,
      );
      expect(verdicts(scaled, "cycle_life")).toEqual(verdicts(set, "cycle_life"));
    }),
    { numRuns: 60 },
  );
});

test("current densities in other units rank the same", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 20 }), (drawn) => {
      const identity = (set: Observation[]) =>
        set.map((each, index) => ({
          ...each,
          cellCode: `C-${index}`,
          runCode: `R-${index}`,
          lotCode: `L-${index % 2}`,
          pelletCode: `P-${index}`,
        }));
      const milli = identity(drawn.map((each) => rampOf(each, 0.5)));
      const other = identity(drawn.map((each) => rampOf(each, 4)));
      const metric = "critical_current_density";
      expect(verdicts(other, metric)).toEqual(verdicts(milli, metric));
    }),
    { numRuns: 60 },
  );
});

test.each(Object.keys(sets) as ComparisonMetric[])("%s: a pair tests the same from either side", (metric) => {
  fc.assert(
    fc.property(sets[metric], (set) => {
      const arms = formArms(set, { metric, armBy: ["metal"], poolReported: false });
      for (const upper of arms) {
        for (const lower of arms) {
          const [there, back] = [testPair(upper, lower), testPair(lower, upper)];
          expect(there.method).toBe(back.method);
          if (there.p === null || back.p === null) expect(there.p).toBe(back.p);
          else expect(there.p).toBeCloseTo(back.p, 9);
          if (there.probabilityUpperBetter !== null) {
            expect(there.probabilityUpperBetter).toBeCloseTo(1 - (back.probabilityUpperBetter ?? 0), 9);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("a death that becomes a stop never shortens a life", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.boolean()), { minLength: 1 }),
      (cells) => {
        const at = cells.findIndex(([, died]) => died);
        const order = (changed: boolean) =>
          formArms(
            cells.map(([cycles, died], index) =>
              life("Ag", {
                cycles,
                end: died && !(changed && index === at) ? "event" : "censored",
                cause: null,
              }),
            ),
            { metric: "cycle_life", armBy: ["metal"], poolReported: false },
          )[0]?.statistic.order ?? 0;
        expect(order(true)).toBeGreaterThanOrEqual(order(false));
      },
    ),
  );
});

test("an excluded cell changes no number of the others", () => {
  fc.assert(
    fc.property(efficiencies, fc.double({ min: 0.1, max: 1.3, noNaN: true }), (set, ce) => {
      const arms = (observations: readonly Observation[]) =>
        compare(observations, { metric: "coulombic_efficiency" }).groups.flatMap(({ arms }) =>
          arms
            .filter(({ nCells }) => nCells !== 0)
            .map(({ key, statistic, nCells, bootstrap }) => ({ key, statistic, nCells, bootstrap })),
        );
      const excluded = efficiency("Ag", ce, { exclusion: "cracked" });
      const sorted = (list: ReturnType<typeof arms>) => list.map((each) => JSON.stringify(each)).sort();
      expect(sorted(arms([...set, excluded]))).toEqual(sorted(arms(set)));
    }),
    { numRuns: 60 },
  );
});
