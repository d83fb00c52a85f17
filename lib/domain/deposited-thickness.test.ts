import { expect, test } from "vitest";
import { depositedThicknessNm, thicknessWarning } from "./deposited-thickness";
import { isElementFormula } from "./element-symbols";
import { interlayerLabel, totalNominalThicknessNm } from "./interlayer-label";
import { pelletStatusFrom } from "./pellet-status";

test("thickness is rate × time, and unknown when one of them is", () => {
  expect(depositedThicknessNm({ rateNmPerMin: 10, durationMin: 20 })).toBe(200);
  expect(depositedThicknessNm({ rateNmPerMin: 0.1, durationMin: 3 })).toBe(0.3);
  expect(depositedThicknessNm({ rateNmPerMin: 10, durationMin: null })).toBeNull();
});

test("a thickness that is not rate × time is doubted; within 1 % it is not", () => {
  const recipe = { rateNmPerMin: 10, durationMin: 20 };
  expect(thicknessWarning(recipe, { field: "t", nominalThicknessNm: 202 })).toBeNull();
  expect(thicknessWarning(recipe, { field: "t", nominalThicknessNm: null })).toBeNull();
  expect(thicknessWarning(recipe, { field: "t", nominalThicknessNm: 250 })).toEqual({
    field: "t",
    message: "10 nm/min × 20 min = 200 nm, but 250 nm is stated.",
  });
});

test("labels go from the pellet outward; a gap in the thicknesses is a gap in the sum", () => {
  const layer = (metal: string, nominalThicknessNm: number | null) => ({ metal, nominalThicknessNm });
  expect(interlayerLabel([])).toBe("bare");
  expect(interlayerLabel([layer("Ag", 100), layer("Ag", 100), layer("Zn", 10)])).toBe("Ag/Zn");
  expect(totalNominalThicknessNm([])).toBe(0);
  expect(totalNominalThicknessNm([layer("Ag", 100), layer("Zn", 10)])).toBe(110);
  expect(totalNominalThicknessNm([layer("Ag", 100), layer("Zn", null)])).toBeNull();
});

test("formulas are told from words", () => {
  for (const text of ["Ag", "AgAu", "Ag0.9Zn0.1", "Ag-C", "Li6.5La3Zr1.5Ta0.5O12"]) {
    expect(isElementFormula(text), text).toBe(true);
  }
  for (const text of ["silver", "ag", "Gold", "Xx", "Ag 200", ""]) {
    expect(isElementFormula(text), text).toBe(false);
  }
});

test("a pellet's status follows its use, but never leaves broken or archived by itself", () => {
  expect(pelletStatusFrom("available", { coatings: 1, cells: 0 })).toBe("coated");
  expect(pelletStatusFrom("coated", { coatings: 1, cells: 1 })).toBe("built_in");
  expect(pelletStatusFrom("built_in", { coatings: 0, cells: 0 })).toBe("available");
  expect(pelletStatusFrom("broken", { coatings: 1, cells: 1 })).toBe("broken");
});
