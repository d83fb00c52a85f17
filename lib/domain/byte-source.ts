/** Bytes that a reader can ask for piece by piece; the one seam through which input reaches a reader. */

export interface ByteSource {
  /** Original file name: a hint, never the ground of recognition. */
  readonly name: string;
  readonly size: number;
  /** Bytes [offset, offset + length), fewer at the end of the file. The result may be a view: do not write to it. */
  read(offset: number, length: number): Uint8Array;
}

/** A source over bytes already in memory. */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, Math.min(bytes.length, offset + length)),
  };
}

/** The whole source as one array; refuse more than `maximumBytes` before this is called on unknown input. */
export function readAll(source: ByteSource): Uint8Array {
  return source.read(0, source.size);
}
