import { expect, it } from "vitest";
import { fieldFacts } from "./field-facts";

it("keeps the digits that were typed, powers of ten for the very small, and says what is missing", () => {
  const number = (name: string) => ({ name, label: name, kind: "number", unit: "Torr" }) as const;
  const values = { base: 1e-7, working: 0.005, purity: 99.9999, power: 150, none: null, odd: 2.5e-6 };
  const facts = fieldFacts(Object.keys(values).map(number), values);
  expect(facts.map(({ value }) => value)).toEqual([
    "1 × 10⁻⁷",
    "0.005",
    "99.9999",
    "150",
    null,
    "2.5 × 10⁻⁶",
  ]);
});
