/** How much memory the columns of recordings take, and when that is a lot. */
import type { Recording } from "@/lib/domain/recording";

const mostBytesTwice = 256 * 1024 * 1024;

export function columnBytes(recordings: readonly Recording[]): number {
  return recordings.reduce(
    (sum, { columns }) => sum + columns.reduce((bytes, { values }) => bytes + values.byteLength, 0),
    0,
  );
}

/** Such columns are held once: nothing is computed beside them that can wait, and no copy is made that can be spared. */
export function isLarge(recordings: readonly Recording[]): boolean {
  return columnBytes(recordings) > mostBytesTwice;
}
