/**
 * Files that grow: an instrument writes on, and the same test is sent again, longer. The longer version takes the
 * place of the shorter in the run; the bytes of both are kept.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { StoredRunFile } from "@/lib/db/run-file";
import type { ColumnRole, Recording } from "@/lib/domain/recording";
import { findColumn } from "@/lib/domain/recording";
import { decodeTrace } from "@/lib/interop/trace-parquet";
import { storage } from "@/lib/storage/configured-storage";

/** SHA-256 of the first bytes of a local file, for each of the lengths asked for. One pass. */
export async function prefixHashes(
  path: string,
  lengths: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(lengths)].sort((a, b) => a - b);
  const hashes = new Map<number, string>();
  const last = wanted.at(-1);
  if (last === undefined) return hashes;
  const hash = createHash("sha256");
  let passed = 0;
  for await (const piece of createReadStream(path, { end: Math.max(0, last - 1) })) {
    let rest = piece as Buffer;
    for (let next = wanted[0]; next !== undefined && next <= passed + rest.length; next = wanted[0]) {
      const head = rest.subarray(0, next - passed);
      hash.update(head);
      passed += head.length;
      rest = rest.subarray(head.length);
      hashes.set(next, hash.copy().digest("hex"));
      wanted.shift();
    }
    hash.update(rest);
    passed += rest.length;
  }
  return hashes;
}

/** What of a parsed file tells whether another continues it. */
export interface GrowingFile {
  readonly id: string;
  readonly format: string | null;
  readonly channel: string | null;
  readonly startedAtPrinted: string | null;
  readonly recordings: readonly Recording[];
}

const compared: readonly ColumnRole[] = ["timeS", "stepTimeS", "unixTimeS", "voltageV"];

/**
 * Whether the longer file begins with all records of the shorter one: same reader, same channel and start as far as
 * both say, equal times and voltages. The shorter one's last record may differ, because it may have been cut.
 */
export function continues(longer: GrowingFile, shorter: GrowingFile): boolean {
  if (longer.format !== shorter.format) return false;
  if (differ(longer.channel, shorter.channel)) return false;
  if (differ(longer.startedAtPrinted, shorter.startedAtPrinted)) return false;
  if (longer.recordings.length < shorter.recordings.length) return false;
  let hasRecords = false;
  for (const [index, recording] of shorter.recordings.entries()) {
    const other = longer.recordings[index]!;
    const isLast = index === shorter.recordings.length - 1;
    if (isLast ? other.rows < recording.rows : other.rows !== recording.rows) return false;
    const rows = isLast && other.rows > recording.rows ? recording.rows - 1 : recording.rows;
    for (const role of compared) {
      const a = findColumn(recording, role);
      const b = findColumn(other, role);
      if ((a === null) !== (b === null)) return false;
      if (a === null || b === null) continue;
      for (let k = 0; k < rows; k++) if (!Object.is(a.values[k]!, b.values[k]!)) return false;
      hasRecords ||= rows > 1;
    }
  }
  return hasRecords;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** The columns of a parsed file that the comparison needs, from its stored trace. */
export async function loadGrowingFile(file: StoredRunFile): Promise<GrowingFile | null> {
  if (file.traceKey === null) return null;
  const trace = await storage().openDerived(file.traceKey);
  try {
    return { ...file, recordings: await decodeTrace(trace, new Set(compared)) };
  } finally {
    await trace.close();
  }
}
