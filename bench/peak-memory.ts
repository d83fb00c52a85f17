/**
 * `peak-memory.ts FILE FORMAT`: how far memory rises while one file is read, in a process of its own, and the size of
 * the columns it gives, both in bytes, as JSON on the standard output.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readStoredFile } from "@/lib/services/read-stored-file";
import { root } from "@/scripts/environment";

export interface PeakMemory {
  readonly risenBytes: number;
  readonly columnBytes: number;
}

/** @throws Error when the process fails. */
export function peakMemoryOf(path: string, format: string): PeakMemory {
  const own = fileURLToPath(import.meta.url);
  const loader = import.meta.resolve("tsx");
  const child = spawnSync(process.execPath, ["--import", loader, own, path, format], {
    encoding: "utf8",
    timeout: 120_000,
    env: { ...process.env, TSX_TSCONFIG_PATH: `${root}/tsconfig.json` },
  });
  if (child.status !== 0) throw new Error(`memory was not measured: ${child.stderr}`);
  return JSON.parse(child.stdout) as PeakMemory;
}

function measure(path: string, format: string): PeakMemory {
  const before = process.memoryUsage().rss;
  const outcome = readStoredFile({ path, name: path, format, mapping: null }, () => undefined);
  if (outcome.kind !== "read") throw new Error("not read");
  const columns = outcome.file.recordings.flatMap((recording) => recording.columns);
  return {
    risenBytes: process.resourceUsage().maxRSS * 1024 - before,
    columnBytes: columns.reduce((sum, { values }) => sum + values.byteLength, 0),
  };
}

const [, script, path, format] = process.argv;
if (script === fileURLToPath(import.meta.url) && path !== undefined && format !== undefined)
  process.stdout.write(JSON.stringify(measure(path, format)));
