/** Random inputs of the property tests. */
import fc from "fast-check";

/** Few distinct values, so that ties are common. */
export const coarse = fc.integer({ min: 0, max: 12 });

export interface Life {
  readonly time: number;
  readonly event: number;
}

const life: fc.Arbitrary<Life> = fc.record({ time: coarse, event: fc.constantFrom(0, 1) });

export const lives = fc.array(life, { minLength: 0, maxLength: 14 });

export const groupedLives = fc.array(
  fc.record({ time: coarse, event: fc.constantFrom(0, 1), group: fc.constantFrom("Ag", "Au") }),
  { maxLength: 12 },
);

export const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 7 });

/** Returns the lists estimators take. */
export function asSurvivalData(subjects: readonly Life[]) {
  return { time: subjects.map((each) => each.time), event: subjects.map((each) => each.event) };
}

/** Returns the list with its members in the order of a permutation drawn from it. */
export function shuffled<Value>(values: readonly Value[]): fc.Arbitrary<Value[]> {
  return fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length });
}
