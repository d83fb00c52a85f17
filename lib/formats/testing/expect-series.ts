/** Comparisons of a recording with reference values, within the tolerances the readers promise. */
import { expect } from "vitest";
import { type ColumnRole, findColumn, type Recording } from "@/lib/domain/recording";

/** The column's values; fails the test when the recording has no such column. */
export function valuesOf(recording: Recording, role: ColumnRole): ArrayLike<number> {
  const column = findColumn(recording, role);
  expect(column, `column with role ${role}`).not.toBeNull();
  return column!.values;
}

/** Relative difference at most `tolerance`; equal to zero where the reference is zero. */
export function expectClose(ours: number, reference: number, tolerance: number, what = "value"): void {
  const allowed = Math.abs(reference) * tolerance;
  expect(Math.abs(ours - reference), `${what}: ours ${ours}, reference ${reference}`).toBeLessThanOrEqual(
    allowed,
  );
}

export function range(values: ArrayLike<number>): { minimum: number; maximum: number } {
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return { minimum, maximum };
}

/** Records, ends of time, and ranges of voltage and current against a reference of the usual shape. */
export function expectSeries(
  recording: Recording,
  reference: {
    n_records: number;
    t_first_s: number;
    t_last_s: number;
    V_min: number;
    V_max: number;
    I_min_mA: number;
    I_max_mA: number;
  },
): void {
  // Reference values are printed with six or nine digits, so half of the last digit is allowed besides 1e-6.
  const tolerance = 2e-6;
  expect(recording.rows).toBe(reference.n_records);
  const time = valuesOf(recording, "timeS");
  expectClose(time[0]!, reference.t_first_s, tolerance, "first time");
  expectClose(time[time.length - 1]!, reference.t_last_s, tolerance, "last time");
  const voltage = range(valuesOf(recording, "voltageV"));
  expectClose(voltage.minimum, reference.V_min, tolerance, "lowest voltage");
  expectClose(voltage.maximum, reference.V_max, tolerance, "highest voltage");
  const current = range(valuesOf(recording, "currentMa"));
  expectClose(current.minimum, reference.I_min_mA, tolerance, "lowest current");
  expectClose(current.maximum, reference.I_max_mA, tolerance, "highest current");
}
