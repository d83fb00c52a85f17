import { Buffer } from "node:buffer";
import MDBReader from "mdb-reader";
import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { findColumn } from "@/lib/domain/recording";
import { expectClose, expectSeries, valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { auxiliaryColumns } from "./auxiliary-columns";
import { findJetDefinition, jetLayout } from "./jet-definition";
import { readJetRecords } from "./jet-records";
import { reader } from "./reader";
import { sortRecords } from "./sort-records";

const sample = "cycling/arbin_example.res";

describe.skipIf(!hasRealFile(sample))("a real results file", () => {
  const bytes = hasRealFile(sample) ? realFileBytes(sample) : new Uint8Array();

  it("agrees with the reference in every cycle", () => {
    const parsed = readWith(reader, bytes);
    const reference = realReference(sample);
    const recording = parsed.recordings[0]!;
    expectSeries(recording, reference);
    expect(recording.columns.map((column) => column.name)).toEqual(reference.columns);
    expect(recording.name).toBe(reference.test_name);
    expect(parsed.channel).toBe(String(reference.channel));
    expect(findColumn(recording, "chargeCapacityMah")?.capacityScope).toBe("schedule");
    const cycle = valuesOf(recording, "vendorCycle");
    for (const expected of reference.cycles) {
      // The counters run on: what a cycle passed is their highest minus their lowest value in it.
      expectClose(span(recording, "chargeCapacityMah", cycle, expected.cycle), expected.charge_mAh, 2e-6);
      expectClose(
        span(recording, "dischargeCapacityMah", cycle, expected.cycle),
        expected.discharge_mAh,
        2e-6,
      );
    }
    expect(parsed.startedAt?.iso).toBe("2023-07-24T18:50:00.000");
  });

  it("sorts the records, which the file does not", () => {
    const parsed = readWith(reader, bytes);
    expect(warningCodes(parsed)).toEqual(["unsorted_records"]);
    const index = valuesOf(parsed.recordings[0]!, "recordIndex");
    expect(Array.from(index)).toEqual(Array.from({ length: 2150 }, (_, row) => row + 1));
  });

  it("reads every value as the general reader of Access files does", () => {
    const layout = jetLayout(bytes)!;
    const definition = findJetDefinition(bytes, layout, ["Data_Point", "Test_Time", "Voltage"])!;
    const ours = readJetRecords(bytes, layout, definition)!;
    const theirs = new MDBReader(Buffer.from(bytes)).getTable("Channel_Normal_Table").getData();
    expect(ours.rows).toBe(theirs.length);
    const rowOf = new Map(Array.from(ours.columns.get("Data_Point")!, (point, row) => [point, row]));
    for (const record of theirs) {
      const row = rowOf.get(Number(record.Data_Point))!;
      for (const [name, values] of ours.columns)
        if (values[row] !== record[name]) expect(values[row], `${name} of record ${row}`).toBe(record[name]);
    }
  });

  it("gives back the records before the break of a file cut short", () => {
    const parsed = readWith(reader, bytes.subarray(0, Math.floor(bytes.length * 0.8)));
    expect(parsed.truncated).toBe(true);
    expect(warningCodes(parsed)).toContain("truncated");
    expect(parsed.recordings[0]!.rows).toBeGreaterThan(100);
    expect(parsed.recordings[0]!.rows).toBeLessThan(2150);
  });

  it("refuses definition pages that run in a circle", () => {
    const circle = bytes.slice();
    const layout = jetLayout(circle)!;
    const { page } = findJetDefinition(circle, layout, ["Data_Point"])!;
    new DataView(circle.buffer).setUint32(page * layout.pageSize + 4, page, true);
    expect(() => reader.read(bytesSource("x", circle), { matchedBy: "" })).toThrow(/circle/);
  });
});

describe("records of several tests", () => {
  it("are sorted by test and point, exact doubles left out", () => {
    const test = Float64Array.of(2, 1, 1, 1, 1);
    const point = Float64Array.of(1, 2, 1, 1, 1);
    const value = Float64Array.of(9, 8, 7, 7, 6);
    const sorted = sortRecords(test, point, [test, point, value]);
    expect(Array.from(sorted.order)).toEqual([2, 4, 1, 0]);
    expect(sorted.misplaced).toBe(2);
    expect(sorted.duplicates).toBe(1);
  });

  it("are sorted from any number of runs", () => {
    const point = Float64Array.of(5, 6, 3, 4, 1, 2, 0);
    const { order, misplaced } = sortRecords(new Float64Array(7), point, [point]);
    expect(Array.from(order)).toEqual([6, 4, 5, 2, 3, 0, 1]);
    expect(misplaced).toBe(3);
  });

  it("get their own auxiliary inputs at their own points", () => {
    const rows = [
      { Test_ID: 1, Data_Point: 2, Auxiliary_Index: 0, Data_Type: 1, X: 25.5 },
      { Test_ID: 2, Data_Point: 1, Auxiliary_Index: 0, Data_Type: 1, X: 99 },
      { Test_ID: 1, Data_Point: 3, Auxiliary_Index: 1, Data_Type: 0, X: 0.125 },
    ];
    const names = [{ Auxiliary_Index: 0, Data_Type: 1, Nickname: "cell", Unit: "C" }];
    const columns = auxiliaryColumns(rows, names, { testId: 1, dataPoint: [1, 2, 3] });
    expect(columns.map(({ name, role, unit }) => ({ name, role, unit }))).toEqual([
      { name: "Aux_Temperature_1 cell", role: "temperatureC", unit: "degC" },
      { name: "Aux_Voltage_2", role: null, unit: "V" },
    ]);
    expect(Array.from(columns[0]!.values)).toEqual([Number.NaN, 25.5, Number.NaN]);
  });
});

function span(
  recording: Parameters<typeof valuesOf>[0],
  role: "chargeCapacityMah" | "dischargeCapacityMah",
  cycle: ArrayLike<number>,
  number: number,
): number {
  const own = Array.from(valuesOf(recording, role)).filter((_, row) => cycle[row] === number);
  return Math.max(...own) - Math.min(...own);
}
