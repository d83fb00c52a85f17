import { expect, it } from "vitest";
import { printedUnits, printedValue } from "./printed-units";

it("prints units as the field does, and leaves words alone", () => {
  expect(printedUnits("about 4.1 or 8.2 mAh/cm2 by calculation")).toBe(
    "about 4.1 or 8.2 mAh cm⁻² by calculation",
  );
  expect(printedUnits("0.1 mA/cm2 on 20 um Li")).toBe("0.1 mA cm⁻² on 20 µm Li");
  expect(printedUnits("a circumference, an album")).toBe("a circumference, an album");
});

it("says a word of a closed list as words, flagged or not", () => {
  expect(printedValue("above_hull ⚑")).toBe("above hull ⚑");
  expect(printedValue("predicted_to_form")).toBe("predicted to form");
  expect(printedValue("Li3Ag")).toBe("Li3Ag");
});
