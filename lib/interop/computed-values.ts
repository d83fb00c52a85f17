/**
 * Values of a column that are made when their rows are written: a column as long as the largest files have them takes
 * hundreds of megabytes, and one row group of it half of one.
 */
import type { ColumnValues } from "@/lib/domain/recording";

export interface ComputedValues {
  readonly length: number;
  readonly type: "DOUBLE" | "INT32";
  /** Rows [start, end), of the type above; the writer asks for each row once, in order. */
  subarray(start: number, end: number): Float64Array | Int32Array;
}

export function isComputed(values: ColumnValues | ComputedValues): values is ComputedValues {
  return "type" in values;
}

/** Several columns as one, each times the factor; where a part has no such column, it is NaN, or −1 for integers. */
export function joinedValues(
  parts: readonly { readonly rows: number; readonly values: ColumnValues | null }[],
  { type, factor }: { readonly type: ComputedValues["type"]; readonly factor: number },
): ComputedValues {
  return {
    length: parts.reduce((sum, part) => sum + part.rows, 0),
    type,
    subarray(start, end) {
      const rows = end - start;
      const out = type === "INT32" ? new Int32Array(rows).fill(-1) : new Float64Array(rows).fill(Number.NaN);
      let first = 0;
      for (const { rows, values } of parts) {
        const from = Math.max(start, first);
        const to = Math.min(end, first + rows);
        if (values !== null && from < to) {
          const piece = values.subarray(from - first, to - first);
          if (factor === 1) out.set(piece, from - start);
          else for (let k = 0; k < piece.length; k++) out[from - start + k] = piece[k]! * factor;
        }
        first += rows;
      }
      return out;
    },
  };
}
