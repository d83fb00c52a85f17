import { describe, expect, it } from "vitest";
import { findColumn } from "@/lib/domain/recording";
import { expectClose, expectSeries, valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

const diagnostic = "cycling/xTESLADIAG_000038.078";
const minutes = "cycling/maccor_two.txt";

describe.skipIf(!hasRealFile(diagnostic))("a real diagnostic test of 24 cycles", () => {
  it("agrees with the reference in every cycle", () => {
    const parsed = readWith(reader, realFileBytes(diagnostic));
    const reference = realReference(diagnostic);
    const recording = parsed.recordings[0]!;
    expectSeries(recording, reference);
    // This export signs its currents itself, so nothing is taken from the state.
    expect(recording.currentKind).toBe("signed");
    expect(parsed.warnings).toEqual([]);
    expect(findColumn(recording, "state")?.labels).toEqual(["R", "C", "D", "S"]);
    expect(findColumn(recording, "capacityMah")?.capacityScope).toBe("step");
    const charge = sumOfStepPeaks(recording, 1);
    for (const cycle of reference.cycles) {
      if (typeof cycle === "string") continue;
      expectClose(charge.get(cycle.cycle) ?? 0, cycle.charge_mAh, 1e-5, `charge of cycle ${cycle.cycle}`);
    }
    expect(parsed.startedAt?.iso).toBe("2019-08-13T19:17:53.000");
    expect(parsed.metadata["Comment/Barcode"]).toBe("EXP, SOH 30 cyc 4.3V 1C");
    expect(parsed.technique).toBe("xTESLADIAG_000038.000");
  });
});

describe.skipIf(!hasRealFile(minutes))("a real export with decimal commas and times in minutes", () => {
  it("keeps the row that is cut off and says so", () => {
    const parsed = readWith(reader, realFileBytes(minutes));
    const recording = parsed.recordings[0]!;
    expect(recording.rows).toBe(realReference(minutes).n_data_lines);
    const time = valuesOf(recording, "timeS");
    expect([time[0], time[1], time[213]]).toEqual([0, 60, 12_780]);
    expect(valuesOf(recording, "voltageV")[0]).toBe(0.1377);
    expect(valuesOf(recording, "voltageV")[213]).toBeNaN();
    expect(parsed.truncated).toBe(true);
    expect(parsed.startedAt).toEqual({ printed: "06/05/2021 11:23:46", iso: null, zone: "unknown" });
    expect(warningCodes(parsed)).toEqual([
      "ambiguous_date",
      "bad_rows",
      "unit_assumed",
      "sign_from_state",
      "truncated",
    ]);
    expect(parsed.metadata.SCap).toBe("0,017");
    expect(parsed.channel).toBe("81");
  });
});

/** Three lines of preamble, durations with days, unsigned current, open thermocouples: written for this test. */
function synthetic(rows: readonly string[]): string {
  return [
    "Today's Date:\t14 December 2020\tDate of Test:\t11 December 2020, 12:22:12 PM",
    "Filename:\tsynthetic_01\tTester Channel:\t7",
    "Procedure:\tplate-strip.000\tDescription:\tÿÿÿ",
    "Rec#\tCyc#\tStep\tTestTime\tStepTime\tAmp-hr\tWatt-hr\tAmps\tVolts\tState\tES\tDPt Time\tAux #1\t Units\tAux #2\t Units\tVAR1\t",
    ...rows,
  ].join("\r\n");
}

const rows = [
  "1\t0\t1\t  0d 00:00:0\t  0d 00:00:0\t0.00000\t0.0\t0.00000\t3.46250\tR\t0\t12/11/2020 12:22:12\t-2501.71411\t C  \t25.1\t C  \t0.0\t",
  "2\t0\t2\t  0d 00:00:5.05\t  0d 00:00:0.05\t0.00010\t0.0\t0.50000\t3.41627\tD\t0\t12/11/2020 12:22:17\t-2501.84326\t C  \t25.2\t C  \t0.0\t",
  "3\t0\t2\t  1d 01:00:5.5\t  1d 01:00:0.5\t0.00200\t0.0\t0.25000\t3.41115\tD\t5\t12/12/2020 13:22:17\t-2501.84326\t C  \t25.3\t C  \t0.0\t",
  "4\t0\t3\t  1d 01:00:9.5\t  0d 00:00:4\t0.00050\t0.0\t0.40000\t3.5\tC\t5\t12/12/2020 13:22:21\t-2501.84326\t C  \t25.4\t C  \t0.0\t",
  "5\t0\t3\t  1d 01:00:10.5\t  0d 00:00:5\t0.00060\t0.0\t0.10000\t3.5\tP\t5\t12/12/2020 13:22:22\t-2501.84326\t C  \t25.4\t C  \t0.0\t",
];

describe("the dialect with days in its times", () => {
  const parsed = readWith(reader, synthetic(rows));
  const recording = parsed.recordings[0]!;

  it("signs the magnitude by the state and keeps it", () => {
    expect(recording.currentKind).toBe("magnitude_with_state");
    expect(Array.from(valuesOf(recording, "currentMa"))).toEqual([0, -500, -250, 400, Number.NaN]);
    const raw = recording.columns.find((column) => column.name === "Amps");
    expect(raw?.role).toBeNull();
    expect(raw?.values[1]).toBe(500);
    expect(findColumn(recording, "currentMa")?.origin).toBe("reconstructed");
    expect(warningCodes(parsed)).toContain("sign_from_state");
    expect(warningCodes(parsed)).toContain("state_unknown");
  });

  it("reads durations, the order of day and month from the preamble, and drops open thermocouples", () => {
    expect(Array.from(valuesOf(recording, "timeS"))).toEqual([0, 5.05, 90_005.5, 90_009.5, 90_010.5]);
    expect(parsed.text?.dateOrder).toBe("inferred");
    expect(parsed.startedAt?.iso).toBe("2020-12-11T12:22:12.000");
    const temperatures = recording.columns.filter((column) => column.role === "temperatureC");
    expect(temperatures.map((column) => column.values[0])).toEqual([Number.NaN, 25.1]);
    expect(warningCodes(parsed)).toContain("sentinel_missing");
    expect(recording.columns.some((column) => column.name.startsWith("column"))).toBe(false);
  });

  it("leaves out a last row that breaks off without a line end", () => {
    const cut = readWith(reader, synthetic([...rows.slice(0, 4), rows[4]!.slice(0, 30)]));
    expect(cut.recordings[0]!.rows).toBe(4);
    expect(cut.truncated).toBe(true);
  });
});

describe("a printed unit that the clock contradicts", () => {
  it("is told and not mended", () => {
    const lines = ["Rec#\tCyc#\tStep\tTest (Sec)\tStep (Sec)\tAmp-hr\tAmps\tVolts\tState\tDPt Time"];
    for (let row = 0; row < 5; row += 1)
      lines.push(`${row + 1}\t0\t1\t${row}\t${row}\t0\t-1\t3\tD\t11/30/2020 12:0${row}:00`);
    const parsed = readWith(reader, lines.join("\n"));
    expect(warningCodes(parsed)).toEqual(["unit_slip"]);
    expect(Array.from(valuesOf(parsed.recordings[0]!, "timeS"))).toEqual([0, 1, 2, 3, 4]);
  });
});

describe("the comma-separated dialect", () => {
  it("reads bare titles with units in brackets and a named month", () => {
    const text = [
      "Today's Date:,15-Mar-24",
      "Date of Test:,11-Mar-24 1:05:00 PM",
      "Rec,Cycle P,Cycle C,Step,Test Time (sec),Step Time (sec),Capacity (mAh),Energy (mWh),Current (mA),Voltage (mV),MD,ES,DPT Time,Temp 1",
      "1,0,1,1,0,0,0,0,0,3000,R,1,11-Mar-24 1:05:00 PM,25",
      "2,0,1,2,10,10,0.5,1,1.5,3100,C,1,11-Mar-24 1:05:10 PM,25",
    ].join("\n");
    const parsed = readWith(reader, text);
    const recording = parsed.recordings[0]!;
    expect(Array.from(valuesOf(recording, "voltageV"))).toEqual([3, 3.1]);
    expect(Array.from(valuesOf(recording, "currentMa"))).toEqual([0, 1.5]);
    expect(Array.from(valuesOf(recording, "capacityMah"))).toEqual([0, 0.5]);
    expect(parsed.startedAt?.iso).toBe("2024-03-11T13:05:00.000");
    expect(parsed.text?.dateOrder).toBe("stated");
  });
});

describe("an export of some columns alone", () => {
  it("is known by its clock; without a state the sign of a magnitude is not known", () => {
    const text = [
      "Cyc#,Step,TestTime(Hr),StepTime(Hr),Capacity(Ahr),Watt-hr,Current(A),Voltage(V),DPt Time",
      "1,1,0,0,0,0,0.001,3,11-Mar-24 1:05:00 PM",
      "1,1,0.5,0.5,0.0005,0.0015,0.001,3.1,11-Mar-24 1:35:00 PM",
    ].join("\n");
    const parsed = readWith(reader, text);
    const recording = parsed.recordings[0]!;
    expect(Array.from(valuesOf(recording, "timeS"))).toEqual([0, 1800]);
    expect(Array.from(valuesOf(recording, "capacityMah"))).toEqual([0, 0.5]);
    expect(Array.from(valuesOf(recording, "currentMa"))).toEqual([1, 1]);
    expect(warningCodes(parsed)).toEqual(["sign_assumed"]);
    expect(parsed.startedAt?.iso).toBe("2024-03-11T13:05:00.000");
  });
});

/** Sum of each step's largest capacity in one direction, by vendor cycle: how the reference was computed. */
function sumOfStepPeaks(recording: Parameters<typeof valuesOf>[0], direction: 1 | -1): Map<number, number> {
  const cycle = valuesOf(recording, "vendorCycle");
  const step = valuesOf(recording, "vendorStep");
  const current = valuesOf(recording, "currentMa");
  const capacity = valuesOf(recording, "capacityMah");
  const sums = new Map<number, number>();
  let peak = 0;
  for (let row = 0; row < recording.rows; row += 1) {
    const isLast = row + 1 === recording.rows || step[row + 1] !== step[row] || cycle[row + 1] !== cycle[row];
    if (Math.sign(current[row]!) === direction) peak = Math.max(peak, capacity[row]!);
    if (isLast) {
      sums.set(cycle[row]!, (sums.get(cycle[row]!) ?? 0) + peak);
      peak = 0;
    }
  }
  return sums;
}
