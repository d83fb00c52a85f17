/** What a cell takes over from the cell it is copied from. */
import type { Cell } from "@/lib/contract/cell";
import type { CellFields } from "@/lib/db/cell";
import { isSameStack, stackLike } from "@/lib/domain/stack";
import { asCellLayers, type Ground, stackOf } from "./cell-checks";

/**
 * The build: kind, parts, geometry, environment, assembly. What belongs to the one cell alone (label, notes, dates, who
 * built it) is its own, and so is the plating sign: the next cell may be wired the other way round.
 */
export function copiedBuild(source: Cell): CellFields {
  return {
    ...(source.kind === null ? {} : { kind: source.kind }),
    housing: source.housing,
    counterDiameterMm: source.counterDiameterMm,
    cathodeDiameterMm: source.cathodeDiameterMm,
    areaBasis: source.areaBasis,
    operandoTechnique: source.operandoTechnique,
    operandoWindow: source.operandoWindow,
    collectorFoil: source.collectorFoil,
    lithiumThicknessUm: source.lithiumThicknessUm,
    cathode: source.cathode,
    cathodeLoadingMahCm2: source.cathodeLoadingMahCm2,
    catholyte: source.catholyte,
    catholyteAmount: source.catholyteAmount,
    catholyteAmountUnit: source.catholyteAmountUnit,
    stackPressureMpa: source.stackPressureMpa,
    environment: source.environment,
    dewPointC: source.dewPointC,
    assemblySteps: source.assemblySteps,
  };
}

/** The stack of a copy: one's own when the source's was never touched, else the source's around one's own pellet. */
export function copiedStack(
  copy: { readonly fields: CellFields; readonly ground: Ground },
  source: { readonly cell: Cell; readonly ground: Ground },
): Cell["layers"] {
  const own = stackOf(copy.fields, copy.ground);
  const isUntouched = isSameStack(source.cell.layers, stackOf(source.cell, source.ground));
  return asCellLayers(isUntouched ? own : stackLike(source.cell.layers, own));
}
