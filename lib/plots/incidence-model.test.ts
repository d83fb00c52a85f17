import { expect, test } from "vitest";
import { compare } from "@/lib/analysis/comparison/compare";
import { life } from "@/lib/analysis/comparison/testing/observations";
import { prepareIncidence } from "./incidence-model";

const cells = (metal: string, ends: readonly (readonly [number, string | null])[]) =>
  ends.map(([cycles, cause]) =>
    life(metal, { cycles, end: cause === null ? "censored" : "event", cause: cause ?? "still_running" }),
  );

test("bands stack to the share of cells that died, and reach as far as the row was watched", () => {
  const { groups } = compare(
    cells("Ag", [
      [10, "short_hard"],
      [20, "ce_below_threshold"],
      [30, "short_hard"],
      [40, null],
    ]),
    { metric: "cycle_life" },
  );
  const plot = prepareIncidence(groups[0]!)!;
  expect(plot.causes).toEqual(["ce_below_threshold", "short_hard"]);
  const [faded, shorted] = plot.panels[0]!.bands;
  expect(Math.max(...faded!.outline.map(({ y }) => y))).toBeCloseTo(0.25, 12);
  expect(Math.max(...shorted!.outline.map(({ y }) => y))).toBeCloseTo(0.75, 12);
  expect(Math.max(...shorted!.outline.map(({ x }) => x))).toBe(40);
});

test("nothing is drawn of rows without a death", () => {
  const { groups } = compare(cells("Ag", [[40, null]]), { metric: "cycle_life" });
  expect(prepareIncidence(groups[0]!)).toBeNull();
});
