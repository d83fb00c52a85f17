/** Parquet's BYTE_STREAM_SPLIT: the first bytes of all numbers, then their second bytes, and so on. */

/** @throws Error when the page holds fewer than `count` doubles. */
export function joinDoubles(page: Uint8Array, count: number): Float64Array {
  requireBytes(page, count * 8);
  const values = new Float64Array(count);
  const halves = new Int32Array(values.buffer);
  joinStreams(page, 0, count, halves, 0, 2);
  joinStreams(page, 4 * count, count, halves, 1, 2);
  return values;
}

/** @throws Error when the page holds fewer than `count` floats. */
export function joinFloats(page: Uint8Array, count: number): Float32Array {
  requireBytes(page, count * 4);
  const values = new Float32Array(count);
  joinStreams(page, 0, count, new Int32Array(values.buffer), 0, 1);
  return values;
}

/** Four streams of bytes, from the least significant on, as every `stride`-th word from `first` on. */
function joinStreams(
  page: Uint8Array,
  start: number,
  count: number,
  words: Int32Array,
  first: number,
  stride: number,
): void {
  const second = start + count;
  const third = second + count;
  const fourth = third + count;
  for (let at = 0, word = first; at < count; at += 1, word += stride)
    words[word] =
      page[start + at]! | (page[second + at]! << 8) | (page[third + at]! << 16) | (page[fourth + at]! << 24);
}

function requireBytes(page: Uint8Array, bytes: number): void {
  if (page.length < bytes) throw new Error(`${page.length} bytes of split numbers where there are ${bytes}`);
}
