/** Parquet's hybrid of run lengths and bit-packed groups, read within bounds whatever the bytes claim. */

/**
 * `count` values of `width` bits from bytes [start, end). A run may claim more than is wanted: what is beyond is
 * not stored. @throws Error when the bytes end before `count` values.
 */
export function readRuns(
  bytes: Uint8Array,
  { start, end, width, count }: { start: number; end: number; width: number; count: number },
): Uint32Array {
  if (width < 0 || width > 32) throw new Error(`runs of ${width} bits`);
  const values = new Uint32Array(count);
  const runBytes = (width + 7) >> 3;
  let at = start;
  let filled = 0;
  while (filled < count) {
    let header = 0;
    let shift = 0;
    let code: number;
    do {
      if (at >= end || shift > 28) throw new Error(`runs end after ${filled} of ${count} values`);
      code = bytes[at]!;
      at += 1;
      header += (code & 0x7f) * 2 ** shift;
      shift += 7;
    } while (code >= 0x80);
    if (header % 2 === 0) {
      if (at + runBytes > end) throw new Error(`runs end after ${filled} of ${count} values`);
      let value = 0;
      for (let place = 0; place < runBytes; place += 1) value += bytes[at + place]! * 2 ** (8 * place);
      at += runBytes;
      const until = Math.min(count, filled + header / 2);
      if (until === filled) throw new Error("an empty run");
      values.fill(value, filled, until);
      filled = until;
    } else {
      const groups = (header - 1) / 2;
      const wanted = Math.min(count - filled, groups * 8);
      if (wanted === 0) throw new Error("an empty run");
      if (at + Math.ceil((wanted * width) / 8) > end)
        throw new Error(`runs end after ${filled} of ${count} values`);
      unpack(bytes, at, width, values, filled, wanted);
      filled += wanted;
      at += groups * width;
    }
  }
  return values;
}

/** Whether one run of the value 1, of one bit, is all that stands at `start`: no row of a page is missing. */
export function isRunOfOnes(bytes: Uint8Array, start: number, end: number, count: number): boolean {
  let at = start;
  let header = 0;
  for (let shift = 0; at < end && shift <= 28; shift += 7, at += 1) {
    const code = bytes[at]!;
    header += (code & 0x7f) * 2 ** shift;
    if (code < 0x80) return header % 2 === 0 && header / 2 >= count && at + 1 < end && bytes[at + 1] === 1;
  }
  return false;
}

/** `wanted` values of `width` bits, least significant bit first. */
function unpack(
  bytes: Uint8Array,
  start: number,
  width: number,
  values: Uint32Array,
  first: number,
  wanted: number,
): void {
  let at = start;
  let held = 0;
  let bits = 0;
  if (width <= 24) {
    // What is held stays within the 32 bits of an integer, which the wider values below do not.
    const mask = (1 << width) - 1;
    for (let index = 0; index < wanted; index += 1) {
      while (bits < width) {
        held |= bytes[at]! << bits;
        at += 1;
        bits += 8;
      }
      values[first + index] = held & mask;
      held >>>= width;
      bits -= width;
    }
    return;
  }
  const size = 2 ** width;
  for (let index = 0; index < wanted; index += 1) {
    while (bits < width) {
      held += bytes[at]! * 2 ** bits;
      at += 1;
      bits += 8;
    }
    values[first + index] = held % size;
    held = Math.floor(held / size);
    bits -= width;
  }
}
