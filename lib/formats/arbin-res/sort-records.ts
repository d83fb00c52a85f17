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
  testId: ArrayLike<number>,
  dataPoint: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
): SortedRecords {
  const rows = dataPoint.length;
  const order = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) order[row] = row;
  let misplaced = 0;
  for (let row = 1; row < rows; row += 1) if (compare(row - 1, row) > 0) misplaced += 1;
  if (misplaced > 0) order.sort((a, b) => compare(a, b) || a - b);
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

  function compare(a: number, b: number): number {
    return testId[a]! - testId[b]! || dataPoint[a]! - dataPoint[b]!;
  }
}
