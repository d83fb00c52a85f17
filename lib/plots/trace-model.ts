/** A window of a trace as aligned columns for drawing: one x for all lines, gaps as gaps, and what was left out. */
import { gapWidthOf } from "@/lib/analysis/decimation";

/** A line as the API sends it. */
export interface TraceLine {
  readonly label: string;
  readonly cycle: number | null;
  readonly x: readonly (number | null)[];
  readonly voltageV?: readonly (number | null)[] | undefined;
  readonly currentMa?: readonly (number | null)[] | undefined;
}

/** null breaks the line; undefined only means that another line has a point here. */
export type TraceColumn = (number | null | undefined)[];

export interface TracePanel {
  readonly x: number[];
  /** One for every line. */
  readonly columns: readonly TraceColumn[];
  /** Positions of points with a gap on either side: a line does not show them. */
  readonly lonely: readonly (readonly number[])[];
}

export interface TraceModel {
  readonly lines: readonly Pick<TraceLine, "label" | "cycle">[];
  readonly voltage: TracePanel | null;
  /** Null where no line has a current. */
  readonly current: TracePanel | null;
  readonly drawnPoints: number;
  readonly records: number;
}

export function prepareTrace(
  series: { readonly records: number; readonly lines: readonly TraceLine[] },
  options: {
    /** Width that the points were asked for. */
    readonly pixels: number;
    /** Time has gaps, capacity only goes on. */
    readonly hasGaps: boolean;
    /** What x is multiplied by, e.g. 1 / area. @default 1 */
    readonly xFactor?: number;
  },
): TraceModel {
  const { lines, records } = series;
  const panel = (field: "voltageV" | "currentMa"): TracePanel | null =>
    lines.some((line) => line[field] !== undefined)
      ? panelOf(
          lines.map((line) => ({ x: line.x, y: line[field] ?? [] })),
          { ...options, records },
        )
      : null;
  return {
    lines: lines.map(({ label, cycle }) => ({ label, cycle })),
    voltage: panel("voltageV"),
    current: panel("currentMa"),
    drawnPoints: lines.reduce((sum, line) => sum + line.x.length, 0),
    records,
  };
}

type Points = { readonly x: number; readonly y: number | null }[];

function panelOf(
  lines: readonly { readonly x: readonly (number | null)[]; readonly y: readonly (number | null)[] }[],
  options: {
    readonly records: number;
    readonly pixels: number;
    readonly hasGaps: boolean;
    readonly xFactor?: number;
  },
): TracePanel {
  const { xFactor = 1 } = options;
  const points = lines.map((line) => withGaps(pointsOf(line, xFactor), lines.length, options));
  const x = sharedX(points);
  const columns = points.map((each) => columnOf(each, x));
  return { x: Array.from(x), columns, lonely: columns.map(lonelyOf) };
}

function pointsOf(
  line: { readonly x: readonly (number | null)[]; readonly y: readonly (number | null)[] },
  xFactor: number,
): Points {
  const points: Points = [];
  line.x.forEach((x, at) => {
    if (x !== null) points.push({ x: x * xFactor, y: line.y[at] ?? null });
  });
  return points;
}

/** A missing point wherever nothing was recorded for longer than the drawing would hide. */
function withGaps(
  points: Points,
  lines: number,
  options: { readonly records: number; readonly pixels: number; readonly hasGaps: boolean },
): Points {
  const first = points[0];
  const last = points.at(-1);
  if (!options.hasGaps || first === undefined || last === undefined) return points;
  const gap = gapWidthOf({
    span: last.x - first.x,
    records: Math.max(1, options.records / lines),
    buckets: options.pixels,
  });
  const out: Points = [];
  let before = first;
  for (const point of points) {
    if (point.x - before.x > gap) out.push({ x: (before.x + point.x) / 2, y: null });
    out.push(point);
    before = point;
  }
  return out;
}

/** Every x of any line, as often as the line that has it most often: a step without time keeps all its points. */
function sharedX(lines: readonly Points[]): Float64Array {
  const only = lines.length === 1 ? lines[0] : undefined;
  if (only !== undefined) return Float64Array.from(only, (point) => point.x);
  const times = new Map<number, number>();
  for (const points of lines) {
    let repeat = 0;
    let before = Number.NaN;
    for (const { x } of points) {
      repeat = x === before ? repeat + 1 : 1;
      before = x;
      if (repeat > (times.get(x) ?? 0)) times.set(x, repeat);
    }
  }
  const x = [...times].flatMap(([value, count]) => new Array<number>(count).fill(value));
  return Float64Array.from(x).sort();
}

/** Values at the shared x, which holds every x of the points in their order. */
function columnOf(points: Points, x: Float64Array): TraceColumn {
  const column: TraceColumn = new Array(x.length).fill(undefined);
  let at = 0;
  for (const point of points) {
    while (at < x.length && x[at]! < point.x) at++;
    column[at] = point.y;
    at++;
  }
  return column;
}

function lonelyOf(column: TraceColumn): number[] {
  const lonely: number[] = [];
  let before: number | null = null;
  let candidate: number | null = null;
  column.forEach((value, at) => {
    if (value === undefined) return;
    if (value === null) {
      if (candidate !== null) lonely.push(candidate);
      candidate = null;
      before = null;
      return;
    }
    candidate = before === null ? at : null;
    before = value;
  });
  if (candidate !== null) lonely.push(candidate);
  return lonely;
}
