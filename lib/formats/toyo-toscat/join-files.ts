/** The six-digit files of one channel end to end, columns matched by their titles. */
import type { SixDigitFile } from "./six-digit-file";

export interface JoinedFiles {
  readonly rows: number;
  /** In order of first appearance; NaN where a file has no such column. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** First row of each file. */
  readonly starts: readonly number[];
}

export function joinFiles(files: readonly SixDigitFile[]): JoinedFiles {
  const rows = files.reduce((sum, file) => sum + file.table.rows, 0);
  const columns = new Map<string, Float64Array>();
  const starts: number[] = [];
  let at = 0;
  for (const file of files) {
    starts.push(at);
    for (const [index, title] of file.titles.entries()) {
      let values = columns.get(title);
      if (values === undefined) {
        values = new Float64Array(rows).fill(Number.NaN);
        columns.set(title, values);
      }
      values.set(file.columns[index]!.values, at);
    }
    at += file.table.rows;
  }
  return { rows, columns, starts };
}
