/** What a cell must say before it is saved, and what about it is doubted all the same. */
import type { Cell } from "@/lib/contract/cell";
import type { Interlayer } from "@/lib/contract/interlayer";
import type { Pellet } from "@/lib/contract/pellet";
import type { CellFields } from "@/lib/db/cell";
import { areaOnBasisCm2, cellAreas } from "@/lib/domain/cell-areas";
import { missingCellParts } from "@/lib/domain/cell-parts";
import type { Warning } from "@/lib/domain/deposited-thickness";
import type { FieldProblem } from "@/lib/domain/invalid-fields";
import { defaultStack, type StackLayer } from "@/lib/domain/stack";

/** What a cell is built on. */
export interface Ground {
  readonly interlayer: Interlayer;
  readonly pellet: Pellet;
}

/** Required parts and evidence that are absent. A publication may leave parts unreported. */
export function cellProblems(cell: CellFields, provenance: Cell["provenance"]): readonly FieldProblem[] {
  const problems = provenance === "reported" ? [] : [...missingCellParts(cell)];
  const hasSign = cell.platingSign !== null && cell.platingSign !== undefined;
  if (hasSign && !cell.platingSignReason) {
    problems.push({
      path: "platingSignReason",
      message: "A plating sign needs its evidence: the wiring, or what the voltage did in the first step.",
    });
  }
  return problems;
}

/** Doubts that do not keep a cell from being saved. */
export function cellWarnings(cell: CellFields, ground: Ground): Warning[] {
  const { interlayer, pellet } = ground;
  const warnings: Warning[] = [];
  const basis = cell.areaBasis ?? "interlayer";
  const areas = cellAreas({
    maskDiameterMm: interlayer.maskDiameterMm,
    cathodeDiameterMm: cell.cathodeDiameterMm ?? null,
    pelletDiameterMm: pellet.diameterMm,
    counterDiameterMm: cell.counterDiameterMm ?? null,
  });
  if (basis !== "unknown" && areaOnBasisCm2(areas, basis) === null) {
    const where = { interlayer: `the mask of ${interlayer.code}`, pellet: pellet.code }[basis as string];
    warnings.push({
      field: "areaBasis",
      message: `The diameter of ${where ?? `the ${basis}`} is not known: no value per cm² can be given on that basis.`,
    });
  }
  for (const field of ["cathodeDiameterMm", "counterDiameterMm"] as const) {
    const diameterMm = cell[field] ?? null;
    if (diameterMm !== null && pellet.diameterMm !== null && diameterMm > pellet.diameterMm) {
      warnings.push({
        field,
        message: `${diameterMm} mm is wider than ${pellet.code}, ${pellet.diameterMm} mm.`,
      });
    }
  }
  const lithium = cell.layers?.find((layer) => layer.role === "counter" && layer.material === "Li");
  const statedUm = cell.lithiumThicknessUm ?? null;
  if (lithium !== undefined && statedUm !== null && lithium.thicknessUm !== statedUm) {
    warnings.push({
      field: "layers",
      message: `The lithium is ${statedUm} µm thick, in the stack it is ${lithium.thicknessUm ?? "not stated"}.`,
    });
  }
  return warnings;
}

/** The stack that follows from the fields. */
export function stackOf(cell: CellFields, { interlayer, pellet }: Ground): StackLayer[] {
  return defaultStack({ ...cell, kind: cell.kind ?? null, interlayer, pellet });
}

/** Stack layers as rows of a cell. */
export function asCellLayers(
  stack: readonly (StackLayer & { readonly lotId?: string | null; readonly notes?: string })[],
): Cell["layers"] {
  return stack.map((layer) => ({ ...layer, lotId: layer.lotId ?? null, notes: layer.notes ?? "" }));
}
