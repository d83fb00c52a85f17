/** Test time out of step times, as the vendor's program makes it. */

/** Each step begins where the longest step time of the one before it ended. */
export function totalTimeFromSteps(stepTimeS: Float64Array, stepNumber: Uint32Array): Float64Array {
  const total = new Float64Array(stepTimeS.length);
  let before = 0;
  for (let first = 0, end = 0; first < total.length; first = end) {
    const step = stepNumber[first]!;
    let longest = 0;
    for (; end < total.length && stepNumber[end] === step; end += 1) {
      const time = stepTimeS[end]!;
      if (time > longest) longest = time;
      total[end] = toMicroseconds(before + time);
    }
    before = toMicroseconds(before + longest);
  }
  return total;
}

/** How often one of two columns changes, counted from 1: step numbers out of step indexes and change counters. */
export function countChanges(first: ArrayLike<number>, second: ArrayLike<number> = first): Uint32Array {
  const counts = new Uint32Array(first.length);
  let count = 1;
  for (let row = 0; row < counts.length; row += 1) {
    if (row > 0 && (first[row] !== first[row - 1] || second[row] !== second[row - 1])) count += 1;
    counts[row] = count;
  }
  return counts;
}

/** Step times are whole milliseconds or nanoseconds cut to less; what lies below a microsecond is rounding. */
function toMicroseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
