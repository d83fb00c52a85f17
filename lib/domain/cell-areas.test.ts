import { expect, test } from "vitest";
import { areaOnBasisCm2, cellAreas } from "./cell-areas";
import { missingCellParts } from "./cell-parts";

const areas = cellAreas({
  maskDiameterMm: 12,
  cathodeDiameterMm: 4,
  pelletDiameterMm: 14,
  counterDiameterMm: null,
});

test("areas by basis, from diameters", () => {
  expect(areas.interlayerCm2).toBeCloseTo(1.131, 4);
  expect(areas.cathodeCm2).toBeCloseTo(0.1257, 4);
  expect(areas.pelletCm2).toBeCloseTo(1.5394, 4);
  expect(areas.counterCm2).toBeNull();
  expect(areaOnBasisCm2(areas, "interlayer")! / areaOnBasisCm2(areas, "cathode")!).toBeCloseTo(9, 9);
  expect(areaOnBasisCm2(areas, "counter")).toBeNull();
  expect(areaOnBasisCm2(areas, "unknown")).toBeNull();
});

test("each kind says what it misses, field by field", () => {
  const paths = (cell: Parameters<typeof missingCellParts>[0]) =>
    missingCellParts(cell).map((problem) => problem.path);
  expect(paths({})).toEqual(["kind"]);
  expect(paths({ kind: "operando", operandoTechnique: "SEM" })).toEqual(["operandoWindow"]);
  expect(paths({ kind: "half", collectorFoil: "Cu 10 µm", lithiumThicknessUm: 40 })).toEqual([]);
  expect(paths({ kind: "hybrid_full", cathode: "NCM111", cathodeDiameterMm: 4 })).toEqual([
    "cathodeLoadingMahCm2",
    "catholyte",
    "catholyteAmount",
    "catholyteAmountUnit",
  ]);
});
