/** Which files of a run are versions of each other, and the chain they make. */
import { database, type Transaction } from "@/lib/db/client";
import { listRunFileRows, type StoredRunFile, setSupersession } from "@/lib/db/run-file";
import type { ParsedFile } from "@/lib/domain/parsed-file";
import { continues, loadGrowingFile, prefixHashes } from "./growing-file";
import { predecessors } from "./run-file-order";

export interface Versions {
  /** Files of the run that this one is a longer version of. */
  readonly shorter: readonly string[];
  /** Files of the run that are longer versions of this one. */
  readonly longer: readonly string[];
}

/** Compares with the other files of the run: bytes first, then records. */
export async function findVersions(
  file: Pick<StoredRunFile, "id" | "runId" | "sizeBytes">,
  parsed: ParsedFile,
  path: string,
): Promise<Versions> {
  const others = (await listRunFileRows(database(), file.runId)).filter(
    (other) => other.id !== file.id && other.status !== "set_aside",
  );
  const shorter: string[] = [];
  const longer: string[] = [];
  const hashes = await prefixHashes(
    path,
    others.map((other) => other.sizeBytes).filter((size) => size > 0 && size < file.sizeBytes),
  );
  const own = { ...file, ...identityOf(parsed), recordings: parsed.recordings };
  for (const other of others) {
    if (hashes.get(other.sizeBytes) === other.sha256) {
      shorter.push(other.id);
      continue;
    }
    if (other.status !== "done" || other.format !== parsed.format) continue;
    const theirs = await loadGrowingFile(other);
    if (theirs === null) continue;
    if (continues(own, theirs)) shorter.push(other.id);
    else if (continues(theirs, own)) longer.push(other.id);
  }
  return { shorter, longer };
}

function identityOf(parsed: ParsedFile) {
  return {
    format: parsed.format,
    channel: parsed.channel,
    startedAtPrinted: parsed.startedAt?.printed ?? null,
  };
}

/** Puts the file into the chain of its versions, shortest first. */
export async function linkVersions(
  tx: Transaction,
  id: string,
  runId: string,
  versions: Versions,
): Promise<void> {
  const related = new Set([...versions.shorter, ...versions.longer]);
  if (related.size === 0) return;
  const files = await listRunFileRows(tx, runId);
  // Whole chains move together: what a related file has overtaken before stays behind it.
  for (const each of [...related]) {
    for (const before of predecessors(each, files)) related.add(before);
    for (let next = files.find((file) => file.id === each); next?.supersededById; ) {
      related.add(next.supersededById);
      const after = next.supersededById;
      next = files.find((file) => file.id === after);
    }
  }
  related.add(id);
  const members = files.filter((file) => related.has(file.id));
  members.sort(
    (a, b) =>
      (a.records ?? 0) - (b.records ?? 0) ||
      a.sizeBytes - b.sizeBytes ||
      (a.createdAt < b.createdAt ? -1 : 1),
  );
  await setSupersession(
    tx,
    members.map((file) => file.id),
  );
}
