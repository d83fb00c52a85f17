import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { expect, test } from "vitest";
import { parquetPages } from "./columnar-parquet";
import { type NumberColumn, ParquetFile } from "./parquet-file";
import { wholeBytes } from "./testing/whole-bytes";

const parquet = (...given: Parameters<typeof parquetPages>) => wholeBytes(parquetPages(...given));

const rows = 150_000;
const time = Float64Array.from({ length: rows }, (_, k) => k * 0.1);
const voltage = Float32Array.from({ length: rows }, (_, k) => Math.sin(k / 1000));
const step = Int32Array.from({ length: rows }, (_, k) => (k >> 10) - 7);
voltage[3] = Number.NaN;

const encoded = parquet(
  [
    { name: "Test Time / s", values: time, hasRange: true },
    { name: "Voltage / V", values: voltage },
    { name: "Step Count / 1", values: step },
  ],
  { metadata: { garnetbook: '{"version":1}' } },
);

/** Comparing value by value takes seconds for this many. */
function sameBytes(a: NumberColumn | undefined, b: NumberColumn): boolean {
  const bytes = (values: NumberColumn) => Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  return a?.constructor === b.constructor && bytes(a).equals(bytes(b));
}

async function opened() {
  const bytes = await encoded;
  const reads: number[] = [];
  const file = await ParquetFile.open({
    sizeBytes: bytes.length,
    read: async (start, end) => {
      reads.push(end - start);
      return bytes.slice(start, end).buffer;
    },
  });
  return { bytes, reads, file };
}

test("columns come back bit by bit", async () => {
  const { file } = await opened();
  expect(file.rows).toBe(rows);
  expect(file.metadata("garnetbook")).toBe('{"version":1}');
  const all = await file.read(file.columnNames);
  expect(sameBytes(all.get("Test Time / s"), time)).toBe(true);
  expect(sameBytes(all.get("Voltage / V"), voltage)).toBe(true);
  expect(sameBytes(all.get("Step Count / 1"), step)).toBe(true);
});

test.each([
  [0, 1],
  [65_535, 65_537],
  [70_000, 140_000],
  [149_999, 150_000],
  [5, 5],
])("rows %i to %i are cut out exactly", async (start, end) => {
  const { file } = await opened();
  const part = await file.read(["Test Time / s", "Step Count / 1"], start, end);
  expect(sameBytes(part.get("Test Time / s"), time.slice(start, end))).toBe(true);
  expect(sameBytes(part.get("Step Count / 1"), step.slice(start, end))).toBe(true);
});

test("a narrow window reads a small part of the file", async () => {
  const { file, reads, bytes } = await opened();
  reads.length = 0;
  await file.read(["Test Time / s"], 100, 200);
  expect(reads.reduce((sum, each) => sum + each, 0)).toBeLessThan(bytes.length / 3);
  expect(file.valueRange("Test Time / s", 1)).toEqual({ min: time[65_536], max: time[131_071] });
});

test("DuckDB reads the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "garnetbook-parquet-"));
  try {
    const path = join(folder, "trace.parquet");
    writeFileSync(path, await encoded);
    const connection = await (await DuckDBInstance.create()).connect();
    const result = await connection.runAndReadAll(
      `SELECT count(*), sum("Test Time / s"), min("Step Count / 1"), count(*) FILTER (WHERE isnan("Voltage / V"))
       FROM read_parquet('${path}') WHERE "Test Time / s" >= 6553.6`,
    );
    const sum = time.subarray(65_536).reduce((total, value) => total + value, 0);
    const [count, total, minimum, missing] = result.getRows()[0]!;
    expect(Number(count)).toBe(rows - 65_536);
    expect(Number(total)).toBeCloseTo(sum, 3);
    expect(Number(minimum)).toBe(57);
    expect(Number(missing)).toBe(0);
    connection.closeSync();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
