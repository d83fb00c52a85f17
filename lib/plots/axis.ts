/** Axes decide their range, ticks and texts once; what draws only places them. */
import { scaleLinear, scaleLog } from "d3-scale";

export interface Tick {
  readonly value: number;
  readonly text: string;
}

export interface Axis {
  readonly title: string;
  /** Shown after the title as "title / unit". */
  readonly unit: string | null;
  readonly isLogarithmic: boolean;
  readonly minimum: number;
  readonly maximum: number;
  readonly ticks: readonly Tick[];
}

/** An axis over all finite values, rounded outward to whole ticks; 0 … 1 when there is none. */
export function axisOver(
  values: Iterable<number>,
  options: {
    readonly title: string;
    readonly unit?: string | null;
    readonly isLogarithmic?: boolean;
    /** Values the axis must show, e.g. 0. */
    readonly include?: readonly number[];
    /** Keep to exactly the data's range (time axes that are zoomed). */
    readonly isExact?: boolean;
    readonly tickCount?: number;
  },
): Axis {
  const isLogarithmic = options.isLogarithmic ?? false;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  const take = (value: number) => {
    if (!Number.isFinite(value) || (isLogarithmic && value <= 0)) return;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  };
  for (const value of values) take(value);
  for (const value of options.include ?? []) take(value);
  if (minimum > maximum) [minimum, maximum] = isLogarithmic ? [1, 10] : [0, 1];
  if (minimum === maximum) {
    const half = isLogarithmic ? 0 : Math.abs(minimum) * 0.05 || 0.5;
    minimum = isLogarithmic ? minimum / 2 : minimum - half;
    maximum = isLogarithmic ? maximum * 2 : maximum + half;
  }
  const count = options.tickCount ?? 6;
  const scale = isLogarithmic ? scaleLog() : scaleLinear();
  scale.domain([minimum, maximum]);
  if (!options.isExact) scale.nice(count);
  const [low = 0, high = 1] = scale.domain();
  const format = scale.tickFormat(count);
  return {
    title: options.title,
    unit: options.unit ?? null,
    isLogarithmic,
    minimum: low,
    maximum: high,
    ticks: scale
      .ticks(count)
      .map((value) => ({ value, text: format(value) }))
      .filter(({ text }) => text !== ""),
  };
}

/** Position of a value along an axis of that length, from its start. */
export function positionOn(axis: Axis, value: number, length: number): number {
  const at = axis.isLogarithmic
    ? Math.log(value / axis.minimum) / Math.log(axis.maximum / axis.minimum)
    : (value - axis.minimum) / (axis.maximum - axis.minimum);
  return at * length;
}

/** "Title / unit", the way SI asks for it. */
export function axisLabel(axis: Pick<Axis, "title" | "unit">): string {
  return axis.unit === null ? axis.title : `${axis.title} / ${axis.unit}`;
}
