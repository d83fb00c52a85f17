/** Test time out of step times, as the vendor's program makes it. */

/** Each step begins where the longest step time of the one before it ended. */
export function totalTimeFromSteps(stepTimeS: Float64Array, stepNumber: Uint32Array): Float64Array {
  const total = new Float64Array(stepTimeS.length);
  let before = 0;
  let longest = 0;
  for (let row = 0; row < stepTimeS.length; row += 1) {
    if (row > 0 && stepNumber[row] !== stepNumber[row - 1]) {
      before = toMicroseconds(before + longest);
      longest = 0;
    }
    const time = stepTimeS[row]!;
    if (time > longest) longest = time;
    total[row] = toMicroseconds(before + time);
  }
  return total;
}

/** How often a column changes, counted from 1: step numbers out of step indexes and change counters. */
export function countChanges(...columns: readonly ArrayLike<number>[]): Uint32Array {
  const rows = columns[0]?.length ?? 0;
  const counts = new Uint32Array(rows);
  let count = rows > 0 ? 1 : 0;
  for (let row = 0; row < rows; row += 1) {
    if (row > 0 && columns.some((column) => column[row] !== column[row - 1])) count += 1;
    counts[row] = count;
  }
  return counts;
}

/** Step times are whole milliseconds or nanoseconds cut to less; what lies below a microsecond is rounding. */
function toMicroseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
