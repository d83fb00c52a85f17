/** What a file is, from its beginning and its end: asked before a pile of files is sent. */
import type { RecognisedFile } from "@/lib/contract/recognised-file";
import { type ByteSource, bytesSource } from "@/lib/domain/byte-source";
import { cellAndRunCodes } from "@/lib/domain/file-codes";
import { companionFile } from "@/lib/formats/companion-files";
import { holdsTable } from "@/lib/formats/delimited-text/holds-table";
import { recogniseSource } from "@/lib/formats/recognise";
import { formatReaders } from "@/lib/formats/registry";
import { sniffSource } from "@/lib/formats/sniff";

export interface FileEnds {
  readonly name: string;
  readonly size: number;
  readonly head: Uint8Array;
  /** The last bytes; they may overlap the head. */
  readonly tail: Uint8Array;
}

/** Nothing is stored. A file's name decides nothing. */
export function recogniseFile(ends: FileEnds): RecognisedFile {
  const { source, hasMissed } = endsSource(ends);
  const best = recogniseSource(source, formatReaders)[0];
  const { text, zipMembers } = sniffSource(source);
  const companion = best === undefined ? companionFile(ends.head, zipMembers) : null;
  return {
    format: best?.reader.id ?? null,
    title: best?.reader.title ?? null,
    kind: best?.reader.kind ?? null,
    confidence: best?.recognition.confidence ?? null,
    matchedBy: best?.recognition.matchedBy ?? null,
    isUndecided: best?.recognition.confidence !== "certain" && (hasMissed() || isCutArchive(ends)),
    needsMapping: best === undefined && holdsTable(beginningOf(ends)),
    note: companion === null ? null : `${companion.what}: send ${companion.instead}`,
    codes: [...cellAndRunCodes(text)],
  };
}

/** The head up to its last whole line: enough to see a table. */
function beginningOf({ name, size, head }: FileEnds): ByteSource {
  return bytesSource(name, size > head.length ? head.subarray(0, head.lastIndexOf(0x0a) + 1) : head);
}

/** An archive of which not all was sent, and whose list of members is not at its end. */
function isCutArchive({ size, head }: FileEnds): boolean {
  return size > head.length && head[0] === 0x50 && head[1] === 0x4b;
}

/** Zeros where the middle would be, and whether anybody looked there. */
function endsSource({ name, size, head, tail }: FileEnds): { source: ByteSource; hasMissed: () => boolean } {
  let missed = false;
  const tailStart = size - tail.length;
  const read = (offset: number, length: number) => {
    const end = Math.min(size, offset + length);
    if (end <= head.length) return head.subarray(offset, end);
    if (offset >= tailStart) return tail.subarray(offset - tailStart, end - tailStart);
    const bytes = new Uint8Array(Math.max(0, end - offset));
    bytes.set(head.subarray(Math.min(offset, head.length), Math.min(end, head.length)));
    const from = Math.max(offset, tailStart);
    if (from < end) bytes.set(tail.subarray(from - tailStart, end - tailStart), from - offset);
    if (Math.max(offset, head.length) < Math.min(end, tailStart)) missed = true;
    return bytes;
  };
  return { source: { name, size, read }, hasMissed: () => missed };
}
