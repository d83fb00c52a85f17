import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FloatScanner, parseFloatBytes } from "./parse-float-bytes";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("numbers from bytes", () => {
  it.each([
    ["0", 0],
    ["-0.0", -0],
    ["+12.5", 12.5],
    ["000123", 123],
    ["1.8446744073709552E+019", 2 ** 64],
    ["1e+037", 1e37],
    ["2.5E-0004", 2.5e-4],
    [".5", 0.5],
    ["5.", 5],
    [" 7 ", 7],
    ["0.1000000000000000055511151231257827", 0.1],
    ["9007199254740993", 9007199254740992],
    ["4.9e-324", 4.9e-324],
    ["1e400", Number.POSITIVE_INFINITY],
  ])("reads %s", (text, value) => {
    expect(parseFloatBytes(bytes(text))).toBe(value);
  });

  it.each(["", " ", "-", ".", "e5", "1,5", "12:30", "NaN", "1e", "0x10", "1 2"])("refuses %j", (text) => {
    expect(parseFloatBytes(bytes(text))).toBeNaN();
  });

  it("reads a decimal comma when told so, and then no point", () => {
    expect(parseFloatBytes(bytes("-26,55568"), 0, 9, ",")).toBe(-26.55568);
    expect(parseFloatBytes(bytes("1.5"), 0, 3, ",")).toBeNaN();
  });

  it("says where the number ended", () => {
    const scanner = new FloatScanner();
    expect(scanner.scan(bytes("3.25,4"), 0, 6)).toBe(3.25);
    expect(scanner.end).toBe(4);
    expect(scanner.scan(bytes("2exp"), 0, 4)).toBe(2);
    expect(scanner.end).toBe(1);
  });

  it("equals Number for every double, printed any way", () => {
    const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(anyDouble, fc.integer({ min: 1, max: 21 }), (value, precision) => {
        for (const text of [String(value), value.toPrecision(precision), value.toExponential()])
          expect(parseFloatBytes(bytes(text))).toBe(Number(text));
      }),
      { numRuns: 3000 },
    );
  });
});
