"use client";

import type { OverlaidCycles } from "@/lib/contract/comparison-overlay";
import { type OverlaidRun, prepareOverlay } from "@/lib/plots/overlay-model";
import { Figure } from "../plot/figure";
import { OverlayPlot, overlayPlotSize } from "../plot/overlay-plot";
import type { ChosenRun } from "./overlay-choice";

/** Efficiency and stripped charge of every cell against the cycle: lines of cells, no average of survivors. */
export function CycleOverlay({
  chosen,
  cycles,
  everyNth,
  address,
}: {
  chosen: readonly ChosenRun[];
  cycles: readonly OverlaidCycles[];
  everyNth: number;
  address: string;
}) {
  const runs = (values: (run: OverlaidCycles) => readonly (number | null)[]): OverlaidRun[] =>
    chosen.flatMap((run) => {
      const found = cycles.find(({ runCode }) => runCode === run.runCode);
      return found === undefined ? [] : [{ ...run, number: found.number, values: values(found) }];
    });
  const figures = [
    {
      name: "efficiency-by-cycle",
      title: "Coulombic efficiency against cycle",
      unit: "%",
      plot: prepareOverlay(
        runs(({ ceFraction }) => ceFraction.map((value) => (value === null ? null : value * 100))),
        { title: "Coulombic efficiency", unit: "%", include: [100] },
      ),
    },
    {
      name: "charge-by-cycle",
      title: "Stripped charge against cycle",
      unit: "mAh cm⁻²",
      plot: prepareOverlay(
        runs(({ strippedMahCm2 }) => strippedMahCm2),
        { title: "Stripped charge", unit: "mAh cm⁻²", include: [0] },
      ),
    },
  ];
  const thinned = everyNth === 1 ? "" : ` Every ${everyNth}th cycle is drawn, the last one always.`;
  return (
    <div className="grid gap-3 xl:grid-cols-2">
      {figures.map(({ name, title, unit, plot }) => (
        <Figure
          key={name}
          name={name}
          title={title}
          caption={`One line a cell, ${plot.lines.length} cells, no average. × died, | observation ended. Numbers: cells that reach the cycle.${thinned} ${address}`}
          {...overlayPlotSize(plot.counts.length)}
          data={{
            columns: [
              { title: "cell and run", unit: null },
              { title: "cycle", unit: null },
              { title, unit },
            ],
            rows: plot.lines.flatMap((line) => line.stretches.flat().map(({ x, y }) => [line.title, x, y])),
          }}
        >
          <OverlayPlot model={plot} id={name} />
        </Figure>
      ))}
    </div>
  );
}
