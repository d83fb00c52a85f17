/** A stream of bytes in parts of one size, as disks and buckets like them. */

/** Each part of exactly so many bytes, but the last one, which is shorter; a stream of no bytes is one empty part. */
export async function* partsOf(
  pieces: Uint8Array | AsyncIterable<Uint8Array>,
  partBytes: number,
): AsyncGenerator<Uint8Array, undefined> {
  let gathered: Uint8Array[] = [];
  let bytes = 0;
  for await (let piece of pieces instanceof Uint8Array ? [pieces] : pieces) {
    while (bytes + piece.length >= partBytes) {
      const room = partBytes - bytes;
      gathered.push(piece.subarray(0, room));
      yield joined(gathered);
      piece = piece.subarray(room);
      gathered = [];
      bytes = 0;
    }
    if (piece.length > 0) gathered.push(piece);
    bytes += piece.length;
  }
  yield joined(gathered);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
}
