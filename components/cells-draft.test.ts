import { expect, test } from "vitest";
import {
  type BuildGround,
  type CellsDraft,
  copiedTexts,
  layersText,
  previewOf,
  problemsAtFields,
  readCells,
} from "./cells-draft";

function ground(id: string, metal = "Ag"): BuildGround {
  return {
    interlayer: {
      id,
      code: `I-${id}`,
      metal,
      nominalThicknessNm: 200,
      maskDiameterMm: 12,
      layers: [
        {
          metal,
          nominalThicknessNm: 200,
          measuredThicknessNm: null,
          measuredBy: null,
          depositionId: null,
          depositionCode: null,
        },
      ],
    },
    pellet: {
      code: `P-${id}`,
      lotCode: null,
      composition: "LLZTO",
      thicknessUm: 500,
      polishedThicknessUm: null,
      diameterMm: 14,
    },
  };
}

const grounds = [ground("1"), ground("2", "Zn")];
const half = { kind: "half", areaBasis: "interlayer", collectorFoil: "Cu 10 µm", lithiumThicknessUm: "40" };
const draft = (texts: CellsDraft["texts"], rows: CellsDraft["rows"] = {}): CellsDraft => ({
  projectId: "p",
  interlayers: ["1", "2"],
  texts,
  rows,
});

test("shared values hold for every cell, a row's own value for that cell alone", () => {
  const { cells, problems } = readCells(
    draft(half, { 2: { lithiumThicknessUm: "20,5", label: "odd" } }),
    grounds,
  );
  expect(problems).toEqual({});
  expect(cells).toMatchObject([
    { interlayerRef: "1", kind: "half", lithiumThicknessUm: 40, label: "" },
    { interlayerRef: "2", kind: "half", lithiumThicknessUm: 20.5, label: "odd" },
  ]);
  expect(cells[0]).not.toHaveProperty("layers");
});

test("the parts of another kind are not sent, though they stay typed", () => {
  const [cell] = readCells(
    draft({
      ...half,
      kind: "operando",
      operandoTechnique: "SEM",
      operandoWindow: "open surface",
      cathode: "NCM",
    }),
    grounds,
  ).cells;
  expect(cell).toMatchObject({ kind: "operando", operandoWindow: "open surface" });
  expect(cell).not.toHaveProperty("cathode");
});

test("what is missing or unreadable stands where it was typed", () => {
  const { problems } = readCells(
    draft({ ...half, lithiumThicknessUm: "", collectorFoil: "" }, { 2: { lithiumThicknessUm: "thin" } }),
    grounds,
  );
  expect(problems).toEqual({
    collectorFoil: "A half cell needs the collector foil on its interlayer, e.g. Cu 10 µm.",
    lithiumThicknessUm: "A half cell needs the thickness of its lithium, µm.",
    "1.lithiumThicknessUm": "“thin” is not a number.",
  });
});

test("a refusal of the API goes to the row only where the row says something of its own", () => {
  const typed = draft(half, { 2: { lithiumThicknessUm: "-1" } });
  const refusal = {
    "cells.0.lithiumThicknessUm": "a",
    "cells.1.lithiumThicknessUm": "b",
    "cells.1.platingSignReason": "c",
    "cells.0.layers.1.material": "d",
  };
  expect(problemsAtFields(refusal, typed)).toEqual({
    lithiumThicknessUm: "a",
    "1.lithiumThicknessUm": "b",
    platingSignReason: "c",
    "layers.1.material": "d",
  });
});

test("a stack changed by hand keeps each cell's own interlayer and electrolyte", () => {
  const { layers } = previewOf(draft(half), grounds[0]!);
  const spring = { role: "spring", material: "steel", thicknessUm: null, diameterMm: null } as const;
  const { cells } = readCells(draft({ ...half, layers: layersText([spring, ...layers]) }), grounds);
  expect(cells.map((cell) => cell.layers?.map(({ material }) => material))).toEqual([
    ["steel", "Cu", "Ag", "LLZTO", "Li"],
    ["steel", "Cu", "Zn", "LLZTO", "Li"],
  ]);
});

test("a stack that cannot be read is said layer by layer", () => {
  const { problems } = readCells(
    draft({ ...half, layers: JSON.stringify([{ role: "collector", material: "" }]) }),
    grounds,
  );
  expect(problems).toEqual({ "layers.0.material": "Material is needed." });
});

test("a copy takes the build over, and the stack only where somebody changed it", () => {
  const { layers } = previewOf(draft(half), grounds[1]!);
  const cell = {
    kind: "half",
    collectorFoil: "Cu 10 µm",
    lithiumThicknessUm: 40,
    counterDiameterMm: null,
    areaBasis: "interlayer",
    builtOn: "2026-01-01",
    platingSign: 1,
    assemblySteps: [],
    layers,
  } as const;
  const texts = copiedTexts(cell);
  expect(texts).toMatchObject({
    kind: "half",
    collectorFoil: "Cu 10 µm",
    lithiumThicknessUm: "40",
    layers: "",
  });
  expect(texts).not.toHaveProperty("builtOn");
  expect(texts).not.toHaveProperty("platingSign");
  const spring = { role: "spring", material: "steel", thicknessUm: null, diameterMm: null } as const;
  expect(copiedTexts({ ...cell, layers: [spring, ...layers] }).layers).toContain("steel");
});

test("areas follow the diameters as they are typed; one that cannot be read is not known", () => {
  const areas = (counterDiameterMm: string) =>
    previewOf(draft({ ...half, counterDiameterMm }), grounds[0]!).areas;
  expect(areas("12").counterCm2).toBeCloseTo(1.131, 3);
  expect(areas("twelve").counterCm2).toBeNull();
  expect(areas("").interlayerCm2).toBeCloseTo(1.131, 3);
});
