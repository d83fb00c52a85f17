/** Parquet's BYTE_STREAM_SPLIT: the first bytes of all numbers, then their second bytes, and so on. */

/** Doubles still split, so that they can be joined where they are to stand in the end. */
export class SplitDoubles {
  private readonly view: DataView;

  /** @throws Error when the page holds fewer than `count` doubles. */
  constructor(
    page: Uint8Array,
    readonly count: number,
  ) {
    this.view = viewOfStreams(page, count, 8);
  }

  /** `target` has room for `count` values. */
  joinInto(target: Float64Array): void {
    const { view, count } = this;
    const halves = new Int32Array(target.buffer, target.byteOffset, 2 * count);
    joinStreams(view, 0, count, halves, 0, 2);
    joinStreams(view, 4 * count, count, halves, 1, 2);
  }

  join(): Float64Array {
    const values = new Float64Array(this.count);
    this.joinInto(values);
    return values;
  }
}

/** @throws Error when the page holds fewer than `count` floats. */
export function joinFloats(page: Uint8Array, count: number): Float32Array {
  const view = viewOfStreams(page, count, 4);
  const values = new Float32Array(count);
  joinStreams(view, 0, count, new Int32Array(values.buffer), 0, 1);
  return values;
}

function viewOfStreams(page: Uint8Array, count: number, streams: number): DataView {
  if (page.length < count * streams)
    throw new Error(`${page.length} bytes of split numbers where there are ${count}`);
  return new DataView(page.buffer, page.byteOffset, page.byteLength);
}

const evenBytes = 0x00ff00ff;
const oddBytes = 0xff00ff00;
const lowHalf = 0x0000ffff;
const highHalf = 0xffff0000;

/**
 * Four streams of bytes, from the least significant on, as every `stride`-th word from `first` on. Four bytes of each
 * are taken at once and turned over like a matrix: first bytes change places within pairs of streams, then halves.
 */
function joinStreams(
  view: DataView,
  start: number,
  count: number,
  words: Int32Array,
  first: number,
  stride: number,
): void {
  const second = start + count;
  const third = second + count;
  const fourth = third + count;
  const whole = count - (count % 4);
  let word = first;
  for (let at = 0; at < whole; at += 4) {
    const a = view.getInt32(start + at, true);
    const b = view.getInt32(second + at, true);
    const c = view.getInt32(third + at, true);
    const d = view.getInt32(fourth + at, true);
    const evenAb = (a & evenBytes) | ((b & evenBytes) << 8);
    const oddAb = ((a >>> 8) & evenBytes) | (b & oddBytes);
    const evenCd = (c & evenBytes) | ((d & evenBytes) << 8);
    const oddCd = ((c >>> 8) & evenBytes) | (d & oddBytes);
    words[word] = (evenAb & lowHalf) | (evenCd << 16);
    words[word + stride] = (oddAb & lowHalf) | (oddCd << 16);
    words[word + 2 * stride] = (evenAb >>> 16) | (evenCd & highHalf);
    words[word + 3 * stride] = (oddAb >>> 16) | (oddCd & highHalf);
    word += 4 * stride;
  }
  for (let at = whole; at < count; at += 1, word += stride)
    words[word] =
      view.getUint8(start + at) |
      (view.getUint8(second + at) << 8) |
      (view.getUint8(third + at) << 16) |
      (view.getUint8(fourth + at) << 24);
}
