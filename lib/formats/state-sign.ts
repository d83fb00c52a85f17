/** Signs for currents that the cycler stores as magnitudes, from the words or codes of its state column. */
import type { ColumnValues } from "@/lib/domain/recording";

export interface SignedCurrent {
  readonly values: Float64Array;
  /** Records with a current in a state of unknown direction, by state; their signed value is missing. */
  readonly undecided: ReadonlyMap<number, number>;
}

/** `directions[code]` is +1 for charge, -1 for discharge, 0 for a state of neither. */
export function signByState(
  magnitude: ArrayLike<number>,
  state: ColumnValues,
  directions: readonly number[],
): SignedCurrent {
  const values = new Float64Array(magnitude.length);
  const undecided = new Map<number, number>();
  for (let row = 0; row < values.length; row += 1) {
    const code = state[row]!;
    const direction = directions[code] ?? 0;
    const value = magnitude[row]!;
    const isUndecided = direction === 0 && value !== 0 && !Number.isNaN(value);
    if (isUndecided) undecided.set(code, (undecided.get(code) ?? 0) + 1);
    values[row] = isUndecided ? Number.NaN : direction < 0 ? -value : value;
  }
  return { values, undecided };
}
