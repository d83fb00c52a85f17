/**
 * `peak-memory.ts FILE FORMAT [PATH]`: how far memory rises while one file is read, in a process of its own, and the
 * size of the columns it gives, as JSON on the standard output. For large texts made on the spot: text-memory.ts.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inspectFile } from "@/lib/analysis/inspection/inspection";
import { readStoredFile } from "@/lib/services/read-stored-file";
import { root } from "@/scripts/environment";

export interface ProcessPeak {
  readonly risenBytes: number;
  /** Of the whole process, Node and the program included. */
  readonly peakBytes: number;
  readonly records: number;
  readonly seconds: number;
  /** The warning that columns were left in the raw file, or null. */
  readonly leftOut: string | null;
}

export interface PeakMemory extends ProcessPeak {
  readonly columnBytes: number;
}

export type ReadingPath = "read" | "inspect" | "ingest";

/** @throws Error when the process fails. */
export function peakMemoryOf(path: string, format: string, way: ReadingPath = "read"): PeakMemory {
  const own = fileURLToPath(import.meta.url);
  const loader = import.meta.resolve("tsx");
  const child = spawnSync(process.execPath, ["--import", loader, own, path, format, way], {
    encoding: "utf8",
    timeout: 900_000,
    env: { ...process.env, TSX_TSCONFIG_PATH: `${root}/tsconfig.json` },
  });
  if (child.status !== 0) throw new Error(`memory was not measured: ${child.stderr}`);
  return JSON.parse(child.stdout) as PeakMemory;
}

function measure(path: string, format: string, way: ReadingPath): PeakMemory {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const outcome = readStoredFile({ path, name: path, format, mapping: null }, () => undefined);
  if (outcome.kind !== "read") throw new Error(outcome.message);
  const { recordings, warnings } = outcome.file;
  if (way !== "read") inspectFile(path, outcome.file);
  const seconds = (performance.now() - started) / 1000;
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return {
    risenBytes: peakBytes - before,
    peakBytes,
    columnBytes: recordings
      .flatMap(({ columns }) => columns)
      .reduce((sum, { values }) => sum + values.byteLength, 0),
    records: recordings.reduce((sum, { rows }) => sum + rows, 0),
    seconds,
    leftOut: warnings.find(({ code }) => code === "columns_left_out")?.message ?? null,
  };
}

const [, script, path, format, way = "read"] = process.argv;
if (script === fileURLToPath(import.meta.url) && path !== undefined && format !== undefined) {
  if (way !== "read" && way !== "inspect") throw new Error(`expected read or inspect, found ${way}`);
  process.stdout.write(JSON.stringify(measure(path, format, way)));
}
