/** Competing causes of death, a panel for each row: cumulative incidences stacked, what is left is still alive. */
import type { RankedGroup } from "@/lib/analysis/comparison/rank-group";
import { type Axis, axisOver } from "./axis";
import { metalStyle } from "./metal-style";

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface IncidencePlot {
  readonly x: Axis;
  readonly y: Axis;
  /** In the order of the bands, from the axis upward; one texture each. */
  readonly causes: readonly string[];
  readonly panels: readonly {
    readonly title: string;
    readonly colour: string;
    readonly bands: readonly {
      readonly cause: string;
      /** Corners of the closed area between this cause and those below it. */
      readonly outline: readonly Point[];
    }[];
  }[];
}

/** Null where nothing died. */
export function prepareIncidence(group: Pick<RankedGroup, "arms">): IncidencePlot | null {
  const arms = group.arms.filter(({ incidence }) => incidence.length > 0);
  if (arms.length === 0) return null;
  const causes = [...new Set(arms.flatMap(({ incidence }) => incidence.map(({ cause }) => cause)))].sort();
  const times = arms.flatMap(({ incidence, curve }) => [
    ...incidence.flatMap(({ time }) => time),
    ...(curve?.time ?? []),
  ]);
  const x = axisOver(times, { title: "Cycles", include: [0], tickCount: 4 });
  const y = axisOver([0, 1], { title: "Share of cells", isExact: true, tickCount: 4 });
  const panels = arms.map(({ label, metal, incidence, curve }) => {
    // Shares stay as they are until the last cell of the row was seen, and for ever where all have died.
    const dead = incidence.reduce((sum, { share }) => sum + (share.at(-1) ?? 0), 0);
    const seen = Math.max(...(curve?.time ?? []), ...incidence.flatMap(({ time }) => time));
    const last = dead > 1 - 1e-9 ? x.maximum : seen;
    const time = incidence[0]?.time ?? [];
    let below: readonly number[] = time.map(() => 0);
    const bands = causes.map((cause) => {
      const share = incidence.find((each) => each.cause === cause)?.share;
      const above = below.map((value, index) => value + (share?.[index] ?? 0));
      const outline = [...steps(time, above, last), ...steps(time, below, last).reverse()];
      below = above;
      return { cause, outline };
    });
    return { title: label, colour: metalStyle(metal).colour, bands };
  });
  return { x, y, causes, panels };
}

function steps(time: readonly number[], share: readonly number[], last: number): Point[] {
  const corners: Point[] = [{ x: 0, y: 0 }];
  let level = 0;
  for (const [index, at] of time.entries()) {
    const next = share[index] ?? level;
    corners.push({ x: at, y: level }, { x: at, y: next });
    level = next;
  }
  return [...corners, { x: last, y: level }];
}
