/** Efficiency and charges against the cycle number: every cycle a point, none clipped, flagged ones apart. */
import { type Axis, axisOver } from "./axis";

export interface PlottedCycle {
  readonly number: number;
  readonly ceFraction: number | null;
  readonly platedMahCm2: number | null;
  readonly strippedMahCm2: number | null;
  readonly platedMah: number | null;
  readonly strippedMah: number | null;
  readonly flags: readonly string[];
}

export interface CyclePoint {
  readonly x: number;
  readonly y: number;
}

export interface FlaggedPoint extends CyclePoint {
  /** "cycle 12: 164.2 %, soft short suspect" */
  readonly title: string;
}

export interface CyclePlot {
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly CyclePoint[];
    readonly flagged: readonly FlaggedPoint[];
    readonly isHollow: boolean;
  }[];
  /** Height of a line to compare with; null for none. */
  readonly reference: number | null;
}

/** Flags that say where in the run a cycle stands, and put no doubt on it. */
const harmlessFlags: ReadonlySet<string> = new Set(["first", "terminal", "incomplete", "unpaired_strip"]);

export function efficiencyPlot(cycles: readonly PlottedCycle[]): CyclePlot {
  const series = seriesOf(cycles, "Coulombic efficiency", false, (cycle) =>
    cycle.ceFraction === null ? null : cycle.ceFraction * 100,
  );
  return plotOf(cycles, [series], {
    title: "Coulombic efficiency",
    unit: "%",
    include: [100],
    reference: 100,
  });
}

/** Plated and stripped charge, per area where the area is known. */
export function capacityPlot(cycles: readonly PlottedCycle[], isAreal: boolean): CyclePlot {
  const plated = seriesOf(cycles, "plated", true, (cycle) =>
    isAreal ? cycle.platedMahCm2 : cycle.platedMah,
  );
  const stripped = seriesOf(cycles, "stripped", false, (cycle) =>
    isAreal ? cycle.strippedMahCm2 : cycle.strippedMah,
  );
  return plotOf(cycles, [plated, stripped], {
    title: isAreal ? "Areal charge" : "Charge",
    unit: isAreal ? "mAh cm⁻²" : "mAh",
    include: [0],
    reference: null,
  });
}

function seriesOf(
  cycles: readonly PlottedCycle[],
  name: string,
  isHollow: boolean,
  value: (cycle: PlottedCycle) => number | null,
): CyclePlot["series"][number] {
  const points: CyclePoint[] = [];
  const flagged: FlaggedPoint[] = [];
  for (const cycle of cycles) {
    const y = value(cycle);
    if (y === null || !Number.isFinite(y)) continue;
    const flags = cycle.flags.filter((flag) => !harmlessFlags.has(flag));
    const point = { x: cycle.number, y };
    if (flags.length === 0) points.push(point);
    else {
      const words = flags.join(", ").replaceAll("_", " ");
      flagged.push({ ...point, title: `cycle ${cycle.number}: ${Number(y.toPrecision(4))}, ${words}` });
    }
  }
  return { name, points, flagged, isHollow };
}

function plotOf(
  cycles: readonly PlottedCycle[],
  series: CyclePlot["series"],
  axis: { title: string; unit: string; include: readonly number[]; reference: number | null },
): CyclePlot {
  const values = series.flatMap((each) => [...each.points, ...each.flagged].map((point) => point.y));
  const { title, unit, include, reference } = axis;
  return {
    // A little more than the last cycle, whose point would else lie on the edge.
    x: axisOver(
      cycles.map((cycle) => cycle.number * 1.01 + 0.5),
      { title: "Cycle", include: [0] },
    ),
    y: axisOver(values, { title, unit, include }),
    series,
    reference,
  };
}
