import fc from "fast-check";
import { expect, test } from "vitest";
import { longDecimal } from "./long-decimal";

const point = 0x2e;

function read(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return longDecimal(bytes, 0, bytes.length, point);
}

test.each([
  "5.079999871668406E-002",
  "-1.939907799371415E-003",
  "4.500050691634417E+003",
  "+1234567890123456789012",
  "0.00000012345678901234567",
  "1.797693134862315E+044",
])("reads %s as Number does", (text) => {
  expect(read(text)).toBe(Number(text.replace("+1234", "1234")));
});

test("leaves ties, very long and very large numbers to the caller", () => {
  // Exactly between two doubles: no finite precision decides it.
  expect(read("9007199254740993.0000000000000")).toBeNaN();
  expect(read("1.00000000000000011102230246251565404")).toBeNaN();
  expect(read("1.234567890123456789E+300")).toBeNaN();
  expect(read("0.0000000000000000")).toBeNaN();
});

test("is the nearest double or undecided, for any digits and exponent", () => {
  let undecided = 0;
  let decided = 0;
  const digits = fc.bigInt({ min: 10n ** 15n, max: 10n ** 22n - 1n });
  fc.assert(
    fc.property(
      digits,
      fc.integer({ min: 0, max: 22 }),
      fc.integer({ min: -22, max: 22 }),
      (value, place, exponent) => {
        const text = value.toString();
        const cut = Math.min(place, text.length);
        const printed = `${text.slice(0, cut)}.${text.slice(cut)}E${exponent}`;
        const ours = read(printed);
        if (Number.isNaN(ours)) undecided += 1;
        else {
          decided += 1;
          expect(ours).toBe(Number(printed));
        }
      },
    ),
    { numRuns: 20_000, seed: 7 },
  );
  expect(decided).toBeGreaterThan(1000 * undecided);
});

test("is the nearest double beside every halfway point between two doubles", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }),
      fc.integer({ min: -1, max: 1 }),
      (mantissa, off) => {
        // (2m + 1) · 2⁵ lies halfway between two doubles of 53 bits; off by one it does not.
        const text = ((2n * mantissa + 1n) * 32n + BigInt(off)).toString();
        const ours = read(text);
        if (!Number.isNaN(ours)) expect(ours).toBe(Number(text));
      },
    ),
    { numRuns: 5000, seed: 11 },
  );
});
