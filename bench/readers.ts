/**
 * Each reader on the largest real file of its format and on three large files of our own, from bytes to the cycle table,
 * against its floor (`floors.ts`). Small files are all fixed cost and not judged by a ratio.
 */
import { rmSync } from "node:fs";
import { analyseRecordings, type RunContext } from "@/lib/services/analyse-recordings";
import { readStoredFile } from "@/lib/services/read-stored-file";
import { contentOf, findLineEnds, searchLineEnds, touchValues } from "./floors";
import { writeLargeFiles } from "./large-files";
import { ratio, rounded, workedHere } from "./measure";
import { peakMemoryOf } from "./peak-memory";
import { largestOfEachFormat, type RealFile } from "./real-files";

const warmUp = 12;
const timesUsual = 9;
const warmUpLarge = 8;
const timesLarge = 6;
const smallBytes = 200_000;
const goals = { binary: 3, text: 8 } as const;
/** Peak memory over the bytes of the decoded columns. */
const memoryGoal = 3;

export const plainContext: RunContext = {
  counterElectrode: "lithium",
  statedSign: null,
  area: { basis: "interlayer", areaCm2: 1.131 },
  pellet: null,
  alloyMahCm2: null,
  cathodeMahCm2: null,
  upperCutoffV: null,
  formationCycles: 0,
  isCcd: null,
  plannedMaCm2: null,
  personsEnd: null,
};

/** Reading and analysing alone, without database or storage; null for a file that holds no cycling. */
export function readAndAnalyse(file: RealFile): { readonly records: number } | null {
  const outcome = readStoredFile(
    { path: file.path, name: file.name, format: null, mapping: null },
    () => undefined,
  );
  if (outcome.kind !== "read") return null;
  const { recordings } = outcome.file;
  const cycling = recordings.filter(({ kind, rows }) => kind === "cycling" && rows > 0);
  if (cycling.length > 0) analyseRecordings(cycling, plainContext);
  return { records: recordings.reduce((sum, { rows }) => sum + rows, 0) };
}

export async function benchReaders(folder: string, say: (line: string) => void) {
  const real = largestOfEachFormat(["cycling", "impedance"]);
  const large = await writeLargeFiles(folder);
  const measured = [...large, ...real].flatMap((file) => {
    try {
      const figures = benchReader(file, large.includes(file));
      say(
        `${file.format} ${file.name}: ${figures.wholeMs} ms, ${figures.recordsPerSecond} records/s, ${figures.ratio} times its floor`,
      );
      return [figures];
    } catch (error) {
      say(
        `${file.format}: ${file.name} is not read: ${error instanceof Error ? error.message : String(error)}`,
      );
      return [];
    }
  });
  for (const file of large) rmSync(file.path);
  const note = real.length > 0 ? {} : { skipped: "GARNETBOOK_REAL_DATA names no instrument files" };
  return { ...note, files: measured };
}

function benchReader(file: RealFile, isLarge: boolean) {
  const content = contentOf(file.path, file.format);
  const records = readAndAnalyse(file)?.records ?? 0;
  // Warm, as a worker is that has read files before.
  workedHere(() => readAndAnalyse(file), isLarge ? warmUpLarge : warmUp);
  const times = isLarge ? timesLarge : timesUsual;
  const whole = workedHere(() => readAndAnalyse(file), times);
  const floor = floorOf(content === "text" ? findLineEnds : touchValues, file);
  const strict = content === "text" ? floorOf(searchLineEnds, file) : null;
  const isSmall = file.sizeBytes < smallBytes;
  const { isMet, ...judged } = ratio(whole.fastestMs, floor.fastestMs, goals[content]);
  return {
    format: file.format,
    file: file.name,
    content,
    kilobytes: rounded(file.sizeBytes / 1000),
    records,
    recordsPerSecond: Math.round((records / whole.fastestMs) * 1000),
    wholeMs: whole.fastestMs,
    floorMs: floor.fastestMs,
    ...(strict === null ? {} : { memchrFloorMs: strict.fastestMs }),
    ...judged,
    ...(isSmall ? { isSmall } : { isMet }),
    ...(isLarge ? { memory: memoryOf(file) } : {}),
  };
}

/** Warmed up like the readers, lest it look slower than it is. */
function floorOf(touch: (path: string) => number, file: RealFile) {
  workedHere(() => touch(file.path), warmUp);
  return workedHere(() => touch(file.path), timesUsual);
}

function memoryOf(file: RealFile) {
  const { risenBytes, columnBytes } = peakMemoryOf(file.path, file.format);
  return {
    risenMegabytes: rounded(risenBytes / 1e6),
    columnMegabytes: rounded(columnBytes / 1e6),
    ...ratio(risenBytes, columnBytes, memoryGoal),
  };
}
