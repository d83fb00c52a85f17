import { describe, expect, it } from "vitest";
import { parseGroupedNumber } from "./grouped-number";

const parse = (text: string, decimal: "." | ",", encoding: "utf-8" | "cp1252" = "utf-8") => {
  const bytes = encoding === "utf-8" ? new TextEncoder().encode(text) : Buffer.from(text, "latin1");
  return parseGroupedNumber(bytes, 0, bytes.length, { decimal, encoding });
};

describe("numbers in groups", () => {
  it.each([
    ["1,234.5", ".", 1234.5],
    ["-12,345,678", ".", -12_345_678],
    ["1.234,5", ",", 1234.5],
    ["1 234,5", ",", 1234.5],
    ["1'234.25", ".", 1234.25],
    ["1\u202f234,5", ",", 1234.5],
    ["\u22120.25", ".", -0.25],
    ["\u22120,25", ",", -0.25],
    ["\u22121,234.5e", ".", Number.NaN],
    ["1,23.5", ".", Number.NaN],
    ["1,2345", ".", Number.NaN],
    ["1.234", ",", 1234],
    ["12:30", ".", Number.NaN],
    ["N/A", ".", Number.NaN],
  ] as const)("%s with %s is %d", (text, decimal, value) => {
    expect(parse(text, decimal)).toBe(value);
  });

  it("knows the blank of a Windows code page", () => {
    expect(parse("1\u00a0234,5", ",", "cp1252")).toBe(1234.5);
  });
});
