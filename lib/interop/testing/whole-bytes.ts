import { joinedBytes } from "../joined-bytes";

/** A file whose bytes come piece by piece, whole. */
export async function wholeBytes(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return joinedBytes(all);
}
