/** Where the mass of an interval-censored estimate can lie. */

/** The interval (lower, upper], or the point itself when both are equal; unbounded ends are infinite. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Observations with one set of innermost intervals: those from `first` up to, not including, `end`. */
export interface Pattern {
  readonly first: number;
  readonly end: number;
  readonly count: number;
}

export interface InnermostIntervals {
  /** In ascending order. */
  readonly intervals: readonly Interval[];
  readonly patterns: readonly Pattern[];
}

/** Order of ends at one value: a point begins, an interval closes, an open interval begins. */
const pointBegins = 0;
const closes = 1;
const opens = 2;

/**
 * Returns the innermost intervals, those that begin at a lower end and close at the next upper end with no other end
 * between, and which of them each observation covers. Turnbull 1976, www.jstor.org/stable/2984980.
 */
export function innermostIntervals(observations: readonly Interval[]): InnermostIntervals {
  const ends = observations.flatMap(({ lower, upper }, index) => [
    { value: lower, order: lower === upper ? pointBegins : opens, index },
    { value: upper, order: closes, index },
  ]);
  ends.sort((a, b) => (a.value === b.value ? a.order - b.order : a.value - b.value));
  const intervals: Interval[] = [];
  const first = new Int32Array(observations.length);
  const counts = new Map<number, Pattern>();
  ends.forEach((end, k) => {
    if (end.order !== closes) {
      first[end.index] = intervals.length;
      return;
    }
    const before = ends[k - 1]!;
    if (before.order !== closes) intervals.push({ lower: before.value, upper: end.value });
    // One number for the pair: there are at most as many intervals as observations.
    const key = first[end.index]! * (observations.length + 1) + intervals.length;
    const seen = counts.get(key)?.count ?? 0;
    counts.set(key, { first: first[end.index]!, end: intervals.length, count: seen + 1 });
  });
  return { intervals, patterns: [...counts.values()] };
}
