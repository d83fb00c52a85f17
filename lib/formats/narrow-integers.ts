/** Counters in half the memory: whole numbers that arrived as doubles. */
import type { ColumnValues } from "@/lib/domain/recording";

/** The same values as Int32Array when every one is a whole number that it can hold; else the array given. */
export function narrowIntegers(values: ColumnValues): ColumnValues {
  if (!(values instanceof Float64Array)) return values;
  const whole = new Int32Array(values.length);
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    const integer = value | 0;
    if (integer !== value) return values;
    whole[row] = integer;
  }
  return whole;
}
