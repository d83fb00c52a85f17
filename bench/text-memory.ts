/**
 * `node scripts/run.mjs bench/text-memory.ts [--gib 2] [--only NAME] [--path read|inspect|ingest]`: peak memory of a
 * process that reads one large text of each format, made for the purpose and deleted afterwards. One JSON object a
 * line. Paths: `read`, bytes to columns, as in the ingest's thread; `inspect`, as the command does; `ingest`, with
 * the analysis and the packed trace as the worker makes them. Exit 1 when a peak is above 1.5 GiB.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { largeTexts, writeLargeText } from "./large-texts";
import { isReadingPath, peakMemoryOf, type ReadingPath } from "./peak-memory";

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
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
for (const text of largeTexts.filter(({ name }) => name.includes(values.only ?? ""))) {
  const { path, records } = writeLargeText(folder, text, Number(values.gib) * gib);
  const fileMib = mib(statSync(path).size);
  try {
    const peak = peakMemoryOf(path, text.format, way);
    const { seconds, leftOut } = peak;
    if (peak.records !== records || peak.peakBytes > boundBytes) process.exitCode = 1;
    report(text.name, fileMib, {
      records: peak.records,
      ...(peak.records === records ? {} : { expectedRecords: records }),
      columnMib: mib(peak.columnBytes),
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

function report(name: string, fileMib: number, found: object): void {
  console.log(JSON.stringify({ text: name, path: way, fileMib, ...found }));
}

function mib(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}

function pathOf(word: string): ReadingPath {
  if (!isReadingPath(word)) throw new Error(`expected --path read, inspect or ingest, found ${word}`);
  return word;
}
