/**
 * Zero bytes behind the end of a text: what a file system leaves where a program reserved room or the power failed
 * before the last rows were written.
 */
import type { ByteSource } from "@/lib/domain/byte-source";

const chunkBytes = 65_536;

/** How many zero bytes end the source; 0 where it holds nothing else. */
export function zeroTailLength(source: ByteSource): number {
  for (let end = source.size; end > 0; end -= chunkBytes) {
    const start = Math.max(0, end - chunkBytes);
    const last = source.read(start, end - start).findLastIndex((byte) => byte !== 0);
    if (last >= 0) return source.size - (start + last + 1);
  }
  return 0;
}

/** The source without its last bytes. */
export function withoutTail(source: ByteSource, length: number): ByteSource {
  const size = source.size - length;
  return {
    name: source.name,
    size,
    read: (offset, wanted) => source.read(offset, Math.max(0, Math.min(wanted, size - offset))),
  };
}
