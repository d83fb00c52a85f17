import { expect, test } from "vitest";
import { defaultStack, isSameStack, parseFoil, type StackSource, stackLike } from "./stack";

const silverHalfCell: StackSource = {
  kind: "half",
  interlayer: {
    maskDiameterMm: 12,
    layers: [{ metal: "Ag", nominalThicknessNm: 200, measuredThicknessNm: null }],
  },
  pellet: { composition: "LLZTO", thicknessUm: 500, polishedThicknessUm: 480, diameterMm: 14 },
  collectorFoil: "Cu 10 µm",
  lithiumThicknessUm: 40,
  counterDiameterMm: 12,
};

test("a half cell: foil, interlayer, polished pellet, lithium", () => {
  expect(defaultStack(silverHalfCell)).toEqual([
    { role: "collector", material: "Cu", thicknessUm: 10, diameterMm: null },
    { role: "working", material: "Ag", thicknessUm: 0.2, diameterMm: 12 },
    { role: "electrolyte", material: "LLZTO", thicknessUm: 480, diameterMm: 14 },
    { role: "counter", material: "Li", thicknessUm: 40, diameterMm: 12 },
  ]);
});

test("layers are recorded from the pellet outward and stand outermost first; measured goes before nominal", () => {
  const layers = [
    { metal: "Ag", nominalThicknessNm: 200, measuredThicknessNm: 207 },
    { metal: "Zn", nominalThicknessNm: null, measuredThicknessNm: null },
  ];
  const stack = defaultStack({ ...silverHalfCell, interlayer: { maskDiameterMm: 12, layers } });
  expect(stack.slice(1, 3)).toEqual([
    { role: "working", material: "Zn", thicknessUm: null, diameterMm: 12 },
    { role: "working", material: "Ag", thicknessUm: 0.207, diameterMm: 12 },
  ]);
});

test("a bare control has no working layer", () => {
  const bare = { ...silverHalfCell, interlayer: { maskDiameterMm: null, layers: [] } };
  expect(defaultStack(bare).map((layer) => layer.role)).toEqual(["collector", "electrolyte", "counter"]);
});

test("an operando cell shows its window; an open surface is no layer, and nothing unstated is invented", () => {
  const operando = { ...silverHalfCell, kind: "operando" as const, collectorFoil: null };
  const roles = (change: Partial<StackSource>) =>
    defaultStack({ ...operando, ...change }).map((layer) => layer.role);
  expect(roles({ operandoWindow: "open surface" })).toEqual(["working", "electrolyte", "counter"]);
  expect(roles({ operandoWindow: "polyimide 25 µm", collectorFoil: "Cu tip" })).toEqual([
    "window",
    "contact",
    "working",
    "electrolyte",
    "counter",
  ]);
});

test("a hybrid full cell ends in catholyte and cathode on the cathode's diameter", () => {
  const stack = defaultStack({
    ...silverHalfCell,
    kind: "hybrid_full",
    cathode: "NCM111",
    cathodeDiameterMm: 4,
    catholyte: "2 M LiFSI in Pyr13FSI",
  });
  expect(stack.slice(-2)).toEqual([
    { role: "catholyte", material: "2 M LiFSI in Pyr13FSI", thicknessUm: null, diameterMm: 4 },
    { role: "cathode", material: "NCM111", thicknessUm: null, diameterMm: 4 },
  ]);
});

test("foils are read as people write them", () => {
  expect(parseFoil("Cu 10 µm")).toEqual({ material: "Cu", thicknessUm: 10 });
  expect(parseFoil("Ni foil, 12,5 um")).toEqual({ material: "Ni foil", thicknessUm: 12.5 });
  expect(parseFoil("Cu (0.02 mm)")).toEqual({ material: "Cu", thicknessUm: 20 });
  expect(parseFoil("Cu tip")).toEqual({ material: "Cu tip", thicknessUm: null });
  expect(parseFoil("10 µm")).toEqual({ material: "10 µm", thicknessUm: null });
});

test("a copied stack keeps its surroundings and takes one's own interlayer and pellet", () => {
  const spring = { role: "spring" as const, material: "steel", thicknessUm: 1200, diameterMm: null };
  const other = [spring, ...defaultStack(silverHalfCell)];
  const own = defaultStack({
    ...silverHalfCell,
    interlayer: {
      maskDiameterMm: 10,
      layers: [{ metal: "Au", nominalThicknessNm: 100, measuredThicknessNm: null }],
    },
  });
  const copied = stackLike(other, own);
  expect(copied.map((layer) => layer.material)).toEqual(["steel", "Cu", "Au", "LLZTO", "Li"]);
  expect(isSameStack(stackLike(own, own), own)).toBe(true);
  expect(isSameStack(other, own)).toBe(false);
});
