/** One order statistic of all differences between two samples, without forming them all. */

/**
 * Returns the k-th smallest (k from 1) of all a − b, for ascending lists. Bisects the bit patterns of doubles and
 * counts the differences below each in O(m + n), so the answer is the very double a − b gives.
 */
export function kthDifference(a: Float64Array, b: Float64Array, k: number): number {
  let low = ordinal(a[0]! - b.at(-1)!);
  let high = ordinal(a.at(-1)! - b[0]!);
  while (low < high) {
    const middle = low + (high - low) / 2n;
    if (countUpTo(a, b, fromOrdinal(middle)) >= k) high = middle;
    else low = middle + 1n;
  }
  // Adding 0 turns the negative zero into the positive one.
  return fromOrdinal(low) + 0;
}

function countUpTo(a: Float64Array, b: Float64Array, value: number): number {
  let count = 0;
  let from = 0;
  for (let i = 0; i < a.length; i++) {
    while (from < b.length && a[i]! - b[from]! > value) from++;
    count += b.length - from;
  }
  return count;
}

const bits = new DataView(new ArrayBuffer(8));

/** Whole numbers in the order of the doubles; both zeros are 0. */
function ordinal(value: number): bigint {
  bits.setFloat64(0, Math.abs(value));
  const magnitude = bits.getBigInt64(0);
  return value < 0 ? -magnitude : magnitude;
}

function fromOrdinal(whole: bigint): number {
  bits.setBigInt64(0, whole < 0n ? -whole : whole);
  const magnitude = bits.getFloat64(0);
  return whole < 0n ? -magnitude : magnitude;
}
