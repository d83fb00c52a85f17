/** Order statistics of many numbers without sorting them all. */

/**
 * The number that would stand at `index` if values[0 … count) were sorted; they are left in another order. No value
 * may be NaN. Linear on the average (Hoare's FIND, doi:10.1145/366622.366647).
 */
export function nthSmallest(values: Float64Array, count: number, index: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const swapped = values[left]!;
      values[left] = values[right]!;
      values[right] = swapped;
      left++;
      right--;
    }
    if (index <= right) high = right;
    else if (index >= left) low = left;
    else break;
  }
  return values[index]!;
}

/** Mean of the two middle values, 0 of none; reorders values[0 … count). */
export function medianInPlace(values: Float64Array, count: number): number {
  if (count === 0) return 0;
  const upper = nthSmallest(values, count, count >> 1);
  return count % 2 === 1 ? upper : (nthSmallest(values, count, (count >> 1) - 1) + upper) / 2;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
