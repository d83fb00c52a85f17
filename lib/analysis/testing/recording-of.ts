/** Hand-made cycling recordings for tests. */
import type { CapacityScope, Column, ColumnRole, Recording } from "@/lib/domain/recording";
import { roleUnits } from "@/lib/domain/recording";

export interface ColumnInput {
  readonly values: ArrayLike<number>;
  readonly scope?: CapacityScope;
  readonly origin?: Column["origin"];
  readonly labels?: readonly string[];
}

/** A recording whose columns have the given roles; plain arrays are taken as float64 read from a file. */
export function recordingOf(
  columns: Partial<Record<ColumnRole, ArrayLike<number> | ColumnInput>>,
): Recording {
  const entries = Object.entries(columns) as [ColumnRole, ArrayLike<number> | ColumnInput][];
  const built = entries.map(([role, input]): Column => {
    const given: ColumnInput =
      Array.isArray(input) || ArrayBuffer.isView(input)
        ? { values: input as ArrayLike<number> }
        : (input as ColumnInput);
    return {
      name: role,
      unit: roleUnits[role],
      role,
      values: given.values instanceof Float64Array ? given.values : Float64Array.from(given.values),
      origin: given.origin ?? "file",
      ...(given.scope === undefined ? {} : { capacityScope: given.scope }),
      ...(given.labels === undefined ? {} : { labels: given.labels }),
    };
  });
  return { name: "test", kind: "cycling", rows: built[0]?.values.length ?? 0, columns: built };
}

/** One constant-current step of a hand-made run: its current, duration, and the voltages at its ends. */
export interface Step {
  readonly currentMa: number;
  readonly hours: number;
  readonly fromV?: number;
  readonly toV?: number;
}

/** A run of constant-current steps sampled every `intervalS`, with a record at both ends of every step. */
export function steppedRun(
  steps: readonly Step[],
  intervalS = 60,
): { time: number[]; voltage: number[]; current: number[] } {
  const time: number[] = [];
  const voltage: number[] = [];
  const current: number[] = [];
  let startS = 0;
  for (const { currentMa, hours, fromV = 0.1, toV = 0.1 } of steps) {
    const lengthS = hours * 3600;
    const count = Math.max(1, Math.round(lengthS / intervalS));
    for (let k = 0; k <= count; k++) {
      time.push(startS + (lengthS * k) / count);
      voltage.push(fromV + ((toV - fromV) * k) / count);
      current.push(currentMa);
    }
    startS += lengthS;
  }
  return { time, voltage, current };
}
