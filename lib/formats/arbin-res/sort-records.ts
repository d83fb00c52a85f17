/** Records in the order of test and data point, which an Access table does not promise, and without exact doubles. */

export interface SortedRecords {
  /** Row numbers in order. */
  readonly order: Int32Array;
  /** Rows that stood before a row of lower test or data point. */
  readonly misplaced: number;
  /** Rows equal in every column to the row before them, left out of `order`. */
  readonly duplicates: number;
}

export function sortRecords(
  testId: Float64Array,
  dataPoint: Float64Array,
  columns: readonly Float64Array[],
): SortedRecords {
  const rows = dataPoint.length;
  const compare = (a: number, b: number) => testId[a]! - testId[b]! || dataPoint[a]! - dataPoint[b]!;
  const runs = [0];
  let misplaced = 0;
  let equal = 0;
  for (let row = 1; row < rows; row += 1) {
    const step = compare(row - 1, row);
    if (step > 0) {
      misplaced += 1;
      runs.push(row);
    } else if (step === 0) equal += 1;
  }
  const order = mergedRuns(rows, runs, compare);
  if (misplaced === 0 && equal === 0) return { order, misplaced, duplicates: 0 };
  let kept = 0;
  for (let index = 0; index < rows; index += 1) {
    const row = order[index]!;
    const before = kept === 0 ? -1 : order[kept - 1]!;
    if (
      before >= 0 &&
      compare(before, row) === 0 &&
      columns.every((each) => Object.is(each[before], each[row]))
    )
      continue;
    order[kept] = row;
    kept += 1;
  }
  return { order: order.subarray(0, kept), misplaced, duplicates: rows - kept };
}

/** Row numbers in order, of equals the earlier first. Pages out of order leave few runs, each sorted in itself. */
function mergedRuns(
  rows: number,
  starts: readonly number[],
  compare: (a: number, b: number) => number,
): Int32Array {
  let from = new Int32Array(rows);
  let to = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) from[row] = row;
  for (let runs = starts; runs.length > 1; runs = runs.filter((_, index) => index % 2 === 0)) {
    for (let run = 0; run < runs.length; run += 2) {
      const middle = runs[run + 1] ?? rows;
      const end = runs[run + 2] ?? rows;
      let left = runs[run]!;
      let right = middle;
      for (let at = left; at < end; at += 1) {
        const isLeft = right >= end || (left < middle && !(compare(from[left]!, from[right]!) > 0));
        to[at] = isLeft ? from[left]! : from[right]!;
        if (isLeft) left += 1;
        else right += 1;
      }
    }
    [from, to] = [to, from];
  }
  return from;
}
