import { expect, test } from "vitest";
import { parseCycleSelection } from "./cycle-selection";

test.each([
  ["1, 2, 5-10", [1, 2, 5, 6, 7, 8, 9, 10]],
  ["3", [3]],
  ["0; 2 – 4", [0, 2, 3, 4]],
  ["1-100 step 25", [1, 26, 51, 76]],
  ["2, 2, 1-3", [2, 1, 3]],
  ["", []],
  [" , ", []],
])("%s", (text, cycles) => {
  expect(parseCycleSelection(text)).toEqual({ cycles });
});

test.each([
  ["5-2", "backwards"],
  ["one", "“one” is no cycle"],
  ["1-10 step 0", "backwards"],
  ["-3", "is no cycle"],
  ["1-1000000", "At most 60"],
])("%s is refused", (text, words) => {
  expect(parseCycleSelection(text)).toMatchObject({ problem: expect.stringContaining(words) });
});
