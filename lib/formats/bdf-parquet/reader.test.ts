import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { UnreadableFileError } from "@/lib/domain/errors";
import { findColumn } from "@/lib/domain/recording";
import { bdfParquetPieces } from "@/lib/interop/bdf-parquet";
import { expectClose, range, valuesOf } from "../testing/expect-series";
import { makeRecording } from "../testing/make-recording";
import { readWith, warningCodes } from "../testing/read-text";
import { hasRealFile, realFileBytes, realReference } from "../testing/real-data";
import { reader } from "./reader";

describe("BDF Parquet, written elsewhere", () => {
  it("reads numbers of any type, instants, words and missing values", () => {
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: "Test Time / s", data: [0n, 10n, 20n], type: "INT64" },
        { name: "Voltage / V", data: [3.5, null, 3.25], type: "FLOAT" },
        { name: "Current / A", data: Float64Array.of(0.001, 0.001, -0.002), type: "DOUBLE" },
        {
          name: "Unix Time / s",
          data: [1.7e12, 1.7e12 + 10_000, 1.7e12 + 20_000].map((at) => new Date(at)),
          type: "TIMESTAMP",
        },
        { name: "Step Type", data: ["CC", "CC", null], type: "STRING" },
      ],
    });
    const parsed = readWith(reader, new Uint8Array(bytes));
    const recording = parsed.recordings[0]!;
    expect([...(valuesOf(recording, "timeS") as Float64Array)]).toEqual([0, 10, 20]);
    expect([...(valuesOf(recording, "voltageV") as Float64Array)]).toEqual([3.5, Number.NaN, 3.25]);
    expect([...(valuesOf(recording, "currentMa") as Float64Array)]).toEqual([1, 1, -2]);
    expect(valuesOf(recording, "unixTimeS")[2]).toBe(1_700_000_020);
    const state = findColumn(recording, "state")!;
    expect(Array.from(state.values, (code) => state.labels![code])).toEqual(["CC", "CC", ""]);
    expect(parsed.warnings).toEqual([]);
  });

  it("names columns of intervals and reads the others", () => {
    const numbers = ["Test Time / s", "Voltage / V", "Current / A"].map((name) => ({ name, data: [0, 1] }));
    const bytes = parquetWriteBuffer({
      schema: [
        { name: "root", num_children: 4 },
        { name: "Test Time / s", type: "DOUBLE", repetition_type: "REQUIRED" },
        { name: "Voltage / V", type: "DOUBLE", repetition_type: "REQUIRED" },
        { name: "Current / A", type: "DOUBLE", repetition_type: "REQUIRED" },
        {
          name: "pause",
          type: "FIXED_LEN_BYTE_ARRAY",
          type_length: 12,
          converted_type: "INTERVAL",
          repetition_type: "REQUIRED",
        },
      ],
      columnData: [...numbers, { name: "pause", data: [new Uint8Array(12), new Uint8Array(12)] }],
    });
    const parsed = readWith(reader, new Uint8Array(bytes));
    expect(Array.from(valuesOf(parsed.recordings[0]!, "currentMa"))).toEqual([0, 1000]);
    expect(warningCodes(parsed)).toContain("unknown_column");
    expect(parsed.warnings[0]?.message).toContain("columns pause ");
  });

  it("warns of slips as the text reader does", () => {
    const hours = Array.from({ length: 20 }, (_, at) => at * 36_000_000);
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: "test_time_second", data: hours, type: "DOUBLE" },
        { name: "voltage_volt", data: hours.map(() => 3), type: "DOUBLE" },
        { name: "current_ampere", data: hours.map(() => 0.001), type: "DOUBLE" },
        { name: "cycle_dimensionless", data: hours.map(() => 2 * Math.PI), type: "DOUBLE" },
      ],
    });
    expect(warningCodes(readWith(reader, new Uint8Array(bytes)))).toEqual(
      expect.arrayContaining(["unit_slip", "cycle_number_odd"]),
    );
  });

  it("refuses other Parquet files, and broken ones, with a typed error", async () => {
    const other = new Uint8Array(
      parquetWriteBuffer({ columnData: [{ name: "a", data: [1, 2], type: "INT32" }] }),
    );
    expect(() => readWith(reader, other)).toThrow(/BDF columns/);
    const pieces: Uint8Array[] = [];
    for await (const piece of bdfParquetPieces(makeRecording(60))) pieces.push(piece);
    const good = new Uint8Array(Buffer.concat(pieces));
    expect(() => readWith(reader, good.subarray(0, good.length >> 1))).toThrow(UnreadableFileError);
    let refused = 0;
    for (let at = 4; at < good.length; at += 7) {
      const bad = good.slice();
      bad[at] = bad[at]! ^ 0xff;
      try {
        readWith(reader, bad);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableFileError);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
  });
});

const real = "cycling/legacy.bdf.parquet";
it.skipIf(!hasRealFile(real))("reads a published file with older labels", () => {
  const parsed = readWith(reader, realFileBytes(real));
  const reference = realReference(real);
  const recording = parsed.recordings[0]!;
  expect(recording.rows).toBe(reference.n_records);
  expect(recording.columns.map((column) => column.name)).toEqual(reference.columns);
  const voltage = range(valuesOf(recording, "voltageV"));
  expectClose(voltage.minimum, reference.V_min, 5e-6);
  expectClose(voltage.maximum, reference.V_max, 5e-6);
  // The reference calls the file's amperes milliamperes after multiplying by a thousand, as is done here.
  expectClose(range(valuesOf(recording, "currentMa")).minimum, reference.I_min_mA, 5e-6);
  expect(parsed.warnings).toEqual([]);
});
