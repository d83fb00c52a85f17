import { describe, expect, it } from "vitest";
import { findingRow, readFindings } from "./finding-rows";

const read = (row: Record<string, string>) => readFindings(JSON.stringify([row]));

describe("findings as rows", () => {
  it("take numbers, ranges and words in one column", () => {
    const values = ["0,85", "5 to 20", "5–20", "beneath the metal"].map((value) => {
      const [finding] = read({ property: "void_size", value, unit: "nm" }).value;
      return [finding?.valueNumber, finding?.valueLow, finding?.valueHigh, finding?.valueText];
    });
    expect(values).toEqual([
      [0.85, null, null, null],
      [null, 5, 20, null],
      [null, 5, 20, null],
      [null, null, null, "beneath the metal"],
    ]);
  });

  it("say at the column what cannot be", () => {
    expect(
      read({ property: "binding_energy", value: "91", unit: "eV", coreLevel: "Zn 4f" }).problems,
    ).toEqual({
      "0.coreLevel": expect.stringContaining("4f"),
    });
    expect(read({ property: "layer_thickness", value: "-5", unit: "nm" }).problems).toHaveProperty("0.value");
    expect(read({ property: "void_size", value: "" }).problems).toHaveProperty("0.value");
    expect(
      read({ property: "void_size", value: "3", missingReason: "not_measured" }).problems,
    ).toHaveProperty("0.missingReason");
  });

  it("keep through an edit what no column shows", () => {
    const row = findingRow({
      property: "void_size",
      valueLow: 5,
      valueHigh: 20,
      unit: "nm",
      conditions: { tilt: { value: 52, unit: "°" } },
    });
    const [finding] = readFindings(JSON.stringify([row])).value;
    expect(finding).toMatchObject({
      valueLow: 5,
      valueHigh: 20,
      conditions: { tilt: { value: 52, unit: "°" } },
    });
  });
});
