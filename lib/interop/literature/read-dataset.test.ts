import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isObject, type Json, type JsonObject } from "./json";
import { readLiteratureDataset } from "./read-dataset";

const bytes = readFileSync("prisma/literature/ko2025.json");
const data = JSON.parse(bytes.toString()) as JsonObject;
const plan = readLiteratureDataset(bytes);

const sections = [
  "materials",
  "pellets",
  "depositions",
  "interlayers",
  "cells",
  "protocols",
  "runs",
  "characterizations",
  "phases",
  "claims",
];

/** Every object of the sections that has a unit and a value, printed alternatives one by one. */
function quantities(node: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(node)) return node.flatMap(quantities);
  if (!isObject(node)) return [];
  const inner = Object.entries(node).flatMap(([key, value]) => (key === "missing" ? [] : quantities(value)));
  return "unit" in node && "value" in node && !("assertions" in node) ? [node, ...inner] : inner;
}

const tally = (items: readonly string[]) =>
  items.reduce((counts, item) => counts.set(item, (counts.get(item) ?? 0) + 1), new Map<string, number>());

const all = sections.flatMap((section) => quantities(data[section]));

test("no number of the data set is lost", () => {
  const printed = tally(
    all.flatMap(({ value, unit }) => (typeof value === "number" ? [`${value} ${unit}`] : [])),
  );
  const stated = tally(
    plan.statements.flatMap(({ valueNumber, unit }) =>
      valueNumber === null ? [] : [`${valueNumber} ${unit}`],
    ),
  );
  expect(printed.size).toBeGreaterThan(60);
  // Conductivity temperatures and current densities are conditions of a value, not values beside it.
  const asConditions = new Set(["25 Cel", "45 Cel", "60 Cel", "0.1 mA/cm2", "0.01 mA/cm2", "0.05 mA/cm2"]);
  for (const [value, count] of printed) {
    if (!asConditions.has(value)) expect([value, stated.get(value)]).toEqual([value, count]);
  }
});

test("no range and no gap of the data set is lost", () => {
  const ranges = all.filter(({ value }) => Array.isArray(value)).length;
  const intervals = 3;
  expect(plan.statements.filter(({ valueLow }) => valueLow !== null)).toHaveLength(ranges + intervals);
  const gaps = all.filter(({ value, missing }) => value === null && typeof missing === "string").length;
  const stated = plan.statements.filter(({ missingReason }) => missingReason !== null).length;
  expect(stated).toBeGreaterThan(gaps);
  const reasons = new Set(plan.statements.map(({ missingReason }) => missingReason));
  expect([...reasons].sort()).toEqual(["in_figure_only", "not_applicable", "not_reported", null]);
});

test("keys are unique, every statement has one value or a reason, and its place", () => {
  expect(new Set(plan.statements.map(({ key }) => key)).size).toBe(plan.statements.length);
  for (const each of plan.statements) {
    const values = [each.valueNumber, each.valueLow, each.valueText, each.valueBoolean];
    expect([each.key, values.some((value) => value !== null)]).toEqual([
      each.key,
      each.missingReason === null,
    ]);
    expect([each.key, each.locator]).not.toEqual([each.key, null]);
  }
});

test("every row has a readable code of its own", () => {
  const codes = [
    plan.lots,
    plan.pellets,
    plan.depositions,
    plan.interlayers,
    plan.cells,
    plan.protocols,
    plan.runs,
  ]
    .flat()
    .map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.every((code) => /^KO25-[LPDICTR]-[A-Z0-9-]+$/.test(code))).toBe(true);
});

test("columns hold plain values; what only a statement can say stays out of them", () => {
  const cell = plan.cells.find(({ code }) => code === "KO25-C-AG-OPERANDO-SEM");
  expect(cell).toMatchObject({
    kind: "operando",
    housing: "transfer_module",
    operandoTechnique: "SEM",
    operandoWindow: "open surface",
    // 20 or 40 µm: in conflict.
    lithiumThicknessUm: null,
    counterDiameterMm: 12,
  });
  expect(cell?.layers.map(({ role }) => role)).toEqual([
    "contact",
    "working",
    "electrolyte",
    "counter",
    "collector",
  ]);
  expect(cell?.layers[1]).toMatchObject({ material: "Ag interlayer", thicknessUm: 0.2 });
  const half = plan.cells.find(({ code }) => code === "KO25-C-AG-HALF-LIFE");
  expect(half).toMatchObject({ collectorFoil: "Cu 10 µm", lithiumThicknessUm: 40, housing: "2032" });
  const full = plan.cells.find(({ code }) => code === "KO25-C-AG-FULL");
  expect(full).toMatchObject({ cathode: "NCM111", cathodeLoadingMahCm2: 3.2, catholyteAmount: 20 });
  expect(plan.pellets[0]?.treatments.map(({ face, agent }) => `${face} ${agent}`)).toEqual([
    "A P800",
    "A grit 1200",
    "A grit 2000",
    "A grit 3000",
    "A 1 M HCl",
    "A ethanol",
    "B 1 M HCl",
    "B ethanol",
  ]);
  expect(plan.protocols.find(({ kind }) => kind === "ccd")?.steps).toMatchObject([
    { type: "ccd_ramp", fromMaCm2: 0.1, toMaCm2: 1, stepMaCm2: 0.1, arealCapacityMahCm2: 0.25 },
  ]);
});
