import type { Cycle } from "@/lib/contract/cycle";
import { capacityPlot, efficiencyPlot } from "@/lib/plots/cycle-plot-model";
import { metalStyle } from "@/lib/plots/metal-style";
import type { FigureData } from "../plot/figure-data";
import { CycleFigure } from "./cycle-figure";

/** The two figures of every cycling paper, of one run. */
export function CycleFigures({
  runCode,
  cellCode,
  metal,
  provenance,
  area,
  cycles,
}: {
  runCode: string;
  cellCode: string;
  metal: string;
  provenance: string;
  area: { readonly basis: string; readonly cm2: number | null };
  cycles: readonly Cycle[];
}) {
  const isAreal = area.cm2 !== null;
  const source = `${runCode}, cell ${cellCode} (${metal}), ${cycles.length} cycles of one cell, ${provenance}`;
  const colour = metalStyle(metal).colour;
  return (
    <div className="grid gap-3 xl:grid-cols-2">
      <CycleFigure
        name={`${runCode}-efficiency`}
        title="Coulombic efficiency"
        caption={`Stripped over plated charge, cycle by cycle, none left out or clipped. ${source}.`}
        plot={efficiencyPlot(cycles)}
        colour={colour}
        data={dataOf(cycles, isAreal)}
      />
      <CycleFigure
        name={`${runCode}-charge`}
        title={isAreal ? "Areal charge" : "Charge"}
        caption={`${isAreal ? `Per ${area.basis} area, ${area.cm2?.toPrecision(4)} cm². ` : ""}${source}.`}
        plot={capacityPlot(cycles, isAreal)}
        colour={colour}
        data={dataOf(cycles, isAreal)}
      />
    </div>
  );
}

function dataOf(cycles: readonly Cycle[], isAreal: boolean): FigureData {
  const unit = isAreal ? "mAh cm⁻²" : "mAh";
  return {
    columns: [
      { title: "Cycle", unit: null },
      { title: "Cycle in the file", unit: null },
      { title: "Plated", unit },
      { title: "Stripped", unit },
      { title: "Coulombic efficiency", unit: "%" },
      { title: "Flags", unit: null },
    ],
    rows: cycles.map((cycle) => [
      cycle.number,
      cycle.vendorCycle,
      isAreal ? cycle.platedMahCm2 : cycle.platedMah,
      isAreal ? cycle.strippedMahCm2 : cycle.strippedMah,
      cycle.ceFraction === null ? null : cycle.ceFraction * 100,
      cycle.flags.join(" "),
    ]),
  };
}
