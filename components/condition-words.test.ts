import { expect, it } from "vitest";
import { conditionWords } from "./condition-words";

it("says conditions with the unit that their name carries, and leaves out what says nothing", () => {
  expect(
    conditionWords({
      currentDensityMaCm2: 0.1,
      cellKind: "hybrid_full",
      metals: ["Ag", "Au"],
      n: null,
      citedWorks: [],
      "beam energy": { value: 2, unit: "kV" },
      image_interval_min: { value: 10, unit: "min" },
      current: { value: 0.1, unit: "mA/cm2" },
    }),
  ).toEqual([
    "current density 0.1 mA cm⁻²",
    "cell kind hybrid full",
    "metals Ag, Au",
    "beam energy 2 kV",
    "image interval 10 min",
    "current 0.1 mA cm⁻²",
  ]);
});
