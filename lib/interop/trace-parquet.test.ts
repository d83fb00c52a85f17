import { expect, test } from "vitest";
import type { Column, Recording } from "@/lib/domain/recording";
import { wholeBytes } from "./testing/whole-bytes";
import { asStored, decodeTrace, traceColumns, tracePages } from "./trace-parquet";

function column(role: Column["role"], name: string, unit: string | null, values: Column["values"]): Column {
  return { role, name, unit, values, origin: "file" };
}

const first: Recording = {
  name: "GCPL",
  kind: "cycling",
  rows: 3,
  currentKind: "signed",
  columns: [
    column("timeS", "time/s", "s", Float64Array.of(0, 1, 2)),
    column("voltageV", "Ewe/V", "V", Float32Array.of(2.5, 2.4, Number.NaN)),
    column("currentMa", "I/mA", "mA", Float64Array.of(-0.123456789, -0.1, 0)),
    { ...column("chargeCapacityMah", "Q charge", "mAh", Float64Array.of(0, 0.5, 1)), capacityScope: "cycle" },
    column(null, "flags", null, Uint8Array.of(0, 1, 255)),
    column(null, "big", "1", Uint32Array.of(0, 1, 0xffffffff)),
    { ...column("state", "Mode", "1", Uint8Array.of(0, 1, 0)), labels: ["rest", "charge"] },
    column(null, "flags", null, Uint8Array.of(7, 7, 7)),
  ],
};
const second: Recording = {
  name: "CP",
  kind: "cycling",
  rows: 2,
  columns: [
    column("timeS", "time/s", "s", Float64Array.of(3, 4)),
    column("voltageV", "Ewe/V", "V", Float32Array.of(1, 2)),
    { ...column("state", "Mode", "1", Uint8Array.of(1, 1)), labels: ["rest", "charge"] },
  ],
};

async function roundTrip(recordings: readonly Recording[], roles?: Parameters<typeof decodeTrace>[1]) {
  const bytes = await wholeBytes(tracePages(recordings));
  const columns = traceColumns(recordings);
  const source = {
    sizeBytes: bytes.length,
    read: async (start: number, end: number) => bytes.slice(start, end).buffer,
  };
  return { columns, recordings: await decodeTrace(source, roles) };
}

test("columns stand under BDF's labels and units, others under the vendor's", async () => {
  const { columns } = await roundTrip([first]);
  expect(columns.map((each) => each.name)).toEqual([
    "Test Time / s",
    "Voltage / V",
    "Current / A",
    "Cycle Charging Capacity / Ah",
    "flags",
    "big",
    "Mode",
    "flags (2)",
  ]);
});

test("a recording comes back as it was read", async () => {
  const [back] = (await roundTrip([first])).recordings;
  expect(back).toMatchObject({ name: "GCPL", kind: "cycling", rows: 3, currentKind: "signed" });
  for (const [index, original] of first.columns.entries()) {
    const { values, ...rest } = back!.columns[index]!;
    const { values: given, ...described } = original;
    expect(rest).toEqual(described);
    const tolerance = original.unit === "mA" ? 1e-15 : 0;
    for (const [k, value] of [...given].entries()) {
      if (Number.isNaN(value)) expect(values[k]).toBeNaN();
      else expect(Math.abs(values[k]! - value)).toBeLessThanOrEqual(tolerance);
    }
  }
});

test("recordings of one file follow each other and keep to their own columns", async () => {
  const { recordings } = await roundTrip([first, second]);
  expect(recordings.map((each) => [each.name, each.rows, each.columns.length])).toEqual([
    ["GCPL", 3, 8],
    ["CP", 2, 3],
  ]);
  expect([...recordings[1]!.columns[0]!.values]).toEqual([3, 4]);
  expect([...recordings[1]!.columns[2]!.values]).toEqual([1, 1]);
});

test("only the roles asked for are read", async () => {
  const { recordings } = await roundTrip([first], new Set(["timeS", "currentMa"] as const));
  expect(recordings[0]!.columns.map((each) => each.role)).toEqual(["timeS", "currentMa"]);
});

test("what is kept in memory is what the file will give back", async () => {
  const roles = new Set(["timeS", "currentMa", "chargeCapacityMah", "state"] as const);
  const random = { ...first.columns[2]!, values: Float64Array.of(0.1 + 0.2, 1 / 3, -7.123456789e-5) };
  const recording = { ...first, columns: first.columns.with(2, random) };
  const { recordings } = await roundTrip([recording, second], roles);
  const kept = asStored([recording, second], roles);
  for (const [index, each] of recordings.entries()) {
    expect(kept[index]!.columns.map((column) => [column.role, ...column.values])).toEqual(
      each.columns.map((column) => [column.role, ...column.values]),
    );
  }
});

test("a large column's own memory is taken over, unless another column lies in it too", () => {
  const roles = new Set(["timeS", "currentMa", "chargeCapacityMah"] as const);
  const values = Float64Array.of(0.1 + 0.2, 1 / 3, -7.123456789e-5);
  const shared = new Float64Array([0.1 + 0.2, 1 / 3, 0.7, 1]);
  const columns = first.columns
    .with(2, { ...first.columns[2]!, values })
    .with(3, { ...first.columns[3]!, values: shared.subarray(0, 3) })
    .with(4, { ...first.columns[4]!, values: shared.subarray(1) });
  const recording = { ...first, columns };
  const copied = asStored([recording], roles)[0]!;
  expect([...values]).toEqual([0.1 + 0.2, 1 / 3, -7.123456789e-5]);
  const taken = asStored([recording], roles, { inPlace: true })[0]!;
  expect(taken).toEqual(copied);
  expect(taken.columns[1]!.values).toBe(values);
  expect([...shared]).toEqual([0.1 + 0.2, 1 / 3, 0.7, 1]);
});
