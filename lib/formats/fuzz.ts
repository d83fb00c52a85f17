/**
 * What a reader must stand: any damage to a file gives a result that holds together or a typed error, within two
 * seconds and within memory that the size of the file bounds. Every run can be repeated from its seed.
 */
import { bytesSource } from "@/lib/domain/byte-source";
import { AppError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { FormatReader } from "./format-reader";
import { mutate, seededRandom } from "./mutate";
import { sniffSource } from "./sniff";

export interface FuzzOptions {
  readonly samples: readonly Uint8Array[];
  readonly mutations: number;
  readonly seed: number;
  /** @default 2,000 */
  readonly maximumMs?: number;
  /** Most bytes of columns for each byte of the file (compressed formats unpack to more). @default 64 */
  readonly maximumGrowth?: number;
}

export interface FuzzFailure {
  /** Which mutation of which sample under which seed; `mutationOf` makes its bytes again. */
  readonly index: number;
  readonly seed: number;
  readonly problem: string;
}

export interface FuzzReport {
  readonly read: number;
  readonly refused: number;
  readonly slowestMs: number;
  readonly failures: readonly FuzzFailure[];
}

/** Bytes that every reader may meet: nothing, blanks, zeros, noise, a title without rows. */
export const awkwardBytes: readonly Uint8Array[] = [
  new Uint8Array(0),
  Uint8Array.from([10]),
  Uint8Array.from([0xff, 0xfe]),
  new Uint8Array(4096),
  new Uint8Array(300).fill(0x20),
  new Uint8Array(70_000).fill(0x09),
  Uint8Array.from({ length: 2048 }, (_, index) => (index * 2_654_435_761) >>> 24),
  new TextEncoder().encode("time/s\tEwe/V\n"),
  new TextEncoder().encode('"'.repeat(999)),
];

/** The bytes of one mutation, as `fuzzReader` makes them. */
export function mutationOf(samples: readonly Uint8Array[], seed: number, index: number): Uint8Array {
  const sample = samples[index % samples.length]!;
  return mutate(sample, seededRandom(Math.imul(seed, 0x9e3779b1) + index));
}

/** Runs the reader on awkward bytes, on the samples, and on that many mutations of them in turn. */
export function fuzzReader(reader: FormatReader, options: FuzzOptions): FuzzReport {
  const { samples, mutations, seed, maximumMs = 2000, maximumGrowth = 64 } = options;
  const failures: FuzzFailure[] = [];
  let read = 0;
  let refused = 0;
  let slowestMs = 0;

  function run(bytes: Uint8Array, index: number): void {
    const start = performance.now();
    let problem: string | null = null;
    try {
      const source = bytesSource("fuzz.dat", bytes);
      reader.recognise(sniffSource(source));
      const file = reader.read(source, { matchedBy: "fuzz" });
      problem = inconsistency(file, bytes.length * maximumGrowth + 4_194_304);
      read += 1;
    } catch (error) {
      if (error instanceof AppError && error.code === "unreadable_file") refused += 1;
      else problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    const took = performance.now() - start;
    slowestMs = Math.max(slowestMs, took);
    if (took > maximumMs) problem ??= `took ${took.toFixed(0)} ms for ${bytes.length} bytes`;
    if (problem !== null) failures.push({ index, seed, problem });
  }

  for (const bytes of [...awkwardBytes, ...samples]) run(bytes, -1);
  if (samples.length > 0) {
    for (let index = 0; index < mutations; index++) run(mutationOf(samples, seed, index), index);
  }
  return { read, refused, slowestMs, failures };
}

/** What does not hold together in a result, or null. */
function inconsistency(file: ParsedFile, maximumBytes: number): string | null {
  const buffers = new Set<ArrayBufferLike>();
  for (const recording of file.recordings) {
    for (const column of recording.columns) {
      const { length } = column.values;
      if (length !== recording.rows) return `"${column.name}" has ${length} values in ${recording.rows} rows`;
      buffers.add(column.values.buffer);
    }
  }
  let bytes = 0;
  for (const buffer of buffers) bytes += buffer.byteLength;
  if (bytes > maximumBytes) return `columns take ${bytes} bytes, ${maximumBytes} are allowed`;
  if (file.warnings.some((warning) => warning.message === "")) return "a warning without words";
  return null;
}
