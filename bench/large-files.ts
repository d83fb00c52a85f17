/** Large instrument files of our own making, so that what is measured is not all fixed cost. */
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { bytesSource } from "@/lib/domain/byte-source";
import { readFile } from "@/lib/formats/read-file";
import {
  ndax,
  ndcPages,
  pairRecord,
  runInfoRecord,
  stepRecord,
} from "@/lib/formats/testing/synthetic-neware";
import { bdfParquetPieces } from "@/lib/interop/bdf-parquet";
import { writeBdf } from "@/lib/interop/bdf-text";
import type { RealFile } from "./real-files";

const records = 700_000;
const textBytes = 50_000_000;
const intervalMs = 5000;
const stepRecords = 500;
/** Plating, rest, stripping, rest. */
const steps = [
  { type: 2, milliamperes: -0.2, fromV: 0.05, toV: -0.03 },
  { type: 4, milliamperes: 0, fromV: 0, toV: 0.001 },
  { type: 1, milliamperes: 0.2, fromV: 0.02, toV: 1 },
  { type: 4, milliamperes: 0, fromV: 1, toV: 0.9 },
] as const;

/**
 * 700,000 records as `.ndax`, time and counters of every tenth record stored; the same as BDF Parquet; and 50 MB of
 * them as BDF text.
 */
export async function writeLargeFiles(folder: string): Promise<readonly RealFile[]> {
  const archive = largeNdax();
  const ndaxPath = join(folder, "large.ndax");
  writeFileSync(ndaxPath, archive);
  const [recording] = readFile(bytesSource("large.ndax", archive)).recordings;
  const textPath = join(folder, "large.bdf.csv");
  const text = openSync(textPath, "w");
  let written = 0;
  for (const piece of writeBdf(recording!)) {
    written += writeSync(text, piece);
    if (written >= textBytes) break;
  }
  closeSync(text);
  const parquetPath = join(folder, "large.bdf.parquet");
  const parquet = openSync(parquetPath, "w");
  let parquetBytes = 0;
  for await (const piece of bdfParquetPieces(recording!)) parquetBytes += writeSync(parquet, piece);
  closeSync(parquet);
  return [
    { path: ndaxPath, name: "large.ndax", format: "neware-ndax", sizeBytes: archive.length },
    { path: parquetPath, name: "large.bdf.parquet", format: "bdf-parquet", sizeBytes: parquetBytes },
    { path: textPath, name: "large.bdf.csv", format: "bdf-csv", sizeBytes: written },
  ];
}

function largeNdax(): Uint8Array {
  const data: Uint8Array[] = [];
  const runs: Uint8Array[] = [];
  const steppings: Uint8Array[] = [];
  let seed = 1;
  for (let row = 0; row < records; row += 1) {
    const at = row % stepRecords;
    const number = Math.floor(row / stepRecords);
    const step = steps[number % steps.length]!;
    // Noise, so that the file does not pack better than measured values do.
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const noiseV = (seed / 2 ** 32 - 0.5) * 1e-4;
    data.push(
      pairRecord(
        step.fromV + ((step.toV - step.fromV) * at) / stepRecords + noiseV,
        step.milliamperes / 1000,
      ),
    );
    if (at === 0)
      steppings.push(stepRecord(Math.floor(number / steps.length), 1 + (number % 4), step.type, 37));
    if (row % 10 !== 0) continue;
    const mah = (Math.abs(step.milliamperes) * at * intervalMs) / 3.6e6;
    const isCharge = step.milliamperes > 0;
    const unixMs = 1_700_000_000_000 + row * intervalMs;
    const info = {
      index: row + 1,
      step: number + 1,
      stepTimeMs: at * intervalMs,
      dtMs: intervalMs,
      unixS: Math.floor(unixMs / 1000),
      milliseconds: unixMs % 1000,
      counters: [isCharge ? mah / 1000 : 0, isCharge ? 0 : mah / 1000, 0, 0] as const,
    };
    runs.push(runInfoRecord(info, 55));
  }
  return ndax({
    "data.ndc": ndcPages(1, 14, 8, data),
    "data_runInfo.ndc": ndcPages(18, 14, 55, runs),
    "data_step.ndc": ndcPages(7, 14, 37, steppings),
  });
}
