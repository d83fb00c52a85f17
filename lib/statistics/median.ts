/** The median of plain values. */

/** Returns the middle value, or the mean of the two middle ones, of an ascending list; null for an empty list. */
export function median(sorted: ArrayLike<number>): number | null {
  const { length } = sorted;
  if (length === 0) return null;
  const middle = length >> 1;
  return length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
