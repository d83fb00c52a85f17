/** The cells of a comparability group as a table to save: one row a cell, excluded ones too. */
import type { ComparisonGroup, ComparisonResult } from "@/lib/contract/comparison";
import type { FigureData } from "../plot/figure-data";

export function groupData(groups: readonly ComparisonGroup[], result: ComparisonResult): FigureData {
  const isEfficiency = result.metric === "coulombic_efficiency";
  const isRamp = result.metric === "critical_current_density";
  return {
    columns: [
      { title: "group", unit: null },
      { title: "row", unit: null },
      { title: "interlayer", unit: null },
      { title: "provenance", unit: null },
      { title: "cell", unit: null },
      { title: "run", unit: null },
      { title: "pellet", unit: null },
      { title: "lot", unit: null },
      {
        title: isRamp ? "last survived" : result.title,
        unit: isEfficiency ? "fraction" : isRamp ? "mA cm⁻²" : "cycles",
      },
      { title: "first failed", unit: "mA cm⁻²" },
      isEfficiency
        ? { title: "first cycle", unit: "fraction" }
        : { title: "charge plated to failure", unit: "mAh cm⁻²" },
      { title: "as printed", unit: null },
      { title: "censored", unit: null },
      { title: "flags", unit: null },
      { title: "excluded", unit: null },
    ],
    rows: groups.flatMap((group, index) =>
      group.arms.flatMap((arm) =>
        arm.points.map((point) => [
          index + 1,
          arm.label,
          arm.metal,
          arm.provenance,
          point.cellCode,
          point.runCode,
          point.pelletCode,
          point.lotCode,
          point.value,
          point.upper,
          point.beside,
          point.text,
          point.isCensored ? "yes" : "no",
          point.flags.join(" "),
          point.exclusion,
        ]),
      ),
    ),
  };
}
