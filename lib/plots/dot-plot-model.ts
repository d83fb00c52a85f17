/** Arms as rows, every cell as a dot, the group's statistic with its interval; nothing is averaged away. */
import type { ComparisonMetric } from "@/lib/analysis/comparison/observation";
import type { RankedGroup } from "@/lib/analysis/comparison/rank-group";
import { type Axis, axisOver } from "./axis";
import { type Marker, metalStyle } from "./metal-style";

export interface PlottedDot {
  readonly x: number;
  /** Upper end where the truth is an interval; null for a point. */
  readonly xEnd: number | null;
  /** The truth lies to the right: an arrow is drawn. */
  readonly isCensored: boolean;
  readonly isExcluded: boolean;
  readonly isHollow: boolean;
  /** −1 … 1 within the row, so that equal values do not hide each other. */
  readonly shift: number;
  readonly title: string;
}

export interface DotRow {
  readonly label: string;
  readonly sublabel: string;
  readonly colour: string;
  readonly marker: Marker;
  readonly dots: readonly PlottedDot[];
  /** Cells without a dot of their own in a crowded row; lowest and highest are always drawn. */
  readonly undrawn: number;
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface DotPlot {
  readonly axis: Axis;
  readonly rows: readonly DotRow[];
}

/** More dots than this in a row hide each other. */
const mostDots = 400;
/** From here on dots carry no names: one path draws them all. */
export const crowded = 60;

type PlottedGroup = Pick<RankedGroup, "arms">;

export function prepareDotPlot(
  group: PlottedGroup,
  metric: { readonly metric: ComparisonMetric; readonly title: string; readonly unit: string },
): DotPlot {
  const scale = metric.metric === "coulombic_efficiency" ? 100 : 1;
  const scaled = (value: number | null) => (value === null ? null : value * scale);
  const rows = group.arms.map((arm) => {
    const style = metalStyle(arm.metal);
    const isReported = arm.provenance === "reported";
    const drawn = thinned(arm.points);
    const count = drawn.length;
    const dots = drawn.flatMap((point, index): PlottedDot[] => {
      const low = scaled(point.value) ?? (point.upper === null ? null : 0);
      if (low === null) return [];
      return [
        {
          x: low,
          xEnd: metric.metric === "critical_current_density" ? scaled(point.upper) : null,
          isCensored: point.isCensored,
          isExcluded: point.exclusion !== null,
          isHollow: isReported || point.exclusion !== null,
          shift: count < 2 ? 0 : spread(index) * Math.min(1, count / 6),
          title: `${point.cellCode}: ${point.text} ${metric.unit}${point.exclusion === null ? "" : `, excluded: ${point.exclusion}`}`,
        },
      ];
    });
    // A median that was not reached has no place on the axis.
    const isEstimate = arm.nCells !== null && arm.nCells > 1 && !arm.statistic.isOpenAbove;
    return {
      label: arm.label.replace(/ \((measured|reported|simulated)\)$/, ""),
      sublabel:
        arm.provenance === "measured" ? sizeText(arm.nCells) : `${arm.provenance}, ${sizeText(arm.nCells)}`,
      undrawn: arm.points.length - count,
      colour: style.colour,
      marker: style.marker,
      dots,
      centre: isEstimate ? scaled(arm.statistic.order) : null,
      lower: scaled(arm.statistic.lower),
      upper: scaled(arm.statistic.upper),
    };
  });
  const values = rows.flatMap((row) => [
    ...row.dots.flatMap(({ x, xEnd }) => (xEnd === null ? [x] : [x, xEnd])),
    ...[row.lower, row.upper].filter((each) => each !== null),
  ]);
  return {
    axis: axisOver(values, {
      title: metric.title,
      unit: metric.unit,
      include: metric.metric === "coulombic_efficiency" ? [] : [0],
    }),
    rows,
  };
}

function sizeText(cells: number | null): string {
  return cells === null ? "n not stated" : `n = ${cells}`;
}

/** Every k-th by value, both ends kept: the crowd's shape without the crowd. */
function thinned<Point extends { readonly value: number | null }>(
  points: readonly Point[],
): readonly Point[] {
  if (points.length <= mostDots) return points;
  const sorted = [...points].sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const step = (sorted.length - 1) / (mostDots - 1);
  return Array.from({ length: mostDots }, (_, index) => sorted[Math.round(index * step)]).filter(
    (point) => point !== undefined,
  );
}

/** A fixed, even spread of the dots over the row: the golden ratio leaves no two neighbours close. */
function spread(index: number): number {
  return 2 * ((index * 0.618034) % 1) - 1;
}
