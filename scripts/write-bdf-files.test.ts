import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { concatenate } from "@/lib/analysis/cycling-run";
import { findHalfCycles } from "@/lib/analysis/half-cycles";
import { recordingOf, steppedRun } from "@/lib/analysis/testing/recording-of";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { readFile } from "@/lib/formats/read-file";
import { openFileSource } from "@/lib/storage/file-source";
import { writeBdfFiles } from "./write-bdf-files";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "garnetbook-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { time, voltage, current } = steppedRun([
  { currentMa: -0.5, hours: 1, fromV: 0.2, toV: -0.05 },
  { currentMa: 0.5, hours: 0.9, fromV: 0.05, toV: 4 },
]);
const recording = recordingOf({ timeS: time, voltageV: voltage, currentMa: current });
const parsedOf = (recordings: readonly Recording[], kind: ParsedFile["kind"] = "cycling"): ParsedFile => ({
  format: "hand-made",
  formatVersion: null,
  kind,
  reader: { name: "hand-made", version: 1 },
  matchedBy: "a test",
  startedAt: null,
  instrument: null,
  channel: null,
  technique: null,
  metadata: {},
  recordings,
  unknown: [],
  truncated: false,
  warnings: [],
});

describe("conversion to BDF", () => {
  it.each(["out.bdf.csv", "out.bdf.gz", "out.bdf.parquet"])("keeps the charges in %s", async (name) => {
    const out = join(folder, name);
    expect(await writeBdfFiles(parsedOf([recording]), out)).toEqual([out]);
    const source = openFileSource(out);
    const { halfCycles } = findHalfCycles(concatenate(readFile(source).recordings));
    source.close();
    expect(halfCycles.map((half) => half.direction)).toEqual(["negative", "positive"]);
    expect(halfCycles[0]!.capacityMah).toBeCloseTo(0.5, 9);
    expect(halfCycles[1]!.capacityMah).toBeCloseTo(0.45, 9);
  });

  it("numbers the files of several recordings", async () => {
    const names = await writeBdfFiles(parsedOf([recording, recording]), join(folder, "two.bdf.csv"));
    expect(names).toEqual([join(folder, "two.bdf.csv"), join(folder, "two-2.bdf.csv")]);
  });

  it("says what it cannot convert or write", async () => {
    await expect(writeBdfFiles(parsedOf([], "micrograph"), join(folder, "x"))).rejects.toThrow(
      "expected cycling or impedance to convert, found micrograph",
    );
    await expect(writeBdfFiles(parsedOf([recording]), join(folder, "none", "x.csv"))).rejects.toThrow(
      "found ENOENT",
    );
  });
});
