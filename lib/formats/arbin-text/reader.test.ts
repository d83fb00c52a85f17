import { describe, expect, it } from "vitest";
import { findColumn } from "@/lib/domain/recording";
import { expectSeries, valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

const sample = "cycling/sample_data_arbin.csv";

describe.skipIf(!hasRealFile(sample))("a real MITS export", () => {
  it("has the reference's records, ranges and columns", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const reference = realReference(sample);
    const [recording] = parsed.recordings;
    expectSeries(recording!, reference);
    expect(recording!.columns.map((column) => column.name)).toEqual(reference.columns);
    expect(findColumn(recording!, "chargeCapacityMah")?.capacityScope).toBe("schedule");
    expect(valuesOf(recording!, "chargeCapacityMah")[12]).toBeCloseTo(reference.cycles[0].charge_mAh, 9);
    expect(parsed.startedAt).toEqual({
      printed: "09/20/2024 08:32:34.558",
      iso: "2024-09-20T08:32:34.558",
      zone: "unknown",
    });
    expect(parsed.text).toEqual({ encoding: "utf-8", decimal: ".", dateOrder: "inferred" });
    expect(parsed.warnings).toEqual([]);
  });
});

describe("several tests in one file", () => {
  it("gives each its own recording", () => {
    const titles =
      "Test_ID,Data_Point,Test_Time(s),Step_Index,Cycle_Index,Current(A),Voltage(V),Charge_Capacity(Ah)";
    const rows = ["17,1,0,1,1,0.001,3,0", "17,2,36,1,1,0.001,3.1,0.00001", "18,1,0,1,1,-0.002,3,0"];
    const parsed = readWith(reader, [titles, ...rows].join("\n"));
    expect(parsed.recordings.map(({ name, rows }) => [name, rows])).toEqual([
      ["Test_ID 17", 2],
      ["Test_ID 18", 1],
    ]);
    expect(Array.from(valuesOf(parsed.recordings[1]!, "currentMa"))).toEqual([-2]);
    expect(warningCodes(parsed)).toEqual([]);
  });
});

describe("older exports", () => {
  const titles =
    "Data_Point\tTest_Time(s)\tStep_Time(s)\tStep_Index\tCycle_Index\tCurrent(A)\tVoltage(V)\tCharge_Capacity(Ah)\tDischarge_Capacity(Ah)";

  it("reads tabs, decimal commas and mA", () => {
    const text = `${titles.replace("Current(A)", "Current(mA)")}\r\n1\t0,5\t0,5\t1\t1\t-2,5\t3,25\t0\t0,001\r\n2\t1,5\t1,5\t1\t1\t-2,5\t3,2\t0\t0,002\r\n`;
    const parsed = readWith(reader, text);
    expect(parsed.text?.decimal).toBe(",");
    expect(Array.from(valuesOf(parsed.recordings[0]!, "currentMa"))).toEqual([-2.5, -2.5]);
    expect(Array.from(valuesOf(parsed.recordings[0]!, "dischargeCapacityMah"))).toEqual([1, 2]);
    expect(parsed.startedAt).toBeNull();
  });

  it("reads units in other brackets, and assumes those that no title prints", () => {
    const bracketed = `${titles.replaceAll("(", " [").replaceAll(")", "]")}\n1\t5\t5\t1\t1\t0.5\t3\t0\t0\n`;
    expect(Array.from(valuesOf(readWith(reader, bracketed).recordings[0]!, "currentMa"))).toEqual([500]);
    const bare = readWith(reader, `${titles.replace(/\(\w+\)/g, "")}\n1\t5\t5\t1\t1\t0.5\t3\t0\t0\n`);
    expect(Array.from(valuesOf(bare.recordings[0]!, "currentMa"))).toEqual([500]);
    expect(warningCodes(bare)).toEqual(["unit_assumed"]);
  });

  it("tells records out of order and leaves them as they are", () => {
    const text = `${titles}\n1\t5\t5\t1\t1\t0\t3\t0\t0\n3\t15\t15\t1\t1\t0\t3\t0\t0\n2\t10\t10\t1\t1\t0\t3\t0\t0\n`;
    const parsed = readWith(reader, text);
    expect(warningCodes(parsed)).toEqual(["time_backwards", "unsorted_records"]);
    expect(Array.from(valuesOf(parsed.recordings[0]!, "timeS"))).toEqual([5, 15, 10]);
  });

  it("is refused when there is not one record", () => {
    expect(() => readWith(reader, `${titles}\n`)).toThrow(/at least one record/);
  });

  it("takes the start from dates kept as days, as the results file stores them", () => {
    const titles =
      "Data_Point,Test_Time,DateTime,Step_Index,Cycle_Index,Current,Voltage,Charge_Capacity,Discharge_Capacity";
    const rows = [0, 1, 2].map((at) => `${at + 1},${at * 30},${45_000.25 + at / 2880},1,1,0.001,3.5,0,0`);
    const parsed = readWith(reader, [titles, ...rows].join("\n"));
    expect(parsed.startedAt).toMatchObject({ iso: "2023-03-15T06:00:00.000", zone: "unknown" });
  });
});
