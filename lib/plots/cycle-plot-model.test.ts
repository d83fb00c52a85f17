import { expect, test } from "vitest";
import { capacityPlot, efficiencyPlot } from "./cycle-plot-model";

const cycle = (number: number, ceFraction: number | null, flags: string[] = []) => ({
  number,
  ceFraction,
  platedMah: 0.3,
  strippedMah: ceFraction === null ? null : 0.3 * ceFraction,
  platedMahCm2: 0.25,
  strippedMahCm2: ceFraction === null ? null : 0.25 * ceFraction,
  flags,
});

test("an efficiency above 100 % stays where it is, and says what it is suspected of", () => {
  const plot = efficiencyPlot([
    cycle(1, 0.86),
    cycle(2, 1.642, ["ce_above_100", "soft_short_suspect"]),
    cycle(3, null, ["terminal"]),
  ]);
  expect(plot.series[0]?.points).toEqual([{ x: 1, y: 86 }]);
  expect(plot.series[0]?.flagged).toEqual([
    { x: 2, y: 164.2, title: "cycle 2: 164.2, ce above 100, soft short suspect" },
  ]);
  expect(plot.y.maximum).toBeGreaterThanOrEqual(164.2);
  expect(plot.y.minimum).toBeLessThanOrEqual(86);
  expect(plot.reference).toBe(100);
});

test("the last cycle is no doubtful one, and charges start at zero", () => {
  const plot = capacityPlot([cycle(1, 0.9), cycle(2, 0.9, ["terminal"])], true);
  expect(plot.series.map(({ name, points }) => [name, points.length])).toEqual([
    ["plated", 2],
    ["stripped", 2],
  ]);
  expect(plot.y).toMatchObject({ minimum: 0, unit: "mAh cm⁻²" });
  expect(capacityPlot([cycle(1, 0.9)], false).y.unit).toBe("mAh");
});

test("a run without cycles has axes and nothing on them", () => {
  const plot = efficiencyPlot([]);
  expect(plot.series[0]).toMatchObject({ points: [], flagged: [] });
  expect(plot.x.maximum).toBeGreaterThan(plot.x.minimum);
});
