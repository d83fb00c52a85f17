/**
 * `node scripts/run.mjs bench/text-memory.ts [--gib 2] [--only NAME] [--path read|inspect|ingest]`: peak memory of a
 * process that reads one large text of each format, made for the purpose and deleted afterwards. One JSON object a
 * line. Paths: `read`, bytes to columns, as in the ingest's thread; `inspect`, as the command does; `ingest`, the whole
 * ingest by a worker process, with both traces stored. Exit 1 when a peak is above 1.5 GiB or a record is missing.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { largeTexts, writeLargeText } from "./large-texts";
import { type PeakMemory, type ProcessPeak, peakMemoryOf, type ReadingPath } from "./peak-memory";
import { type IngestMemory, startIngestMemory } from "./worker-memory";

const gib = 1024 ** 3;
const boundBytes = 1.5 * gib;

const { values } = parseArgs({
  options: {
    gib: { type: "string", default: "2" },
    only: { type: "string" },
    path: { type: "string", default: "read" },
  },
});
const way = pathOf(values.path);
const folder = mkdtempSync(join(tmpdir(), "garnetbook-text-memory-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
let ingest: IngestMemory | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void Promise.resolve(ingest?.stop()).finally(() => process.exit(130)));
}
if (way === "ingest") ingest = await startIngestMemory(folder);
for (const text of largeTexts.filter(({ name }) => name.includes(values.only ?? ""))) {
  const { path, records } = writeLargeText(folder, text, Number(values.gib) * gib);
  const fileMib = mib(statSync(path).size);
  try {
    const peak: ProcessPeak & Partial<PeakMemory> = await (ingest?.peakOf(path, text.format) ??
      peakMemoryOf(path, text.format, way));
    const { seconds, leftOut } = peak;
    if (peak.records !== records || peak.peakBytes > boundBytes) process.exitCode = 1;
    report(text.name, fileMib, {
      records: peak.records,
      ...(peak.records === records ? {} : { expectedRecords: records }),
      ...(peak.columnBytes === undefined ? {} : { columnMib: mib(peak.columnBytes) }),
      peakMib: mib(peak.peakBytes),
      seconds: Math.round(seconds),
      ...(leftOut === null ? {} : { leftOut }),
    });
  } catch (error) {
    process.exitCode = 1;
    report(text.name, fileMib, { failed: (error as Error).message });
  }
  rmSync(path);
}
await ingest?.stop();

function report(name: string, fileMib: number, found: object): void {
  console.log(JSON.stringify({ text: name, path: way, fileMib, ...found }));
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

function pathOf(word: string): ReadingPath {
  if (word === "read" || word === "inspect" || word === "ingest") return word;
  throw new Error(`expected --path read, inspect or ingest, found ${word}`);
}
