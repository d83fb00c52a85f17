import { expect, test } from "vitest";
import { levelsOf, parseLevels } from "./number-range";

const tenLevels = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

test("a ramp in words is its ten levels, without rounding dust", () => {
  for (const text of [
    "0.1 to 1.0 step 0.1",
    "0.1 – 1.0 by 0.1",
    "0.1-1 in steps of 0.1",
    "0,1 … 1,0 step 0,1",
    "0.1 → 1.0, step 0.1",
  ]) {
    expect(parseLevels(text), text).toEqual(tenLevels);
  }
});

test("a plain list, with point or comma", () => {
  expect(parseLevels("0.1, 0.2 0.5")).toEqual([0.1, 0.2, 0.5]);
  expect(parseLevels("0,1; 0,2; 0,5")).toEqual([0.1, 0.2, 0.5]);
  expect(parseLevels("1, 2, 3")).toEqual([1, 2, 3]);
  expect(parseLevels("1 … 0.2 step -0.2")).toEqual([1, 0.8, 0.6, 0.4, 0.2]);
});

test("what is no list of levels is refused", () => {
  for (const text of [
    "",
    "fast",
    "0.1 to 1.0",
    "0.1 to 1.0 step 0",
    "0.1 to 1.0 step 0.4",
    "1 to 0 step 0.1",
  ]) {
    expect(parseLevels(text), text).toBeNull();
  }
});

test("levels land on both ends or there are none", () => {
  expect(levelsOf({ from: 0.5, to: 0.5, step: 0.1 })).toEqual([0.5]);
  expect(levelsOf({ from: 0.1, to: 0.35, step: 0.1 })).toBeNull();
  expect(levelsOf({ from: 0, to: 10_000, step: 1 })).toBeNull();
});
