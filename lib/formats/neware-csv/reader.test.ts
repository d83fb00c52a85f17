import { describe, expect, it } from "vitest";
import { findColumn } from "@/lib/domain/recording";
import { expectClose, expectSeries, valuesOf } from "../testing/expect-series";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

const flat = `DataPoint,Cycle Index,Step Index,Step Type,Time,Total Time,Current(mA),Voltage(V),Chg. Cap.(mAh),DChg. Cap.(mAh),Date,T1(?)
1,1,1,CC Chg,00:00:00.000,00:00:00.000,1.000,3.1000,0.0000,0.0000,2025-01-31 23:59:50,25.1
2,1,1,CC Chg,01:00:00.500,01:00:00.500,1.000,3.2000,1.0001,0.0000,2025-02-01 00:59:50,25.2
3,1,2,CC DChg,00:00:00.000,01:00:00.500,-1.000,3.1000,0.0000,0.0000,2025-02-01 00:59:50,25.3
4,1,2,CC DChg,01:00:00.000,02:00:00.500,-1.000,3.0000,0.0000,1.0000,2025-02-01 01:59:50,25.4
`;

describe("Neware text, flat", () => {
  it("reads roles, units, scopes, states and dates", () => {
    const parsed = readWith(reader, flat);
    const [recording] = parsed.recordings;
    expect([...(valuesOf(recording!, "timeS") as Float64Array)]).toEqual([0, 3600.5, 3600.5, 7200.5]);
    expect([...(valuesOf(recording!, "currentMa") as Float64Array)]).toEqual([1, 1, -1, -1]);
    expect(findColumn(recording!, "chargeCapacityMah")!.capacityScope).toBe("step");
    expect(findColumn(recording!, "state")!.labels).toEqual(["CC Chg", "CC DChg"]);
    expect([...(valuesOf(recording!, "temperatureC") as Float64Array)]).toEqual([25.1, 25.2, 25.3, 25.4]);
    expect(parsed.startedAt).toEqual({
      printed: "2025-01-31 23:59:50",
      iso: "2025-01-31T23:59:50.000",
      zone: "unknown",
    });
    expect(parsed.warnings).toEqual([]);
  });

  it("reads Chinese titles in GBK", () => {
    const gbk: Record<string, number[]> = {
      数: [0xca, 0xfd],
      据: [0xbe, 0xdd],
      序: [0xd0, 0xf2],
      号: [0xba, 0xc5],
      循: [0xd1, 0xad],
      环: [0xbb, 0xb7],
      工: [0xb9, 0xa4],
      步: [0xb2, 0xbd],
      类: [0xc0, 0xe0],
      型: [0xd0, 0xcd],
      时: [0xca, 0xb1],
      间: [0xbc, 0xe4],
      总: [0xd7, 0xdc],
      电: [0xb5, 0xe7],
      流: [0xc1, 0xf7],
      压: [0xd1, 0xb9],
      容: [0xc8, 0xdd],
      量: [0xc1, 0xbf],
      恒: [0xba, 0xe3],
      充: [0xb3, 0xe4],
    };
    const text =
      "数据序号,循环号,工步号,工步类型,时间,总时间,电流(A),电压(V),容量(Ah)\n1,1,1,恒流充电,00:00:10,00:00:10,0.001,3.5,0.00002\n";
    const bytes = Uint8Array.from([...text].flatMap((each) => gbk[each] ?? [each.charCodeAt(0)]));
    const parsed = readWith(reader, bytes);
    expect(parsed.text!.encoding).toBe("gb18030");
    expect(valuesOf(parsed.recordings[0]!, "currentMa")[0]).toBe(1);
    expect(valuesOf(parsed.recordings[0]!, "capacityMah")[0]).toBeCloseTo(0.02, 12);
    expect(findColumn(parsed.recordings[0]!, "state")!.labels).toEqual(["恒流充电"]);
    expect(warningCodes(parsed)).toContain("encoding_guessed");
  });

  it("takes records counted anew in every step for what they are, and BTS 7.6's names of the counters", () => {
    const text =
      "Cycle ID,Step ID,Record ID,Time(h:min:s.ms),Voltage(V),Current(mA),Capacitance_Chg(mAh),Capacitance_DChg(mAh),Engy_Chg(mWh),Engy_DChg(mWh),Realtime\n" +
      "1,1,1,0:00:00.000,3,1,0,0,0,0,2025-01-31 10:00:00\n1,1,2,1:00:00.000,3,1,1,0,3,0,2025-01-31 11:00:00\n" +
      "1,2,1,0:00:00.000,3,-1,0,0,0,0,2025-01-31 11:00:00\n1,2,2,1:00:00.000,3,-1,0,1,0,3,2025-01-31 12:00:00\n";
    const parsed = readWith(reader, text);
    const values = (role: Parameters<typeof valuesOf>[1]) =>
      Array.from(valuesOf(parsed.recordings[0]!, role));
    expect(values("recordIndex")).toEqual([1, 2, 1, 2]);
    expect(values("chargeCapacityMah")).toEqual([0, 1, 0, 0]);
    expect(values("dischargeCapacityMah")).toEqual([0, 0, 0, 1]);
    expect(values("chargeEnergyMwh")).toEqual([0, 3, 0, 0]);
    expect(values("dischargeEnergyMwh")).toEqual([0, 0, 0, 3]);
    expect(values("timeS")).toEqual([0, 3600, 3600, 7200]);
    expect(warningCodes(parsed)).toEqual([]);
  });

  it("adds step times up where there is no total time", () => {
    const text =
      "Record ID,Step ID,Step Name,Time(h:min:s.ms),Voltage(V),Current(mA)\n1,1,Rest,0:00:00.000,3,0\n2,1,Rest,0:00:10.000,3,0\n3,2,Rest,0:00:00.000,3,0\n4,2,Rest,0:00:05.000,3,0\n5,2,Rest,0:00:00.000,3,0\n";
    const recording = readWith(reader, text).recordings[0]!;
    expect([...(valuesOf(recording, "timeS") as Float64Array)]).toEqual([0, 10, 10, 15, 15]);
    expect(findColumn(recording, "timeS")!.origin).toBe("reconstructed");
  });

  it("signs a current that is a magnitude by the step type, and says so", () => {
    const parsed = readWith(reader, flat.replaceAll("-1.000", "1.000"));
    expect([...(valuesOf(parsed.recordings[0]!, "currentMa") as Float64Array)]).toEqual([1, 1, -1, -1]);
    expect(parsed.recordings[0]!.currentKind).toBe("magnitude_with_state");
    expect(warningCodes(parsed)).toContain("sign_from_state");
  });

  it("warns when current and counter are a thousand apart", () => {
    const parsed = readWith(reader, flat.replace("Current(mA)", "Current(A)"));
    expect(warningCodes(parsed)).toEqual(["unit_slip", "unit_slip"]);
  });
});

const nested = `Cycle Index\tChg. Cap.(mAh)\tDChg. Cap.(mAh)
\tStep Index\tStep Number\tStep Type\tStep Time
\t\tDataPoint\tTime\tTotal Time\tCurrent(mA)\tVoltage(V)\tCapacity(mAh)\tDate
1\t1.0\t0.0\t1\t1\tCC Chg\t01:00:00
\t\t1\t00:00:00\t00:00:00\t1\t3.0\t0\t2025-01-01 00:00:00
\t\t2\t01:00:00\t01:00:00\t1\t3.5\t1\t2025-01-01 01:00:00
\t2\t2\tRest\t00:10:00
\t\t3\t00:10:00\t01:10:00\t0\t3.4\t0\t2025-01-01 01:10:00
2\t1.0\t0.0
\t1\t3\tCC Chg\t01:00:00
\t\t4\t01:00:00\t02:10:00\t1\t3.6\t1\t2025-01-01 02:10:00
`;

describe("Neware text, nested", () => {
  it("gives each record the cycle and step it stands under", () => {
    for (const text of [nested, nested.replaceAll("\t", ",")]) {
      const parsed = readWith(reader, text);
      const recording = parsed.recordings[0]!;
      expect(parsed.formatVersion).toBe("nested");
      expect([...(valuesOf(recording, "vendorCycle") as Uint32Array)]).toEqual([1, 1, 1, 2]);
      expect([...(valuesOf(recording, "vendorStep") as Uint32Array)]).toEqual([1, 1, 2, 3]);
      const state = findColumn(recording, "state")!;
      expect(Array.from(state.values, (code) => state.labels![code])).toEqual([
        "CC Chg",
        "CC Chg",
        "Rest",
        "CC Chg",
      ]);
      expect([...(valuesOf(recording, "timeS") as Float64Array)]).toEqual([0, 3600, 4200, 7800]);
      expect(parsed.warnings).toEqual([]);
    }
  });

  it("drops a record that is cut off, and says so", () => {
    const parsed = readWith(reader, nested.slice(0, -32));
    expect(parsed.recordings[0]!.rows).toBe(3);
    expect(parsed.truncated).toBe(true);
  });
});

const uio = "cycling/neware_uio.csv";
describe.skipIf(!hasRealFile(uio))("a real flat export", () => {
  it("has the reference's records, ranges and charge", () => {
    const parsed = readWith(reader, realFileBytes(uio));
    const reference = realReference(uio);
    const recording = parsed.recordings[0]!;
    expectSeries(recording, reference);
    expect(recording.columns.map((column) => column.name)).toEqual(reference.columns);
    const cycle = valuesOf(recording, "vendorCycle");
    const charge = valuesOf(recording, "chargeCapacityMah");
    for (const expected of reference.cycles) {
      let sum = 0;
      for (let row = 0; row < recording.rows; row += 1)
        if (cycle[row] === expected.cycle && (charge[row + 1] ?? 0) < charge[row]!) sum += charge[row]!;
      expectClose(sum, expected.charge_mAh, 1e-3);
    }
    expect(parsed.warnings).toEqual([]);
  });
});

const ife = "cycling/nw_regular_export_ife_example.csv";
describe.skipIf(!hasRealFile(ife))("a real nested export", () => {
  it("has the instrument's records, and its own cycle capacities", () => {
    const parsed = readWith(reader, realFileBytes(ife));
    const reference = realReference(ife);
    const recording = parsed.recordings[0]!;
    expect(recording.rows).toBe(reference.n_records);
    const step = valuesOf(recording, "vendorStep");
    const cycle = valuesOf(recording, "vendorCycle");
    const capacity = valuesOf(recording, "capacityMah");
    const state = findColumn(recording, "state")!;
    expect(new Set(Array.from(cycle)).size).toBe(reference.n_cycle_rows);
    // One of the steps stands in the row of the first cycle, so the reference counts one step row less.
    expect(new Set(Array.from(step)).size).toBe(reference.n_step_rows + 1);
    for (const [number, charged, discharged] of reference.cycle_rows_first_last) {
      const sums: Record<string, number> = {};
      for (let row = 0; row < recording.rows; row += 1) {
        if (cycle[row] !== Number(number) || step[row] === step[row + 1]) continue;
        const word = state.labels![state.values[row]!]!;
        sums[word] = (sums[word] ?? 0) + capacity[row]!;
      }
      expectClose(sums["CC Chg"]!, Number(charged) * 1000, 1e-3);
      expectClose(sums["CC DChg"]!, Number(discharged) * 1000, 1e-3);
    }
    expect(parsed.warnings).toEqual([]);
  });
});
