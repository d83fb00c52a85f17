/** Decoded values as doubles, where numbers are what they are. */
import type { DecodedArray } from "hyparquet/src/types.js";

/** 64-bit integers, and lists of numbers alone, as doubles; anything else as it is. */
export function asNumbers(values: DecodedArray): DecodedArray {
  if (values instanceof BigInt64Array) return fromLongs(values);
  const isList = Array.isArray(values) && values.length > 0;
  return isList && values.every(isNumber) ? Float64Array.from(values, Number) : values;
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** Both halves of each integer are added, which rounds once, as a number is made of a BigInt. */
function fromLongs(longs: BigInt64Array): Float64Array {
  const { buffer, byteOffset, length } = longs;
  const high = new Int32Array(buffer, byteOffset, 2 * length);
  const low = new Uint32Array(buffer, byteOffset, 2 * length);
  const values = new Float64Array(length);
  for (let at = 0; at < length; at += 1) values[at] = high[2 * at + 1]! * 2 ** 32 + low[2 * at]!;
  return values;
}
