import { expect, test } from "vitest";
import { impossibleReason, valueWarnings } from "./findings";

test("Zn 4f is refused with the reason", () => {
  expect(
    impossibleReason({ property: "binding_energy", valueNumber: 10, unit: "eV", coreLevel: "Zn 4f" }),
  ).toMatch(/Zn has no occupied 4f subshell/);
  expect(
    impossibleReason({ property: "binding_energy", valueNumber: 1022, unit: "eV", coreLevel: "Zn 2p3/2" }),
  ).toBeNull();
});

test("a lost approximation sign is refused as a negative energy, share or thickness", () => {
  expect(impossibleReason({ property: "binding_energy", valueNumber: -57, unit: "eV" })).toMatch(/“~”/);
  expect(impossibleReason({ property: "coulombic_efficiency", valueNumber: -55, unit: "%" })).toMatch(/-55/);
  expect(impossibleReason({ property: "surface_li_content", valueNumber: 101, unit: "%" })).toMatch(
    /at most 100/,
  );
  expect(impossibleReason({ property: "layer_thickness", valueLow: 9, valueHigh: 3, unit: "nm" })).toMatch(
    /low to high/,
  );
});

test("mA cm⁻² for an areal capacity is kept with a warning", () => {
  const value = { property: "areal_capacity", valueNumber: 0.07, unit: "mA/cm2" };
  expect(impossibleReason(value)).toBeNull();
  expect(valueWarnings(value)).toEqual([
    "mA cm⁻² measures a current density; areal capacity comes in mAh cm⁻².",
  ]);
  expect(valueWarnings({ ...value, unit: "mAh/cm2" })).toEqual([]);
  expect(valueWarnings({ ...value, unit: "mAh/cm2", unitAsPrinted: "mA/cm2" })).toHaveLength(1);
});

test("other units of the same dimension are fine, none or unknown ones are named", () => {
  expect(valueWarnings({ property: "layer_thickness", valueNumber: 1, unit: "µm" })).toEqual([]);
  expect(valueWarnings({ property: "layer_thickness", valueNumber: 1 })[0]).toMatch(/no unit/);
  expect(valueWarnings({ property: "layer_thickness", valueNumber: 1, unit: "furlong" })[0]).toMatch(
    /not known/,
  );
  expect(valueWarnings({ property: "coulombic_efficiency", valueNumber: 116, unit: "%" })[0]).toMatch(
    /swapped/,
  );
});
