import { describe, expect, it } from "vitest";
import { findColumn } from "@/lib/domain/recording";
import { valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { reader } from "./reader";

/** No public sample is at hand: written for this test after the vendor's titles. */
const titles =
  "Test,Cell,Rack,Shelf,Position,Cell ID,Step,Instruction Name,Cycle,Total Time (Hours in hh:mm:ss.xxx),Step Time (Decimal Hours),Real Time,Voltage (mV),Current (A),Charge Capacity (mAh),Discharge Capacity (mAh),Temp (°C),";
const preamble = [
  "Test:,25205",
  "TestRegime Name:,synthetic",
  "#RESULTS CHECK",
  "a,b,c,d,e,f",
  "#END RESULTS CHECK",
  "Start Time:,01/28/2026 17:40:39",
];
const rows = [
  "25205,1,ACT4,014,1,345626_9,0,Idle,0,00:00:00.002,0,01/28/2026 17:45:08,3682.5,0,0,0,19.26,",
  "25205,1,ACT4,014,1,345626_9,1,Charge,0,00:00:10.000,0.5,01/28/2026 17:45:18,3700,0.0015,0.25,0,19.27,",
  "25205,1,ACT4,014,1,345626_9,2,Discharge,1,30:00:20.500,1,01/29/2026 23:45:28,3600,0.0015,0.25,0.5,,",
];

describe("a test of one cell", () => {
  const parsed = readWith(reader, [...preamble, titles, ...rows].join("\r\n"));
  const recording = parsed.recordings[0]!;

  it("reads units from the titles", () => {
    expect(Array.from(valuesOf(recording, "timeS"))).toEqual([0.002, 10, 108_020.5]);
    expect(Array.from(valuesOf(recording, "stepTimeS"))).toEqual([0, 1800, 3600]);
    expect(Array.from(valuesOf(recording, "voltageV"))).toEqual([3.6825, 3.7, 3.6]);
    expect(Array.from(valuesOf(recording, "dischargeCapacityMah"))).toEqual([0, 0, 0.5]);
    expect(Array.from(valuesOf(recording, "temperatureC"))).toEqual([19.26, 19.27, Number.NaN]);
    expect(recording.columns.some((column) => column.name.startsWith("column"))).toBe(false);
  });

  it("signs the current by the instruction", () => {
    expect(Array.from(valuesOf(recording, "currentMa"))).toEqual([0, 1.5, -1.5]);
    expect(warningCodes(parsed)).toEqual(["sign_from_state"]);
  });

  it("knows channel, regime and start", () => {
    expect(parsed.channel).toBe("ACT4-014-1");
    expect(parsed.technique).toBe("synthetic");
    expect(parsed.startedAt).toEqual({
      printed: "01/28/2026 17:40:39",
      iso: "2026-01-28T17:40:39.000",
      zone: "unknown",
    });
  });
});

describe("a file of two cells", () => {
  it("gives one recording a cell", () => {
    const second = rows.map((row) => row.replace("25205,1,", "25205,2,"));
    const parsed = readWith(reader, [...preamble, titles, ...rows, ...second].join("\n"));
    expect(parsed.recordings.map(({ name, rows }) => [name, rows])).toEqual([
      ["Test 25205, Cell 1", 3],
      ["Test 25205, Cell 2", 3],
    ]);
    expect(findColumn(parsed.recordings[1]!, "voltageV")?.values).toHaveLength(3);
  });
});
