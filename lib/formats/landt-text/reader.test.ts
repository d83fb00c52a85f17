import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { findColumn } from "@/lib/domain/recording";
import { landtDirection } from "../landt/columns";
import { recogniseSource } from "../recognise";
import { formatReaders } from "../registry";
import { expectSeries, valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

const sample = "cycling/SINTEF__LiGrR2032__2024-04-30__25degC__Landt.csv";

describe.skipIf(!hasRealFile(sample))("a real export whose rows have one cell more than the titles", () => {
  it("agrees with the reference, every column under its own title", () => {
    const parsed = readWith(reader, realFileBytes(sample));
    const reference = realReference(sample);
    const recording = parsed.recordings[0]!;
    expectSeries(recording, reference);
    expect(recording.columns.map((column) => column.name)).toEqual(reference.columns);
    const cycle = valuesOf(recording, "vendorCycle");
    expect(Array.from(cycle).filter((value) => value === 2)).toHaveLength(reference.cycles[1].n);
    const { values, labels } = findColumn(recording, "state")!;
    const words = Array.from(values, (code: number) => labels![code]!);
    for (const [word, count] of Object.entries(reference.step_names))
      expect(words.filter((each) => each === word)).toHaveLength(count as number);
    expect(Math.max(...(valuesOf(recording, "dischargeCapacityMah") as Float64Array))).toBeCloseTo(6.3, 9);
    expect(parsed.startedAt?.iso).toBe("2024-04-30T14:33:19.000");
    expect(warningCodes(parsed)).toEqual(["extra_fields", "below_resolution", "below_resolution"]);
  });
});

describe("slashed titles", () => {
  it("reads LAND's own export with a phantom column, days in its times and its states", () => {
    const parsed = readWith(
      reader,
      [
        "Index,TestTime,StepTime,Voltage/V,Current/mA,Capacity/mAh,SCapacity/mAh/g,Energy/mWh,SEnergy/Wh/kg,SysTime,State,",
        "1,0-00:00:10,0-00:00:10,3.0100,0.000,0.000000,0.0,0.0,0.0,2019-05-20 10:00:10,R,",
        "2,0-23:59:59,0-23:59:49,2.9000,0.500,0.001000,0.1,0.0,0.0,2019-05-21 09:59:59,D_CC,",
        "3,1-01:00:00,0-01:00:01,3.2000,0.500,0.001000,0.1,0.0,0.0,2019-05-21 11:00:00,C_CC,",
      ].join("\r\n"),
    );
    const recording = parsed.recordings[0]!;
    expect(Array.from(valuesOf(recording, "timeS"))).toEqual([10, 86_399, 90_000]);
    expect(Array.from(valuesOf(recording, "currentMa"))).toEqual([0, -0.5, 0.5]);
    expect(recording.currentKind).toBe("magnitude_with_state");
    expect(findColumn(recording, "currentMa")?.origin).toBe("reconstructed");
    const specific = recording.columns.find((column) => column.name === "SCapacity/mAh/g");
    expect(specific).toMatchObject({ role: null, unit: "mAh/g" });
    expect(recording.columns).toHaveLength(12);
  });

  it("reads times under h:m:s, and takes no start from a day without its year", () => {
    const parsed = readWith(
      reader,
      [
        "Cycle,Step,Record,TestTime/h:m:s,StepTime/h:m:s,Voltage/V,Current/A,Capacity/Ah,SysTime",
        "1,1,1,0-00:00:10,0-00:00:10,3.01,0,0,03-25 22:40:10",
        "1,2,2,1-01:00:00,1-00:59:50,2.9,-0.0005,0.001,03-26 23:40:00",
      ].join("\r\n"),
    );
    const recording = parsed.recordings[0]!;
    expect(Array.from(valuesOf(recording, "timeS"))).toEqual([10, 90_000]);
    expect(Array.from(valuesOf(recording, "stepTimeS"))).toEqual([10, 89_990]);
    expect(parsed.startedAt).toBeNull();
    expect(recording.columns.at(-1)?.labels).toEqual(["03-25 22:40:10", "03-26 23:40:00"]);
  });

  it("reads Chinese titles in the vendor's encoding", () => {
    // 记录序号,测试时间/Sec,电压/V,电流/mA,容量/mAh in GB 18030.
    const titles = [
      [0xbc, 0xc7, 0xc2, 0xbc, 0xd0, 0xf2, 0xba, 0xc5],
      [0xb2, 0xe2, 0xca, 0xd4, 0xca, 0xb1, 0xbc, 0xe4, 0x2f, 0x53, 0x65, 0x63],
      [0xb5, 0xe7, 0xd1, 0xb9, 0x2f, 0x56],
      [0xb5, 0xe7, 0xc1, 0xf7, 0x2f, 0x6d, 0x41],
      [0xc8, 0xdd, 0xc1, 0xbf, 0x2f, 0x6d, 0x41, 0x68],
    ];
    const head = titles.flatMap((title, index) => (index === 0 ? title : [0x2c, ...title]));
    const rows = new TextEncoder().encode("\n1,0,3.1,-0.2,0\n2,5,3.0,-0.2,0.0003\n");
    const parsed = reader.read(
      {
        name: "x",
        size: head.length + rows.length,
        read: (at, length) => Uint8Array.from([...head, ...rows]).subarray(at, at + length),
      },
      { matchedBy: "" },
    );
    expect(parsed.text?.encoding).toBe("gb18030");
    expect(Array.from(valuesOf(parsed.recordings[0]!, "voltageV"))).toEqual([3.1, 3]);
    expect(Array.from(valuesOf(parsed.recordings[0]!, "currentMa"))).toEqual([-0.2, -0.2]);
  });
});

describe("titles that do not fit the rows", () => {
  it("finds the column without a title in front by its dates", () => {
    const parsed = readWith(
      reader,
      [
        "cycle_index,date_time_iso_string,test_time_s,current_A,voltage_V,step_name",
        "101,1,2024-04-30 14:33:19,0.5,0.001,3.1,charge CC",
        "102,1,2024-04-30 14:33:20,1.5,0.001,3.2,charge CC",
      ].join("\n"),
    );
    const recording = parsed.recordings[0]!;
    expect(recording.columns[0]!.name).toBe("untitled");
    expect(Array.from(valuesOf(recording, "voltageV"))).toEqual([3.1, 3.2]);
    expect(warningCodes(parsed)).toContain("extra_fields");
  });

  it("joins no date that blanks split", () => {
    const parsed = readWith(
      reader,
      [
        "Rec#  Cyc#  Step  Test(Sec)  Step(Sec)  Amp-hr  Watt-hr  Amps  Volts  State  ES  DPt-Time",
        "1  1  1  0.00  0.00  0.0000  0.0000  0.0010  3.1000  C  1  2024-04-30 14:33:19",
        "2  1  2  9.00  4.00  0.0000  0.0000  0.0010  3.0000  D  1  2024-04-30 14:33:28",
      ].join("\n"),
    );
    const recording = parsed.recordings[0]!;
    expect(Array.from(valuesOf(recording, "timeS"))).toEqual([0, 9]);
    expect(Array.from(valuesOf(recording, "stepTimeS"))).toEqual([0, 4]);
    expect(Array.from(valuesOf(recording, "vendorStep"))).toEqual([1, 2]);
    expect(Array.from(valuesOf(recording, "currentMa"))).toEqual([1, -1]);
  });
});

describe("landtDirection", () => {
  it.each([
    ["C_CC", 1],
    ["C_CV", 1],
    ["CCC", 1],
    ["charge CC", 1],
    ["D_CC", -1],
    ["CCD", -1],
    ["discharge CC", -1],
    ["R", 0],
    ["rest", 0],
  ])("%s is %i", (label, direction) => {
    expect(landtDirection(label)).toBe(direction);
  });
});

it("knows Chinese titles with slashed units for LANDT's, and signs a magnitude by the state", () => {
  const titles = "序号,测试时间/Sec,电流/mA,电压/V,容量/mAh,系统时间,状态";
  const rows = ["C_CC", "C_CC", "R", "D_CC"].map(
    (state, at) => `${at + 1},${at * 10},1.0,3.${at},0.00${at},2019-05-20 10:00:1${at},${state}`,
  );
  const [best] = recogniseSource(
    bytesSource("a.csv", new TextEncoder().encode([titles, ...rows].join("\n"))),
    formatReaders,
  );
  expect(best?.reader.id).toBe("landt-text");
  const parsed = readWith(
    reader,
    [titles, ...rows.map((row) => row.replace(",1.0,3.2", ",0.0,3.2"))].join("\n"),
  );
  expect(Array.from(valuesOf(parsed.recordings[0]!, "currentMa"))).toEqual([1, 1, 0, -1]);
});
