/** Quantiles of plain values. */

/**
 * Returns the quantile of an ascending list by linear interpolation (type 7 of Hyndman and Fan 1996,
 * doi:10.1080/00031305.1996.10473566); null for an empty list.
 */
export function quantile(sorted: ArrayLike<number>, probability: number): number | null {
  if (sorted.length === 0) return null;
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low === high ? low : low + (position - below) * (high - low);
}
