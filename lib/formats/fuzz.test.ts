/** 2,000 seeded mutations of every reader's samples; `npm run fuzz` does many more. */
import { describe, expect, test } from "vitest";
import { bytesSource } from "@/lib/domain/byte-source";
import { UnreadableFileError } from "@/lib/domain/errors";
import { awkwardBytes, fuzzReader } from "./fuzz";
import { mutate, seededRandom } from "./mutate";
import { readFile } from "./read-file";
import { formatReaders } from "./registry";
import { loadFuzzSamples } from "./testing/load-fuzz-samples";

const mutations = 2000;

describe.each(formatReaders.map((reader) => [reader.id, reader] as const))("%s", (id, reader) => {
  test(`stands ${mutations} mutations`, { timeout: 120_000 }, async () => {
    const samples = await loadFuzzSamples(id);
    expect(samples.length, `lib/formats/${id}/fuzz-samples.ts`).toBeGreaterThan(0);
    for (const sample of samples)
      expect(() => reader.read(bytesSource("sample", sample), { matchedBy: "" })).not.toThrow();
    const report = fuzzReader(reader, { samples, mutations, seed: 1, maximumGrowth: 400 });
    expect(report.failures.slice(0, 3)).toEqual([]);
    // Damage that no file survives would leave the reader's inside untested.
    expect(report.read).toBeGreaterThan(mutations / 50);
  });
});

describe("the harness itself", () => {
  test("catches a reader that throws another error, breaks its own counts, or is slow", () => {
    const good = formatReaders[0]!;
    const samples = [Uint8Array.from([1, 2, 3])];
    const options = { samples, mutations: 3, seed: 1 };
    const throwing = {
      ...good,
      recognise: () => null,
      read: () => {
        throw new RangeError("offset");
      },
    };
    expect(fuzzReader(throwing, options).failures).toHaveLength(awkwardBytes.length + 4);
    const lying = { ...good, recognise: () => null, read: () => brokenResult };
    expect(fuzzReader(lying, options).failures[0]?.problem).toContain("2 values in 3 rows");
    expect(fuzzReader(lying, { ...options, maximumMs: -1 }).failures.length).toBeGreaterThan(0);
  });

  test("repeats the same damage for the same seed and never the sample itself", () => {
    const sample = Uint8Array.from({ length: 256 }, (_, index) => index);
    expect(mutate(sample, seededRandom(5))).toEqual(mutate(sample, seededRandom(5)));
    expect(mutate(sample, seededRandom(5))).not.toEqual(mutate(sample, seededRandom(6)));
    expect(sample[77]).toBe(77);
  });

  test("awkward bytes are refused in one line each, whoever reads", () => {
    for (const bytes of awkwardBytes) {
      let message = "";
      try {
        readFile(bytesSource("awkward.dat", bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableFileError);
        message = (error as Error).message;
      }
      expect(message).toMatch(/^expected .*found .+$/);
      expect(message).not.toContain("\n");
    }
  });
});

const brokenResult = {
  format: "x",
  formatVersion: null,
  kind: "cycling" as const,
  reader: { name: "x", version: 1 },
  matchedBy: "",
  startedAt: null,
  instrument: null,
  channel: null,
  technique: null,
  metadata: {},
  recordings: [
    {
      name: "x",
      kind: "cycling" as const,
      rows: 3,
      columns: [{ name: "t", unit: "s", role: null, values: new Float64Array(2), origin: "file" as const }],
    },
  ],
  unknown: [],
  truncated: false,
  warnings: [],
};
