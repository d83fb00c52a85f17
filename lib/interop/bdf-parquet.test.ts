import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Recording } from "@/lib/domain/recording";
import { reader } from "@/lib/formats/bdf-parquet/reader";
import { expectClose, range, valuesOf } from "@/lib/formats/testing/expect-series";
import { makeRecording } from "@/lib/formats/testing/make-recording";
import { readWith } from "@/lib/formats/testing/read-text";
import { bdfParquetPieces } from "./bdf-parquet";

async function piecesOf(recording: Recording, rowGroupRows: number): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  const options = { rowGroupRows, metadata: { run: "R-0001" } };
  for await (const piece of bdfParquetPieces(recording, options)) pieces.push(piece);
  return pieces;
}

describe("BDF Parquet, written here", () => {
  const recording = makeRecording(2500);
  const written = piecesOf(recording, 1000);

  it("comes back whole: values, roles, units, origins, scopes, words", async () => {
    const back = readWith(reader, Buffer.concat(await written)).recordings[0]!;
    for (const column of recording.columns) {
      const same = back.columns.find((each) => each.name === column.name)!;
      expect(same).toMatchObject({ role: column.role, unit: column.unit, origin: column.origin });
      expect(same.capacityScope).toBe(column.capacityScope);
      if (column.labels === undefined) {
        for (let row = 0; row < recording.rows; row += 1) {
          if (Number.isNaN(column.values[row]!)) expect(same.values[row]).toBeNaN();
          else expectClose(same.values[row]!, column.values[row]!, 1e-15);
        }
      } else
        expect(Array.from(same.values, (code) => same.labels![code])).toEqual(
          Array.from(column.values, (code) => column.labels![code]),
        );
    }
  });

  it("is written in pieces with little at a time", async () => {
    const pieces = await piecesOf(recording, 500);
    expect(pieces).toHaveLength(6);
    const whole = Buffer.concat(await written).length;
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(whole);
  });

  it("is opened by DuckDB under BDF's names, with the same charge", async () => {
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const folder = mkdtempSync(join(tmpdir(), "trace-"));
    try {
      const path = join(folder, "trace.bdf.parquet");
      writeFileSync(path, Buffer.concat(await written));
      const connection = await (await DuckDBInstance.create(":memory:")).connect();
      const result = await connection.runAndReadAll(
        `select count(*)::integer, max("Step Charging Capacity / Ah"), count("Voltage / V")::integer, count(distinct "Step Type")::integer from '${path}'`,
      );
      const [rows, charge, voltages, states] = result.getRows()[0]! as [number, number, number, number];
      expect([rows, voltages, states]).toEqual([2500, 2499, 2]);
      expectClose(charge * 1000, range(valuesOf(recording, "chargeCapacityMah")).maximum, 1e-12);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
