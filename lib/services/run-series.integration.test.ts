import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { getRecords, getSeries, openTraceFile } from "./run-series";
import { cyclingText } from "./testing/cycling-text";
import { ingestScene } from "./testing/ingest-scene";

const context = testDatabase();
const at = ingestScene(context);
const shape = { cycles: 20, recordsAHalfCycle: 4000, intervalS: 5 };
const records = 20 * (4000 + 3800);
const query = { x: "time", y: ["voltage", "current"], pixels: 500 } as const;

beforeEach(async () => {
  await at.ingest(["run.csv", cyclingText(shape)]);
});

test("a whole run comes as few points that keep its extremes and both ends", async () => {
  const series = await getSeries(at.member, { ...query, ref: at.run, y: ["voltage", "current"] });
  expect(series).toMatchObject({ xUnit: "s", records, durationS: (records - 1) * 5 });
  const [line] = series.lines;
  expect(line!.x.length).toBeLessThan(500 * 8 + 10);
  expect(line!.x[0]).toBe(0);
  expect(line!.x.at(-1)).toBe((records - 1) * 5);
  expect(Math.max(...(line!.voltageV as number[]))).toBeCloseTo(4, 2);
  expect(Math.min(...(line!.voltageV as number[]))).toBeCloseTo(-0.1, 3);
  expect(new Set(line!.currentMa)).toEqual(new Set([-0.5, 0.5]));
  expect(line!.x).toEqual((line!.x as number[]).toSorted((a, b) => a - b));
});

test("a narrow window comes record by record, with one more on either side", async () => {
  const window = { ...query, ref: at.run, y: ["voltage" as const], from: 400_000, to: 400_050 };
  const { lines, records: inWindow } = await getSeries(at.member, window);
  expect(lines[0]!.x).toEqual([399_995, ...Array.from({ length: 11 }, (_, k) => 400_000 + 5 * k), 400_055]);
  expect(inWindow).toBe(13);
  expect(lines[0]!.currentMa).toBeUndefined();
  const outside = await getSeries(at.member, { ...window, from: 1e9, to: 2e9 });
  expect(outside.lines[0]!.x.length).toBeLessThanOrEqual(2);
});

test("cycles lie over each other, in time from their own start and over capacity half by half", async () => {
  const base = { ...query, ref: at.run, y: ["voltage" as const], cycles: [2, 19] };
  const inTime = await getSeries(at.member, base);
  expect(inTime.lines.map((line) => [line.label, line.x[0]])).toEqual([
    ["cycle 2", 0],
    ["cycle 19", 0],
  ]);
  const overCapacity = await getSeries(at.member, { ...base, x: "capacity" });
  expect(overCapacity.lines.map((line) => line.label)).toEqual([
    "cycle 2 plating",
    "cycle 2 stripping",
    "cycle 19 plating",
    "cycle 19 stripping",
  ]);
  const { items } = await at.scene.as.member.runs.cycles.list({ ref: at.run });
  expect(overCapacity.lines[0]!.x.at(-1)).toBeCloseTo(items[1]!.platedMah!, 9);
  expect(overCapacity.lines[1]!.x.at(-1)).toBeCloseTo(items[1]!.strippedMah!, 9);
  await expect(getSeries(at.member, { ...base, x: "capacity", cycles: undefined })).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test("records are paged to the end", async () => {
  const page = await getRecords(at.member, { ref: at.run, offset: records - 3, limit: 10 });
  expect(page.columns.map((column) => column.name)).toContain("Current / A");
  expect(page).toMatchObject({ total: records, nextOffset: null });
  expect(page.rows).toHaveLength(3);
  expect(page.rows[2]![0]).toBe((records - 1) * 5);
});

test("other programs compute the same capacities from the trace file", async () => {
  const { bytes, name } = await openTraceFile(at.member, at.run);
  const pieces: Buffer[] = [];
  for await (const piece of bytes) pieces.push(piece as Buffer);
  const folder = mkdtempSync(join(tmpdir(), "garnetbook-trace-"));
  const path = join(folder, name);
  try {
    writeFileSync(path, Buffer.concat(pieces));
    const connection = await (await DuckDBInstance.create()).connect();
    const result = await connection.runAndReadAll(`
      SELECT "Plate Strip Cycle / 1" AS cycle, max("Half Cycle Capacity / Ah") FILTER ("Current / A" < 0) AS plated,
        max("Half Cycle Capacity / Ah") FILTER ("Current / A" > 0) AS stripped
      FROM read_parquet('${path}') WHERE "Plate Strip Cycle / 1" >= 0 GROUP BY cycle ORDER BY cycle`);
    const { items } = await at.scene.as.member.runs.cycles.list({ ref: at.run });
    const rows = result.getRows();
    expect(rows).toHaveLength(items.length);
    for (const [index, [cycle, plated, stripped]] of rows.entries()) {
      expect(Number(cycle)).toBe(items[index]!.number);
      expect(Number(plated) * 1000).toBeCloseTo(items[index]!.platedMah!, 9);
      expect(Number(stripped) * 1000).toBeCloseTo(items[index]!.strippedMah!, 9);
    }
    connection.closeSync();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a run without a trace says so", async () => {
  const { runs } = await at.scene.as.member.runs.create({ runs: [{ cellId: at.cell.cell.id }] });
  await expect(getSeries(at.member, { ...query, y: ["voltage"], ref: runs[0]!.code })).rejects.toMatchObject({
    code: "not_found",
    message: /no file of it was read/,
  });
});
