import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { type ColumnRole, findColumn } from "@/lib/domain/recording";
import { sniffSource } from "../sniff";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import {
  integerRecord,
  ndax,
  ndcPages,
  pairRecord,
  runInfoRecord,
  stepRecord,
  testInfoXml,
} from "../testing/synthetic-neware";
import { ZipArchive } from "../zip-archive";
import { integerLayouts } from "./ndc-layouts";
import { reader } from "./reader";

function read(bytes: Uint8Array, name = "a.dat") {
  const source = bytesSource(name, bytes);
  const recognition = reader.recognise(sniffSource(source));
  expect(recognition?.confidence).toBe("certain");
  return reader.read(source, { matchedBy: recognition!.matchedBy });
}

function column(parsed: ReturnType<typeof read>, role: ColumnRole): number[] {
  return Array.from(findColumn(parsed.recordings[0]!, role)!.values);
}

const codes = (parsed: ReturnType<typeof read>) => parsed.warnings.map((warning) => warning.code);

/** Two steps of version 14: charge at 2 mA for 4 records of 10 s, then discharge at 1 mA for 3 records of 5 s. */
function version14(): Record<string, Uint8Array> {
  const data = [
    ...[1, 2, 3, 4].map((each) => pairRecord(3 + each / 10, 0.002)),
    ...[3, 2, 1].map((each) => pairRecord(3 + each / 10, -0.001)),
  ];
  const runs = [
    { index: 1, step: 1, stepTimeMs: 0, dtMs: 0, unixS: 1_700_000_000, milliseconds: 250 },
    {
      index: 2,
      step: 1,
      stepTimeMs: 10_000,
      dtMs: 10_000,
      unixS: 1_700_000_010,
      milliseconds: 250,
      counters: [2e-2 / 3600, 0, 0, 0],
    },
    { index: 5, step: 2, stepTimeMs: 0, dtMs: 0, unixS: 1_700_000_030, milliseconds: 250 },
    {
      index: 6,
      step: 2,
      stepTimeMs: 5000,
      dtMs: 5000,
      unixS: 1_700_000_035,
      milliseconds: 250,
      counters: [0, 5e-3 / 3600, 0, 0],
    },
  ] as const;
  return {
    "data.ndc": ndcPages(1, 14, 8, data),
    "data_runInfo.ndc": ndcPages(
      18,
      14,
      55,
      runs.map((run) => runInfoRecord(run, 55)),
    ),
    "data_step.ndc": ndcPages(7, 14, 37, [stepRecord(0, 1, 1, 37), stepRecord(0, 2, 2, 37)]),
  };
}

describe("Neware .ndax, synthetic", () => {
  it("fills time, capacity and energy between stored records and says so", () => {
    const parsed = read(ndax(version14()));
    expect(column(parsed, "stepTimeS")).toEqual([0, 10, 20, 30, 0, 5, 10]);
    expect(column(parsed, "timeS")).toEqual([0, 10, 20, 30, 30, 35, 40]);
    expect(column(parsed, "unixTimeS")).toEqual(
      [0, 10, 20, 30, 30, 35, 40].map((each) => 1_700_000_000.25 + each),
    );
    expect(column(parsed, "currentMa")[0]).toBeCloseTo(2, 6);
    expect(column(parsed, "vendorStep")).toEqual([1, 1, 1, 1, 2, 2, 2]);
    expect(column(parsed, "vendorCycle")).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const charge = column(parsed, "chargeCapacityMah");
    for (const [row, mAs] of [0, 20, 40, 60].entries()) expect(charge[row]).toBeCloseTo(mAs / 3600, 7);
    expect(column(parsed, "dischargeCapacityMah")[6]).toBeCloseTo(10 / 3600, 7);
    const state = findColumn(parsed.recordings[0]!, "state")!;
    expect(Array.from(state.values, (code) => state.labels![code])).toEqual([
      ...Array(4).fill("CC_Chg"),
      ...Array(3).fill("CC_DChg"),
    ]);
    const marks = parsed.recordings[0]!.columns.find((each) => each.name === "Interpolated")!;
    expect([...marks.values]).toEqual([0, 0, 1, 1, 0, 0, 1]);
    expect(findColumn(parsed.recordings[0]!, "stepTimeS")!.origin).toBe("interpolated");
    expect(findColumn(parsed.recordings[0]!, "voltageV")!.origin).toBe("file");
    expect(codes(parsed)).toEqual(["interpolated"]);
    expect(parsed.startedAt).toMatchObject({ iso: "2023-11-14T22:13:20.250Z", zone: "utc" });
    expect(parsed.channel).toBe("device 1, unit 0, channel 2");
  });

  it("scales version 11 by its own factors", () => {
    const parsed = read(
      ndax({
        "data.ndc": ndcPages(1, 11, 8, [pairRecord(35_000, 7200)]),
        "data_runInfo.ndc": ndcPages(18, 11, 47, [
          runInfoRecord(
            { index: 1, step: 1, stepTimeMs: 1000, dtMs: 0, unixS: 5, counters: [7200, 0, 3600, 0] },
            47,
          ),
        ]),
        "data_step.ndc": ndcPages(7, 11, 37, [stepRecord(2, 1, 1, 37)]),
      }),
    );
    expect(column(parsed, "voltageV")[0]).toBeCloseTo(3.5, 12);
    expect(column(parsed, "currentMa")).toEqual([7200]);
    expect(column(parsed, "chargeCapacityMah")).toEqual([2]);
    expect(column(parsed, "chargeEnergyMwh")).toEqual([1]);
    expect(column(parsed, "vendorCycle")).toEqual([3]);
  });

  it("reads the whole records of version 5, with range factor, date and total time", () => {
    const layout = { ...integerLayouts.get(5)! };
    const record = (index: number, timeMs: number, range: number) => {
      const bytes = integerRecord(
        {
          index,
          timeMs,
          range,
          voltageTenthMv: 31_234,
          current: 25_000,
          counters: [25_000 * index, 0, 0, 0],
          type: 1,
        },
        layout as unknown as Record<string, number>,
        87,
        0x55,
      );
      new DataView(bytes.buffer, bytes.byteOffset).setBigUint64(layout.totalTime, BigInt(timeMs + 500), true);
      return bytes;
    };
    const parsed = read(ndax({ "data.ndc": ndcPages(1, 5, 87, [record(1, 0, 100), record(2, 1000, 100)]) }));
    expect(column(parsed, "timeS")).toEqual([0.5, 1.5]);
    expect(column(parsed, "voltageV")).toEqual([3.1234, 3.1234]);
    expect(column(parsed, "currentMa")).toEqual([250, 250]);
    expect(column(parsed, "chargeCapacityMah")[1]).toBeCloseTo(500 / 3600, 12);
    const clock = parsed.recordings[0]!.columns.find((each) => each.name === "Timestamp")!;
    expect(clock.values[0]).toBe(Date.UTC(2025, 0, 2, 3, 4, 5) / 1000);
    expect(clock.role).toBeNull();
    expect(codes(read(ndax({ "data.ndc": ndcPages(1, 5, 87, [record(1, 0, 777)]) })))).toContain(
      "range_unknown",
    );
  });

  it("reads version 7, whose header lists its fields, as it reads version 5", () => {
    const codes7 = [1, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 28, 29];
    const layout = integerLayouts.get(5)! as unknown as Record<string, number>;
    const records = [1, 2].map((index) =>
      integerRecord(
        { index, timeMs: index * 500, voltageTenthMv: 30_000, current: 100, range: 1 },
        layout,
        87,
        0x55,
      ),
    );
    const withFields = (fields: readonly number[]) => {
      const bytes = ndcPages(1, 7, 87, records);
      for (const [at, code] of fields.entries()) new DataView(bytes.buffer).setInt32(13 + 4 * at, code, true);
      return ndax({ "data.ndc": bytes });
    };
    const parsed = read(withFields(codes7));
    expect(column(parsed, "stepTimeS")).toEqual([0.5, 1]);
    expect(column(parsed, "currentMa")).toEqual([0.01, 0.01]);
    expect(codes(parsed)).toEqual(["version_unknown"]);
    expect(() => read(withFields([1, 99]))).toThrow(/found 99/);
    expect(() => read(withFields([1, 6]))).toThrow(UnreadableFileError);
  });

  it("reads the whole floating-point records of versions 6 and 15", () => {
    const six = Buffer.alloc(38);
    six.writeUInt32LE(2500, 0);
    for (const [at, value] of [3.5, 0.002, 0.25, 0, 0.5, 0].entries()) six.writeFloatLE(value, 5 + 4 * at);
    six.writeUInt32LE(1_700_000_000, 30);
    six.writeUInt32LE(1, 34);
    const old = read(
      ndax({
        "data.ndc": ndcPages(1, 6, 38, [six]),
        "data_step.ndc": ndcPages(7, 6, 37, [stepRecord(4, 2, 9, 37)]),
      }),
    );
    expect([column(old, "stepTimeS"), column(old, "voltageV"), column(old, "chargeCapacityMah")]).toEqual([
      [2.5],
      [3.5],
      [250],
    ]);
    expect(column(old, "vendorCycle")).toEqual([5]);

    const record = Buffer.alloc(48);
    record[2] = 1;
    record[3] = 22;
    record.writeUInt32LE(1, 8);
    record.writeUInt32LE(7, 12);
    record.writeUInt32LE(500_000_000, 16);
    for (const [at, value] of [-5, 3.25, -36, -72].entries()) record.writeFloatLE(value, 20 + 4 * at);
    record.writeUInt32LE(1_700_000_000, 36);
    const bytes = ndcPages(1, 15, 48, [record]);
    const view = new DataView(bytes.buffer);
    view.setUint32(516, 48, true);
    view.setInt32(520, 15, true);
    view.setInt32(525, 36, true);
    const bts9 = read(ndax({ "data.ndc": bytes }));
    expect([column(bts9, "timeS"), column(bts9, "currentMa"), column(bts9, "unixTimeS")]).toEqual([
      [7.5],
      [-5],
      [1_700_000_000],
    ]);
    expect(column(bts9, "dischargeCapacityMah")[0]).toBeCloseTo(0.01, 12);
    expect(column(bts9, "chargeCapacityMah")).toEqual([0]);
    expect(findColumn(bts9.recordings[0]!, "state")!.labels).toEqual(["CPCV_DChg"]);
  });

  it("sorts records by index and drops exact repetitions, telling both", () => {
    const layout = integerLayouts.get(5)! as unknown as Record<string, number>;
    const records = [3, 1, 2, 2].map((index) =>
      integerRecord({ index, timeMs: index * 1000 }, layout, 87, 0x55),
    );
    const parsed = read(ndax({ "data.ndc": ndcPages(1, 5, 87, records) }));
    expect(column(parsed, "recordIndex")).toEqual([1, 2, 3]);
    expect(codes(parsed)).toEqual(expect.arrayContaining(["duplicate_records", "unsorted_records"]));
  });

  it("names auxiliary channels by TestInfo.xml", () => {
    const float = (value: number) => pairRecord(value, 0).subarray(0, 4);
    const files = {
      ...version14(),
      "data_AUX_1_1_1.ndc": ndcPages(5, 14, 4, [20, 21, 22, 23, 24, 25, 26].map(float)),
    };
    const named = read(ndax({ ...files, "TestInfo.xml": testInfoXml('<Aux1 AuxID="7" ChlType="103"/>') }));
    const temperature = findColumn(named.recordings[0]!, "temperatureC")!;
    expect(temperature.name).toBe("aux 7 temperature");
    expect([...temperature.values]).toEqual([20, 21, 22, 23, 24, 25, 26]);
    const unnamed = read(ndax(files));
    expect(findColumn(unnamed.recordings[0]!, "temperatureC")).toBeNull();
    expect(codes(unnamed)).toContain("unknown_column");
  });

  it("reads a test that has no record yet, and refuses what it does not know", () => {
    const empty = read(ndax({ "data.ndc": ndcPages(1, 14, 8, []) }));
    expect(empty.recordings[0]!.rows).toBe(0);
    expect(codes(empty)).toContain("empty");
    expect(() => read(ndax({ "data.ndc": ndcPages(1, 99, 8, []) }))).toThrow(/version 99/);
    expect(() => read(ndax({ "data.ndc": new Uint8Array(2) }))).toThrow(UnreadableFileError);
  });

  it("gives voltage and current alone where run info is missing", () => {
    const parsed = read(ndax({ "data.ndc": version14()["data.ndc"]! }));
    expect(column(parsed, "voltageV")).toHaveLength(7);
    expect(findColumn(parsed.recordings[0]!, "timeS")).toBeNull();
  });
});

describe.each(["nw4-120-1-6-53", "nw4-120-6-1-36"])("Neware .ndax, real file %s", (name) => {
  const path = `cycling/${name}.ndax`;
  const isThere = hasRealFile(path);

  it.skipIf(!isThere)("agrees with the vendor's export and NewareNDA", () => {
    const reference = realReference(path);
    const parsed = read(realFileBytes(path));
    const time = column(parsed, "timeS");
    const vendorLast = reference.vendor_BTSDA_export?.t_last_s ?? reference.t_last_s;
    expect(time).toHaveLength(reference.n_records);
    expect(Math.abs(time.at(-1)! / vendorLast - 1)).toBeLessThan(1e-6);
    // The reference prints six digits.
    const voltage = column(parsed, "voltageV");
    expect(Math.abs(Math.min(...voltage) / reference.V_min - 1)).toBeLessThan(3e-6);
    expect(Math.abs(Math.max(...voltage) / reference.V_max - 1)).toBeLessThan(3e-6);
    expect(new Set(column(parsed, "vendorCycle")).size).toBe(reference.n_cycles);
    expect(new Set(column(parsed, "vendorStep")).size).toBe(reference.steps);
    const state = findColumn(parsed.recordings[0]!, "state")!;
    const counts: Record<string, number> = {};
    for (const code of state.values) counts[state.labels![code]!] = (counts[state.labels![code]!] ?? 0) + 1;
    expect(counts).toEqual(reference.statuses);
    expect(parsed.startedAt!.iso).toBe(new Date(reference.first_timestamp).toISOString());
    const cycle = column(parsed, "vendorCycle");
    const step = column(parsed, "vendorStep");
    const charge = column(parsed, "chargeCapacityMah");
    const discharge = column(parsed, "dischargeCapacityMah");
    const ends = step.map((each, row) => each !== step[row + 1]);
    for (const expected of reference.cycles) {
      if (typeof expected === "string") continue;
      let charged = 0;
      let discharged = 0;
      for (let row = 0; row < step.length; row += 1)
        if (ends[row] && cycle[row] === expected.cycle) {
          charged += charge[row]!;
          discharged += discharge[row]!;
        }
      expect(Math.abs(charged / expected.charge_mAh - 1)).toBeLessThan(1e-3);
      expect(Math.abs(discharged / expected.discharge_mAh - 1)).toBeLessThan(1e-3);
    }
  });

  it.skipIf(!isThere)("gives the complete records of a file cut in two", () => {
    const bytes = realFileBytes(path);
    const whole = read(bytes);
    const half = read(bytes.subarray(0, Math.floor(bytes.length * 0.5)));
    expect(half.truncated).toBe(true);
    expect(codes(half)).toContain("truncated");
    const rows = half.recordings[0]!.rows;
    expect(rows).toBeGreaterThan(100);
    expect(column(half, "voltageV")).toEqual(column(whole, "voltageV").slice(0, rows));
    // Cut before the first page of run info there are voltages and currents, but no times.
    if (findColumn(half.recordings[0]!, "timeS") === null) expect(rows).toBe(whole.recordings[0]!.rows);
    else expect(column(half, "timeS")).toEqual(column(whole, "timeS").slice(0, rows));
  });
});

it.skipIf(!hasRealFile("cycling/empty.ndax"))("reads a real test without records", () => {
  expect(read(realFileBytes("cycling/empty.ndax")).recordings[0]!.rows).toBe(0);
});

const operando = "diffraction/coincell8_LDE2_reduced.zip";
it.skipIf(!hasRealFile(operando))("reads the .ndax of an operando experiment (version 5)", () => {
  const archive = new ZipArchive(bytesSource("a.zip", realFileBytes(operando)));
  const parsed = read(archive.read("coincell8_LDE2/Echem/cc8.ndax").bytes);
  expect(parsed.formatVersion).toBe("5");
  expect(parsed.recordings[0]!.rows).toBe(4647);
  expect(parsed.warnings).toEqual([]);
});
