/** Counters in half the memory: whole numbers that arrived as doubles. */
import type { ColumnValues } from "@/lib/domain/recording";

const largest = 2 ** 31 - 1;

/** The same values as Int32Array when every one is a whole number in its range; else the array given. */
export function narrowIntegers(values: ColumnValues): ColumnValues {
  if (!(values instanceof Float64Array)) return values;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (!(value >= -largest && value <= largest) || (value | 0) !== value) return values;
  }
  return new Int32Array(values);
}
