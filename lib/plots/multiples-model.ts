/** Curves of one cycle, a small drawing for each cell, all on the same axes. */
import { type Axis, axisLabel, axisOver } from "./axis";
import { metalStyle } from "./metal-style";

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Multiples {
  readonly x: Axis;
  readonly y: Axis;
  readonly items: readonly {
    readonly title: string;
    readonly colour: string;
    readonly lines: readonly {
      readonly name: string;
      readonly isDashed: boolean;
      readonly points: readonly Point[];
    }[];
  }[];
  /** Both axes and what the dashes are, in one line. */
  readonly caption: string;
}

export interface MultiplesInput {
  readonly title: string;
  readonly metal: string;
  readonly plating: readonly Point[];
  readonly stripping: readonly Point[];
}

/** Peaks of dQ/dV on plateaus diverge: the axis leaves the highest hundredth of the values outside. */
const shownShare = 0.99;

export function prepareMultiples(
  items: readonly MultiplesInput[],
  axes: {
    readonly x: { readonly title: string; readonly unit: string };
    readonly y: { readonly title: string; readonly unit: string };
    readonly cutsPeaks?: boolean;
  },
): Multiples {
  const points = items.flatMap(({ plating, stripping }) => [...plating, ...stripping]);
  const x = axisOver(
    points.map((each) => each.x),
    { ...axes.x, tickCount: 4, isExact: true },
  );
  const heights = points.map((each) => each.y).sort((a, b) => a - b);
  const cut = axes.cutsPeaks ? Math.floor(heights.length * (1 - shownShare)) : 0;
  const y = axisOver(heights.slice(cut, heights.length - cut), { ...axes.y, tickCount: 4, isExact: true });
  return {
    x,
    y,
    items: items.map(({ title, metal, plating, stripping }) => ({
      title,
      colour: metalStyle(metal).colour,
      lines: [
        { name: "plating", isDashed: false, points: plating },
        { name: "stripping", isDashed: true, points: stripping },
      ],
    })),
    caption: `Horizontal: ${axisLabel(x)}. Vertical: ${axisLabel(y)}${axes.cutsPeaks ? " (highest 1 % of the values cut)" : ""}. Solid: plating, dashed: stripping.`,
  };
}
