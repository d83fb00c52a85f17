/** Which readers recognise a file by its content, surest first. */
import type { ByteSource } from "@/lib/domain/byte-source";
import type { Confidence, FormatReader, Recognition, Sniff } from "./format-reader";
import { sniffSource } from "./sniff";

export interface Candidate {
  readonly reader: FormatReader;
  readonly recognition: Recognition;
}

const rank: Readonly<Record<Confidence, number>> = { certain: 0, likely: 1, possible: 2 };

/** All candidates, surest first; readers that are equally sure stay in the order given. Empty when none fits. */
export function recogniseSource(source: ByteSource, readers: readonly FormatReader[]): Candidate[] {
  const sniff = sniffSource(source);
  // What begins as a binary format does is no text: nobody need search it for titles.
  const binary = candidatesOf(sniff, readers, true);
  return binary.length > 0 ? binary : candidatesOf(sniff, readers, false);
}

function candidatesOf(sniff: Sniff, readers: readonly FormatReader[], isBinary: boolean): Candidate[] {
  const candidates: Candidate[] = [];
  for (const reader of readers) {
    if ((reader.isBinary ?? false) !== isBinary) continue;
    const recognition = reader.recognise(sniff);
    if (recognition !== null) candidates.push({ reader, recognition });
  }
  return candidates.sort((a, b) => rank[a.recognition.confidence] - rank[b.recognition.confidence]);
}
