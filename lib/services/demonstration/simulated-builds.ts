/** Cells of the demonstration lab, one on each film. */
import type { Cell, CellCreate } from "@/lib/contract/cell";
import type { Interlayer } from "@/lib/contract/interlayer";
import type { Actor } from "@/lib/domain/actor";
import { createCells } from "../cell-build";
import { dayOf, simulatedCode } from "./demonstration-project";
import type { PlannedCell } from "./story";

const press = [
  { kind: "isostatic_press", pressureMpa: 250, temperatureC: 25, durationMin: 3, notes: "" },
] as const;

const half: Partial<CellCreate> = {
  kind: "half",
  housing: "pouch",
  collectorFoil: "Cu 10 µm",
  lithiumThicknessUm: 40,
  counterDiameterMm: 12,
  areaBasis: "interlayer",
  stackPressureMpa: 2,
};

const operando: Partial<CellCreate> = {
  kind: "operando",
  housing: "transfer_module",
  operandoTechnique: "SEM",
  operandoWindow: "open surface",
  lithiumThicknessUm: 40,
  counterDiameterMm: 12,
  areaBasis: "interlayer",
  stackPressureMpa: 0,
};

const hybridFull: Partial<CellCreate> = {
  kind: "hybrid_full",
  housing: "2032",
  collectorFoil: "Cu 10 µm",
  cathode: "NCM111",
  cathodeLoadingMahCm2: 3.2,
  cathodeDiameterMm: 4,
  catholyte: "2 M LiFSI in Pyr13FSI",
  catholyteAmount: 20,
  catholyteAmountUnit: "wt_percent",
  areaBasis: "cathode",
};

export async function createSimulatedCells(
  actor: Actor,
  input: {
    readonly plan: readonly PlannedCell[];
    readonly films: readonly Interlayer[];
    readonly operators: readonly string[];
  },
): Promise<Cell[]> {
  const { plan, films, operators } = input;
  const { cells } = await createCells(
    actor,
    plan.map(
      (cell, index): CellCreate => ({
        ...(cell.test === "operando" ? operando : cell.test === "rate" ? hybridFull : half),
        ...statedSign(cell),
        code: simulatedCode("cell", index + 1),
        interlayerRef: films[index]!.code,
        label: `simulated: ${cell.metal ?? "bare"}${cell.metal === null ? "" : ` ${cell.thicknessNm} nm`}`,
        builtById: operators[cell.operator]!,
        builtOn: dayOf(cell.day),
        environment: "glove box (Ar)",
        dewPointC: cell.lot === 3 ? null : -75,
        assemblySteps: press.map((step) => ({ ...step })),
      }),
    ),
  );
  return cells;
}

function statedSign({ oddity }: PlannedCell): Partial<CellCreate> {
  if (oddity === "wrong_sign") {
    return { platingSign: 1, platingSignReason: "copied from the channel list of another cycler" };
  }
  if (oddity === "wired_the_other_way") {
    return { platingSign: 1, platingSignReason: "leads exchanged at the cell: the first step alloys at +I" };
  }
  return {};
}
