import { describe, expect, it } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { type ColumnRole, findColumn } from "@/lib/domain/recording";
import { sniffSource } from "../sniff";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { auxiliaryRecord, bts91File, classicRecord, ndaFile } from "../testing/synthetic-nda";
import { ndaLayouts } from "./nda-layouts";
import { reader } from "./reader";

function read(bytes: Uint8Array) {
  const source = bytesSource("a.dat", bytes);
  const recognition = reader.recognise(sniffSource(source));
  expect(recognition?.confidence).toBe("certain");
  return reader.read(source, { matchedBy: recognition!.matchedBy });
}

function column(parsed: ReturnType<typeof read>, role: ColumnRole): number[] {
  return Array.from(findColumn(parsed.recordings[0]!, role)!.values);
}

const codes = (parsed: ReturnType<typeof read>) => parsed.warnings.map((warning) => warning.code);
const version29 = ndaLayouts.get(29)!;

describe("Neware .nda, synthetic", () => {
  it("reads version 29: index, times, scaling, dates, auxiliary channels between the records", () => {
    const first = classicRecord(
      {
        index: 1,
        timeMs: 0,
        voltageTenthMv: 35_000,
        current: -12_000,
        range: 1000,
        type: 2,
        counters: [0, 0, 0, 0],
      },
      version29,
    );
    const second = classicRecord(
      {
        index: 2,
        timeMs: 60_000,
        voltageTenthMv: 34_000,
        current: -12_000,
        range: 1000,
        type: 2,
        counters: [0, 720_000, 0, 3600],
      },
      version29,
    );
    const parsed = read(ndaFile(29, [first, auxiliaryRecord(1, 1, 251), second, auxiliaryRecord(1, 2, -13)]));
    expect(column(parsed, "currentMa")).toEqual([-1200, -1200]);
    expect(column(parsed, "voltageV")).toEqual([3.5, 3.4]);
    expect(column(parsed, "stepTimeS")).toEqual([0, 60]);
    expect(column(parsed, "dischargeCapacityMah")[1]).toBeCloseTo(20, 9);
    expect(column(parsed, "vendorCycle")).toEqual([1, 1]);
    expect(column(parsed, "temperatureC")).toEqual([25.1, -1.3]);
    expect(parsed.metadata.server).toBe("BTSServer 7.6");
    expect(parsed.startedAt).toMatchObject({ iso: "2025-01-02T03:04:05.000", zone: "unknown" });
    expect(codes(parsed)).toEqual([]);
  });

  it("numbers steps by index and change counter, so a step that follows itself is a new one", () => {
    const record = (index: number, changes: number) => {
      const bytes = classicRecord({ index, timeMs: 0 }, version29);
      bytes[version29.stepChanges] = changes;
      return bytes;
    };
    expect(column(read(ndaFile(29, [record(1, 0), record(2, 0), record(3, 1)])), "vendorStep")).toEqual([
      1, 1, 2,
    ]);
  });

  it("uses the header's range where records name none, and its own counter's direction", () => {
    const layout = ndaLayouts.get(8)!;
    const record = Buffer.alloc(layout.bytes);
    record.writeUInt32LE(1, layout.index);
    record.writeUInt32LE(1, layout.cycle);
    record[layout.stepType] = 2;
    record.writeUInt32LE(90, layout.stepTime);
    record.writeInt32LE(30_000, layout.voltage);
    record.writeInt32LE(-500, layout.current);
    record.writeBigInt64LE(36_000n, layout.counters);
    record.writeBigUInt64LE(1_600_000_000n, layout.date);
    const parsed = read(ndaFile(8, [record], 10));
    expect(column(parsed, "currentMa")[0]).toBeCloseTo(-0.5, 12);
    expect(column(parsed, "dischargeCapacityMah")[0]).toBeCloseTo(0.01, 12);
    expect(column(parsed, "chargeCapacityMah")).toEqual([0]);
    expect(column(parsed, "stepTimeS")).toEqual([90]);
  });

  it("tells a range that no file has used, and keeps the raw integers", () => {
    const record = classicRecord({ index: 1, current: 77, range: 333 }, version29);
    const parsed = read(ndaFile(29, [record]));
    expect(codes(parsed)).toContain("range_unknown");
    expect(parsed.recordings[0]!.columns.find((each) => each.name === "Raw current")!.values[0]).toBe(77);
  });

  it("reads BTS 9.1 with its order of current and voltage, and a signed capacity", () => {
    const parsed = read(
      bts91File([
        { index: 1, timeS: 0.25, milliamperes: 5, volts: 3.5, celsius: 25 },
        {
          index: 2,
          timeS: 10.5,
          milliamperes: -5,
          volts: 3.25,
          milliampereSeconds: -36,
          type: 2,
          stepIndex: 2,
          celsius: 26,
        },
      ]),
    );
    expect(column(parsed, "timeS")).toEqual([0.25, 10.5]);
    expect(column(parsed, "currentMa")).toEqual([5, -5]);
    expect(column(parsed, "voltageV")).toEqual([3.5, 3.25]);
    expect(column(parsed, "dischargeCapacityMah")[1]).toBeCloseTo(0.01, 9);
    expect(column(parsed, "temperatureC")).toEqual([25, 26]);
    expect(parsed.startedAt!.zone).toBe("utc");
  });

  it("refuses versions and files it cannot read with a typed error", () => {
    expect(() => read(ndaFile(77, []))).toThrow(/found 77/);
    expect(() => read(ndaFile(29, []))).toThrow(UnreadableFileError);
    expect(() => read(ndaFile(130, [new Uint8Array(100)]))).toThrow(UnreadableFileError);
    expect(() => read(new TextEncoder().encode("NEWARE2025"))).toThrow(UnreadableFileError);
  });
});

const path = "cycling/TestFile.nda";

describe.skipIf(!hasRealFile(path))("Neware .nda, real file of BTS 9.1", () => {
  it("agrees with NewareNDA", () => {
    const reference = realReference(path);
    const parsed = read(realFileBytes(path));
    expect(parsed.recordings[0]!.rows).toBe(reference.n_records);
    // The reference counts time by the clock, pauses included; the file's own test time stands still in them.
    const clock = column(parsed, "unixTimeS");
    expect(clock.at(-1)! - clock[0]!).toBeCloseTo(reference.t_last_s, 5);
    expect(codes(parsed)).toContain("time_gap");
    const voltage = column(parsed, "voltageV");
    expect(Math.abs(Math.min(...voltage) / reference.V_min - 1)).toBeLessThan(3e-6);
    expect(Math.abs(Math.max(...voltage) / reference.V_max - 1)).toBeLessThan(3e-6);
    expect(Math.abs(Math.min(...column(parsed, "currentMa")) / reference.I_min_mA - 1)).toBeLessThan(3e-6);
    expect(new Set(column(parsed, "vendorStep")).size).toBe(reference.steps);
    expect(new Set(column(parsed, "vendorCycle")).size).toBe(reference.n_cycles);
    expect(parsed.startedAt!.iso).toBe(new Date(reference.first_timestamp).toISOString());
  });

  it("counts the charge of its cycles as NewareNDA does", () => {
    const parsed = read(realFileBytes(path));
    const cycle = column(parsed, "vendorCycle");
    const step = column(parsed, "vendorStep");
    for (const [role, key] of [
      ["chargeCapacityMah", "charge_mAh"],
      ["dischargeCapacityMah", "discharge_mAh"],
    ] as const) {
      const values = column(parsed, role);
      for (const expected of realReference(path).cycles) {
        let sum = 0;
        let largest = 0;
        for (let row = 0; row < values.length; row += 1) {
          if (cycle[row] === expected.cycle) largest = Math.max(largest, values[row]!);
          if (step[row] !== step[row + 1]) {
            sum += largest;
            largest = 0;
          }
        }
        expect(Math.abs(sum - expected[key])).toBeLessThanOrEqual(1e-3 * expected[key]);
      }
    }
  });

  it("gives the complete records of a file cut in two", () => {
    const bytes = realFileBytes(path);
    const half = read(bytes.subarray(0, bytes.length >> 1));
    expect(half.truncated).toBe(true);
    expect(half.recordings[0]!.rows).toBe(Math.floor(((bytes.length >> 1) - 1024) / 56));
  });
});
