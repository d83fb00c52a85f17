import { expect, test } from "vitest";
import { concatenate } from "@/lib/analysis/cycling-run";
import { findHalfCycles } from "@/lib/analysis/half-cycles";
import type { ColumnValues } from "@/lib/domain/recording";
import { runTraceColumns, tracedColumns } from "./run-trace-columns";

/** Charged for 10 records, at rest for 3, discharged for 12, a record each 36 s at 1 mA: 0.01 mAh a record. */
const currentMa = Float64Array.from({ length: 25 }, (_, k) => (k < 10 ? 1 : k < 13 ? 0 : -1));
const timeS = Float64Array.from({ length: 25 }, (_, k) => 36 * k);
const column = (role: "timeS" | "voltageV" | "currentMa", unit: string, values: ColumnValues) => ({
  ...{ role, name: role, unit, values, origin: "file" as const },
});
const run = concatenate([
  {
    name: "one",
    kind: "cycling",
    rows: 25,
    columns: [
      column("timeS", "s", timeS),
      column("voltageV", "V", new Float64Array(25).fill(1)),
      column("currentMa", "mA", currentMa),
    ],
  },
]);
const table = findHalfCycles(run);

/** Values of a column, asked for so many rows at a time. */
function inGroups(name: string, groupRows: number): number[] {
  const { values } = tracedColumns({ run, table, cycles: [] }).find((each) => each.name === name)!;
  const found: number[] = [];
  for (let start = 0; start < values.length; start += groupRows)
    found.push(...values.subarray(start, Math.min(values.length, start + groupRows)));
  return found;
}

test("half-cycles and their charge go on from one row group to the next", () => {
  expect(table.halfCycles.map(({ firstRecord, lastRecord }) => [firstRecord, lastRecord])).toEqual([
    [0, 9],
    [13, 24],
  ]);
  for (const name of [runTraceColumns.halfCycle, runTraceColumns.halfCycleCapacity])
    for (const groupRows of [1, 4, 13, 24]) expect(inGroups(name, groupRows)).toEqual(inGroups(name, 25));
  expect(inGroups(runTraceColumns.halfCycle, 4)).toEqual([
    ...new Array(10).fill(0),
    ...[-1, -1, -1],
    ...new Array(12).fill(1),
  ]);
  const capacitiesAh = inGroups(runTraceColumns.halfCycleCapacity, 4);
  expect(capacitiesAh.slice(10, 13)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  expect(capacitiesAh[9]! - capacitiesAh[0]!).toBeCloseTo(9e-5, 12);
  expect(capacitiesAh[24]! - capacitiesAh[13]!).toBeCloseTo(11e-5, 12);
});

test("a run without cycles has none in any row", () => {
  expect(inGroups(runTraceColumns.cycle, 7)).toEqual(new Array(25).fill(-1));
});
