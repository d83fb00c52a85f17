import { expect, test } from "vitest";
import { excerptAround } from "./excerpt";

const long = `${"before ".repeat(60)}the film shows delamination at the edge ${"after ".repeat(60)}`;

test("shows the words where they stand, cut at both ends", () => {
  const excerpt = excerptAround(long, "delamination");
  expect(excerpt).toMatch(/^… .*delamination.* …$/);
  expect(excerpt.length).toBeLessThan(170);
});

test("finds the most similar word of a misprint", () => {
  expect(excerptAround(long, "deamination")).toContain("delamination");
});

test("a short text stays whole", () => {
  expect(excerptAround("C-0042\nhalf cell", "half")).toBe("C-0042 half cell");
  expect(excerptAround("", "x")).toBe("");
});
