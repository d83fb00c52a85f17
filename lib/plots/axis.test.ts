import { expect, test } from "vitest";
import { axisLabel, axisOver, positionOn } from "./axis";

test("no values give a plain axis, not a crash", () => {
  const axis = axisOver([Number.NaN, Number.POSITIVE_INFINITY], { title: "CE", unit: "%" });
  expect([axis.minimum, axis.maximum]).toEqual([0, 1]);
  expect(axisLabel(axis)).toBe("CE / %");
});

test("one value sits inside its axis", () => {
  const axis = axisOver([0.86], { title: "CE" });
  expect(axis.minimum).toBeLessThan(0.86);
  expect(axis.maximum).toBeGreaterThan(0.86);
});

test("a logarithmic axis ignores what has no logarithm", () => {
  const axis = axisOver([0, -3, 10, 1000], { title: "Cycles", isLogarithmic: true });
  expect([axis.minimum, axis.maximum]).toEqual([10, 1000]);
  expect(positionOn(axis, 100, 200)).toBeCloseTo(100);
});

test("negative ticks carry a minus, not a hyphen", () => {
  const texts = axisOver([-2, 2], { title: "I" }).ticks.map(({ text }) => text);
  expect(texts).toContain("−2.0");
});
