/** A diffraction pattern or spectrum against a reference of the usual shape. */
import { expect } from "vitest";
import type { ColumnRole, Recording } from "@/lib/domain/recording";
import { expectClose, range, valuesOf } from "./expect-series";

export interface ReferencePattern {
  readonly n_points: number;
  readonly x_first: number;
  readonly x_last: number;
  readonly y_min?: number;
  readonly y_max: number;
  readonly x_at_y_max: number;
  readonly y_sum: number;
}

export function expectPattern(
  recording: Recording,
  reference: ReferencePattern,
  axis: ColumnRole = "twoThetaDeg",
): void {
  expect(recording.rows).toBe(reference.n_points);
  const x = valuesOf(recording, axis);
  const y = valuesOf(recording, "intensity");
  expectClose(x[0]!, reference.x_first, 1e-6, "first x");
  expectClose(x[recording.rows - 1]!, reference.x_last, 1e-6, "last x");
  const { minimum, maximum } = range(y);
  // The reference prints six or seven digits.
  if (reference.y_min !== undefined) expectClose(minimum, reference.y_min, 2e-6, "lowest y");
  expectClose(maximum, reference.y_max, 2e-6, "highest y");
  let sum = 0;
  for (let row = 0; row < recording.rows; row += 1) sum += y[row]!;
  expectClose(sum, reference.y_sum, 2e-6, "sum of y");
  const top = Array.from(y).indexOf(maximum);
  expectClose(x[top]!, reference.x_at_y_max, 1e-6, "x of the highest y");
}
