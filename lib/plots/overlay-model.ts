/** Cells over each other against the cycle number: no average, ends marked, and how many are still there. */
import { type Axis, axisOver } from "./axis";
import { type Marker, metalStyle } from "./metal-style";

export interface OverlaidRun {
  readonly cellCode: string;
  readonly runCode: string;
  /** The row of the ranking it belongs to. */
  readonly label: string;
  readonly metal: string;
  /** Alive when observation stopped; false = it died. Null where this is not told. */
  readonly isCensored: boolean | null;
  readonly number: readonly number[];
  readonly values: readonly (number | null)[];
}

export interface OverlayLine {
  readonly title: string;
  readonly colour: string;
  readonly marker: Marker;
  /** Stretches without a gap. */
  readonly stretches: readonly (readonly { readonly x: number; readonly y: number }[])[];
  readonly end: { readonly x: number; readonly y: number; readonly isCensored: boolean | null } | null;
}

export interface OverlayPlot {
  readonly x: Axis;
  readonly y: Axis;
  readonly lines: readonly OverlayLine[];
  /** For each row of the ranking, how many cells reach each tick. */
  readonly counts: readonly {
    readonly label: string;
    readonly colour: string;
    readonly n: readonly number[];
  }[];
}

export function prepareOverlay(
  runs: readonly OverlaidRun[],
  vertical: { readonly title: string; readonly unit: string; readonly include?: readonly number[] },
): OverlayPlot {
  const x = axisOver(
    runs.flatMap(({ number }) => number),
    { title: "Cycle", include: [0] },
  );
  const y = axisOver(
    runs.flatMap(({ values }) => values.filter((value) => value !== null)),
    vertical,
  );
  const labels = [...new Set(runs.map(({ label }) => label))];
  return {
    x,
    y,
    lines: runs.map(lineOf),
    counts: labels.map((label) => {
      const own = runs.filter((run) => run.label === label);
      return {
        label,
        colour: metalStyle(own[0]?.metal ?? "").colour,
        n: x.ticks.map(({ value }) => own.filter(({ number }) => (number.at(-1) ?? 0) >= value).length),
      };
    }),
  };
}

function lineOf({ cellCode, runCode, label, metal, isCensored, number, values }: OverlaidRun): OverlayLine {
  const { colour, marker } = metalStyle(metal);
  const stretches: { x: number; y: number }[][] = [[]];
  for (const [index, x] of number.entries()) {
    const y = values[index] ?? null;
    if (y !== null) stretches.at(-1)?.push({ x, y });
    else if (stretches.at(-1)?.length) stretches.push([]);
  }
  const last = stretches.flat().at(-1);
  return {
    title: `${cellCode}, ${runCode} (${label})`,
    colour,
    marker,
    stretches: stretches.filter((each) => each.length > 0),
    end: last === undefined ? null : { ...last, isCensored },
  };
}
