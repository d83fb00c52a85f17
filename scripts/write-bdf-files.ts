/** Writes what was read as Battery Data Format: text, gzipped text or Parquet, by the ending of the name. */
import { closeSync, openSync, writeSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { AppError } from "@/lib/domain/errors";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";
import { bdfParquetPieces } from "@/lib/interop/bdf-parquet";
import { writeBdf } from "@/lib/interop/bdf-text";

/**
 * One file a recording, the second and later ones numbered (`out-2.bdf.csv`); returns their names.
 * @throws AppError when the file holds no recording, or a name cannot be written.
 */
export async function writeBdfFiles(parsed: ParsedFile, out: string): Promise<string[]> {
  const recordings = parsed.recordings.filter(
    (recording) => recording.kind === "cycling" || recording.kind === "impedance",
  );
  if (recordings.length === 0) {
    throw new AppError("invalid_input", `expected cycling or impedance to convert, found ${parsed.kind}`);
  }
  const names: string[] = [];
  for (const [index, recording] of recordings.entries()) {
    const name = index === 0 ? out : numbered(out, index + 1);
    await writePieces(name, recording);
    names.push(name);
  }
  return names;
}

async function writePieces(name: string, recording: Recording): Promise<void> {
  const descriptor = open(name);
  try {
    for await (const piece of piecesOf(name, recording)) {
      for (let done = 0; done < piece.length; ) done += writeSync(descriptor, piece, done);
    }
  } finally {
    closeSync(descriptor);
  }
}

async function* piecesOf(name: string, recording: Recording): AsyncGenerator<Uint8Array> {
  if (/\.parquet$/i.test(name)) {
    yield* bdfParquetPieces(recording);
    return;
  }
  const encoder = new TextEncoder();
  // Members of a gzip file may follow each other, so that no piece has to wait for the next.
  const packed = /\.gz$/i.test(name);
  for (const piece of writeBdf(recording)) {
    const bytes = encoder.encode(piece);
    yield packed ? gzipSync(bytes) : bytes;
  }
}

function open(name: string): number {
  try {
    return openSync(name, "w");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "an unknown failure";
    throw new AppError("invalid_input", `expected a name that can be written, found ${code} for ${name}`);
  }
}

/** `a/b.bdf.csv` → `a/b-2.bdf.csv`. */
function numbered(name: string, number: number): string {
  return name.replace(/((?:\.[A-Za-z]+)*)$/, `-${number}$1`);
}
