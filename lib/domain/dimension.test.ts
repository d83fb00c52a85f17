import { expect, test } from "vitest";
import { dimensionOf, quantityName } from "./dimension";

test.each([
  ["mA/cm2", "mA cm⁻²"],
  ["mA/cm2", "A·m^-2"],
  ["mAh/cm2", "mA.h/cm2"],
  ["mS/cm", "S m-1"],
  ["um", "µm"],
  ["ohm cm2", "Ω·cm²"],
  ["meV/atom", "eV"],
  ["mol/mol", "%"],
])("%s and %s measure the same", (a, b) => {
  expect(dimensionOf(a)).not.toBeNull();
  expect(dimensionOf(a)).toBe(dimensionOf(b));
});

test("a current density is no areal capacity", () => {
  expect(dimensionOf("mA/cm2")).not.toBe(dimensionOf("mAh/cm2"));
  expect(quantityName("mA cm⁻²")).toBe("a current density");
  expect(quantityName("mAh cm⁻²")).toBe("an areal capacity");
});

test.each(["furlong", "mA/", "", "mA cm?"])("%j is not understood", (unit) => {
  expect(dimensionOf(unit)).toBeNull();
});
