import { expect, test } from "vitest";
import { coreLevelProblem, occupiedSubshells } from "./core-levels";

test.each([
  "Zn 2p3",
  "Zn 2p3/2",
  "Li 1s",
  "O 1s",
  "C 1s",
  "Ag 3d5/2",
  "Au 4f",
  "Au4f7/2",
  "La 3d",
  "Zr 3d",
  "Ta 4f",
])("%s exists", (level) => expect(coreLevelProblem(level)).toBeNull());

test.each([
  ["Zn 4f", /Zn has no occupied 4f/],
  ["Ag 4f", /no occupied 4f/],
  ["La 4f", /no occupied 4f/],
  ["Li 2p", /no occupied 2p/],
  ["Xx 1s", /no element/],
  ["Ag 3d1/2", /splits into 3\/2 and 5\/2/],
  ["zinc", /no core level/],
])("%s is refused with the reason", (level, reason) => {
  expect(coreLevelProblem(level)).toMatch(reason);
});

test("filling ends where the periodic table says", () => {
  expect(occupiedSubshells("Zn")).toEqual(["1s", "2s", "2p", "3s", "3p", "4s", "3d"]);
  expect(occupiedSubshells("Pd")).not.toContain("5s");
  expect(occupiedSubshells("Ce")).toContain("4f");
});
