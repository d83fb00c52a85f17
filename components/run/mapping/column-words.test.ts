import { expect, test } from "vitest";
import type { ColumnMapping } from "@/lib/contract/column-mapping";
import { roleTitles, unitsOf, withRole } from "./column-words";

const mapping: ColumnMapping = {
  delimiter: ";",
  decimal: ",",
  encoding: "utf-8",
  headerRow: 1,
  firstDataRow: 2,
  columns: [
    { index: 0, role: "timeS", unit: "h" },
    { index: 1, role: null, unit: "mV" },
    { index: 2, role: null, unit: null },
  ],
};

test("a printed unit that fits the role is kept, another gives way to the role's own", () => {
  expect(withRole(mapping, 1, "voltageV").columns[1]).toEqual({ index: 1, role: "voltageV", unit: "mV" });
  expect(withRole(mapping, 1, "currentMa").columns[1]).toEqual({ index: 1, role: "currentMa", unit: "mA" });
  expect(withRole(mapping, 2, "vendorCycle").columns[2]).toEqual({
    index: 2,
    role: "vendorCycle",
    unit: null,
  });
});

test("a role belongs to one column; temperatures may be several", () => {
  const moved = withRole(mapping, 2, "timeS");
  expect(moved.columns.map((each) => each.role)).toEqual([null, null, "timeS"]);
  const warm = withRole(withRole(mapping, 1, "temperatureC"), 2, "temperatureC");
  expect(warm.columns.map((each) => each.role)).toEqual(["timeS", "temperatureC", "temperatureC"]);
});

test("counters say when they go back to zero, and forget it with the role", () => {
  const counting = withRole(mapping, 2, "capacityMah");
  expect(counting.columns[2]).toMatchObject({ capacityScope: "unknown", unit: "mAh" });
  expect(withRole(counting, 2, null).columns[2]).toEqual({ index: 2, role: null, unit: "mAh" });
});

test("every role offers its own unit, and counts none", () => {
  for (const [role] of roleTitles) {
    const own = withRole(mapping, 2, role).columns[2]?.unit;
    expect(own === null || unitsOf(role).some(({ value }) => value === own)).toBe(true);
  }
  expect(unitsOf("vendorCycle")).toEqual([]);
  expect(unitsOf("currentMa").map(({ title }) => title)).toEqual(["A", "mA", "µA", "nA"]);
});
