import fc from "fast-check";
import { expect, test } from "vitest";
import { medianInPlace, nthSmallest } from "./nth-smallest";

const numbers = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 300 });

test("is what sorting gives, whatever the numbers and however often they repeat", () => {
  const repeated = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(fc.oneof(numbers, repeated), fc.nat(), (given, any) => {
      const index = any % given.length;
      const sorted = Float64Array.from(given).sort();
      // Sorting puts -0 before 0; as numbers they are one.
      expect(nthSmallest(Float64Array.from(given), given.length, index) + 0).toBe(sorted[index]! + 0);
    }),
  );
});

test("looks at the first values only", () => {
  expect(nthSmallest(Float64Array.of(5, 4, 3, 0, 0), 3, 0)).toBe(3);
});

test("the median of an even number lies between the middle two; of none it is 0", () => {
  expect(medianInPlace(Float64Array.of(4, 1, 3, 2), 4)).toBe(2.5);
  expect(medianInPlace(Float64Array.of(9, 1, 3), 3)).toBe(3);
  expect(medianInPlace(new Float64Array(0), 0)).toBe(0);
});
