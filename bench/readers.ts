/**
 * Each reader on the largest real file of its format, from bytes to the cycle table, against its floor: one thread that
 * reads and inflates the same bytes and touches every word of them once; for text, that reads and finds the line ends.
 */
import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { analyseRecordings, type RunContext } from "@/lib/services/analyse-recordings";
import { readStoredFile } from "@/lib/services/read-stored-file";
import { ratio, rounded, timedHere } from "./measure";
import { largestOfEachFormat, type RealFile } from "./real-files";

const times = 9;
const goals = { binary: 3, text: 8 } as const;

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

export function benchReaders(say: (line: string) => void) {
  const files = largestOfEachFormat(["cycling", "impedance"]);
  if (files.length === 0)
    return { skipped: "no real instrument files: GARNETBOOK_REAL_DATA names their folder" };
  return files.flatMap((file) => {
    try {
      const measured = benchReader(file);
      say(`${file.format}: ${measured.recordsPerSecond} records/s, ${measured.ratio} times its floor`);
      return [measured];
    } catch (error) {
      say(
        `${file.format}: ${file.name} is not read: ${error instanceof Error ? error.message : String(error)}`,
      );
      return [];
    }
  });
}

function benchReader(file: RealFile) {
  const bytes = readFileSync(file.path);
  const isText = !isBinary(bytes);
  const records = readAndAnalyse(file)?.records ?? 0;
  // Warm, as a worker is that has read files before.
  timedHere(() => readAndAnalyse(file), 3);
  const whole = timedHere(() => readAndAnalyse(file), times);
  const floor = timedHere(
    () => (isText ? lineEndsOf(readFileSync(file.path)) : wordsOf(readFileSync(file.path))),
    times,
  );
  return {
    format: file.format,
    file: file.name,
    kilobytes: rounded(file.sizeBytes / 1000),
    records,
    recordsPerSecond: Math.round((records / whole.fastestMs) * 1000),
    wholeMs: whole.fastestMs,
    floorMs: floor.fastestMs,
    ...ratio(whole.fastestMs, floor.fastestMs, isText ? goals.text : goals.binary),
  };
}

function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 65_536).includes(0) || isZip(bytes);
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

function lineEndsOf(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines++;
  return lines;
}

function wordsOf(bytes: Buffer): number {
  return isZip(bytes) ? membersOf(bytes).reduce((sum, member) => sum + touched(member), 0) : touched(bytes);
}

function touched(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) sum = (sum + view.getInt32(at, true)) | 0;
  return sum;
}

/** Inflated members of a zip archive, by its central directory. */
function membersOf(bytes: Buffer): readonly Uint8Array[] {
  const members: Uint8Array[] = [];
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const header = bytes.readUInt32LE(at + 42);
    const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
    const stored = bytes.subarray(start, start + packed);
    members.push(method === 8 ? inflateRawSync(stored) : stored);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return members;
}
