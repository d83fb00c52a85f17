import { expect, test } from "vitest";
import { stepWords } from "./protocol-step-words";
import { protocolTemplates } from "./protocol-templates";

test("the published ramp reads as it is printed", () => {
  const ramp = protocolTemplates.find(({ id }) => id === "ccd-ramp");
  expect(ramp?.steps.map(stepWords)).toEqual([
    "ramp plating 0.1 to 1 step 0.1 mA cm⁻², 0.25 mAh cm⁻² each, strip at 0.05 mA cm⁻² to 4 V",
  ]);
});

test("a loop says its steps", () => {
  const cycling = protocolTemplates.find(({ id }) => id === "galvanostatic-cycling");
  expect(stepWords(cycling!.steps[0]!)).toBe(
    "100 × (plate at 0.5 mA cm⁻² to 0.25 mAh cm⁻²; rest 5 min; strip at 0.5 mA cm⁻² to 4 V; rest 5 min)",
  );
});

test("rate steps hold until a tenth of their level", () => {
  const rates = protocolTemplates.find(({ id }) => id === "cc-cv-rate-steps");
  expect(rates?.steps).toHaveLength(10);
  expect(stepWords(rates!.steps[2]!)).toContain("hold 4.2 V until 0.03 mA cm⁻²");
});
