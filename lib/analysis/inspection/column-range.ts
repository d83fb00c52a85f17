/** Lowest and highest value of a column over several recordings. */
import { type ColumnRole, findColumn, type Recording } from "@/lib/domain/recording";

export interface ColumnRange {
  readonly min: number | null;
  readonly max: number | null;
}

/** Nulls when no recording has a finite value there. */
export function columnRange(recordings: readonly Recording[], role: ColumnRole): ColumnRange {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const recording of recordings) {
    const values = findColumn(recording, role)?.values;
    if (values === undefined) continue;
    for (let k = 0; k < recording.rows; k++) {
      const value = values[k]!;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min > max ? { min: null, max: null } : { min, max };
}
