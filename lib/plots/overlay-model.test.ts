import { expect, test } from "vitest";
import { prepareOverlay } from "./overlay-model";

const run = (label: string, values: readonly (number | null)[], isCensored: boolean) => ({
  cellCode: `C-${label}`,
  runCode: `R-${label}`,
  label,
  metal: label,
  isCensored,
  number: values.map((_, index) => index + 1),
  values,
});

test("gaps part a line, ends keep what they are, and nobody is averaged", () => {
  const plot = prepareOverlay([run("Ag", [90, null, 92, 93], true), run("Au", [50, 40], false)], {
    title: "Coulombic efficiency",
    unit: "%",
  });
  expect(plot.lines.map(({ stretches }) => stretches.map((each) => each.length))).toEqual([[1, 2], [2]]);
  expect(plot.lines.map(({ end }) => end)).toEqual([
    { x: 4, y: 93, isCensored: true },
    { x: 2, y: 40, isCensored: false },
  ]);
});

test("the count under the axis falls where cells drop out", () => {
  const { x, counts } = prepareOverlay(
    [run("Ag", Array(10).fill(90), true), run("Ag", Array(4).fill(80), false)],
    {
      title: "Coulombic efficiency",
      unit: "%",
    },
  );
  const at = (cycle: number) => counts[0]?.n[x.ticks.findIndex(({ value }) => value === cycle)];
  expect([at(2), at(4), at(6), at(10)]).toEqual([2, 2, 1, 1]);
});
