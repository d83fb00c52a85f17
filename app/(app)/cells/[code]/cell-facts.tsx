import { AreaTable } from "@/components/area-table";
import { significant } from "@/components/decimal";
import { type Fact, Facts } from "@/components/facts";
import { StackDrawing } from "@/components/stack-drawing";
import { words } from "@/components/words";
import type { Cell } from "@/lib/contract/cell";

/** The build: its stack, its areas and what is stated of it. */
export function CellFacts({ cell }: { cell: Cell }) {
  return (
    <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] xl:grid-cols-[26rem_minmax(0,1fr)_20rem]">
      <StackDrawing layers={cell.layers} />
      <Facts
        facts={[
          { title: "Kind", value: cell.kind === null ? null : words(cell.kind) },
          { title: "Status", value: cell.status },
          ...partFacts(cell),
          { title: "Housing", value: cell.housing === null ? null : words(cell.housing) },
          { title: "Stack pressure", value: significant(cell.stackPressureMpa), unit: "MPa" },
          { title: "Environment", value: cell.environment },
          { title: "Dew point", value: significant(cell.dewPointC), unit: "°C" },
          { title: "Built", value: [cell.builtOn, cell.builtByName].filter(Boolean).join(", ") },
          { title: "Notes", value: cell.notes },
        ]}
      />
      <AreaTable areas={cell.areas} basis={cell.areaBasis} />
    </div>
  );
}

function partFacts(cell: Cell): readonly Fact[] {
  const lithium = { title: "Lithium", value: significant(cell.lithiumThicknessUm), unit: "µm" };
  const counter = { title: "Counter diameter", value: significant(cell.counterDiameterMm), unit: "mm" };
  const foil = { title: "Collector foil", value: cell.collectorFoil };
  const operando = [
    { title: "Technique", value: cell.operandoTechnique },
    { title: "Surface or window", value: cell.operandoWindow },
  ];
  const cathode = [
    { title: "Cathode", value: cell.cathode },
    { title: "Cathode loading", value: significant(cell.cathodeLoadingMahCm2), unit: "mAh cm⁻²" },
    { title: "Cathode diameter", value: significant(cell.cathodeDiameterMm), unit: "mm" },
    { title: "Catholyte", value: cell.catholyte },
    {
      title: "Amount of catholyte",
      value: significant(cell.catholyteAmount),
      unit: cell.catholyteAmountUnit === "ul" ? "µL" : "wt% of the cathode",
    },
  ];
  switch (cell.kind) {
    case "operando":
      return [...operando, lithium, counter, foil];
    case "half":
      return [foil, lithium, counter];
    case "hybrid_full":
      return [...cathode, foil];
    case null:
      return [...operando, foil, lithium, counter, ...cathode].filter(
        ({ value }) => value !== null && value !== "–",
      );
  }
}
