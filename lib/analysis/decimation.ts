/**
 * Fewer points for a drawing that looks the same: of every bucket of x the first, the lowest, the highest and the
 * last point, in their order. Extremes, gaps and both ends of the trace survive; nothing is averaged.
 */

export interface DecimationInput {
  /** Never decreasing within the range. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Range of records, end exclusive. @default all */
  readonly start?: number;
  readonly end?: number;
  /** One bucket a pixel. */
  readonly buckets: number;
}

/** A missing y, or a step in x longer than this many buckets and than the usual interval, stays a gap. */
const gapBuckets = 4;
const gapIntervals = 20;

/** The step in x beyond which a line must break rather than join two points, for records over that span of x. */
export function gapWidthOf(drawn: {
  readonly span: number;
  readonly records: number;
  readonly buckets: number;
}) {
  return Math.max((gapBuckets * drawn.span) / drawn.buckets, (gapIntervals * drawn.span) / drawn.records);
}

/**
 * Indices of the points to draw, rising, at most about four a bucket. A NaN in y is kept once, where the line must
 * break; so is a point on both sides of a long silence. All indices come back when they are few enough. O(n).
 */
export function decimate(input: DecimationInput): Uint32Array {
  const { x, y, buckets } = input;
  const start = Math.max(0, input.start ?? 0);
  const end = Math.min(x.length, input.end ?? x.length);
  const count = end - start;
  if (count <= 0) return new Uint32Array(0);
  if (count <= 4 * buckets || buckets < 1) return Uint32Array.from({ length: count }, (_, k) => start + k);

  const origin = x[start]!;
  const width = (x[end - 1]! - origin) / buckets;
  const out = new Uint32Array(count);
  let size = 0;
  const push = (index: number) => {
    if (size === 0 || out[size - 1]! < index) out[size++] = index;
  };
  const gapWidth = gapWidthOf({ span: x[end - 1]! - origin, records: count, buckets });

  let bucket = -1;
  let first = start;
  let last = -1;
  let low = start;
  let high = start;
  const flush = () => {
    if (last < 0) return;
    push(first);
    push(Math.min(low, high));
    push(Math.max(low, high));
    push(last);
    last = -1;
  };
  let broken = false;
  for (let k = start; k < end; k++) {
    const value = y[k]!;
    if (Number.isNaN(value)) {
      flush();
      if (!broken) push(k);
      broken = true;
      bucket = -1;
      continue;
    }
    broken = false;
    const own = width > 0 ? Math.min(buckets - 1, Math.floor((x[k]! - origin) / width)) : 0;
    const gap = last >= 0 && x[k]! - x[last]! > gapWidth;
    if (own !== bucket || gap || last < 0) {
      flush();
      bucket = own;
      first = k;
      low = k;
      high = k;
    }
    if (value < y[low]!) low = k;
    if (value > y[high]!) high = k;
    last = k;
  }
  flush();
  return out.slice(0, size);
}
