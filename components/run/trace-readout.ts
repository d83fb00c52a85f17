/** The values under the cursor, written into the corner of a panel. */
import type uPlot from "uplot";
import { significant } from "../decimal";
import type { TraceCanvasProps } from "./trace-canvas-props";

/** How far beside the cursor a line's own point may lie, in positions of the shared x. */
const reach = 400;

export function readoutPlugin(now: () => TraceCanvasProps): uPlot.Plugin {
  let readout: HTMLElement | null = null;
  return {
    hooks: {
      init: (plot) => {
        readout = document.createElement("div");
        readout.className =
          "pointer-events-none absolute top-1 right-1 rounded bg-surface/85 px-1.5 text-xs text-ink tabular-nums";
        readout.setAttribute("aria-hidden", "true");
        plot.over.append(readout);
      },
      setCursor: (plot) => {
        if (readout === null) return;
        const found = nearest(plot);
        const { x, y, labels } = now();
        readout.textContent =
          found === null
            ? ""
            : `${labels.length > 1 ? `${labels[found.series - 1]}: ` : ""}${significant(found.y, 6)} ${y.unit} at ${significant(found.x / x.perUnit, 7)} ${x.unit}`;
      },
    },
  };
}

/** The point of any line that is nearest to the pointer. */
function nearest(plot: uPlot): { series: number; x: number; y: number } | null {
  const { idx, left = -1, top = -1 } = plot.cursor;
  if (idx === null || idx === undefined || left < 0) return null;
  let best: { series: number; x: number; y: number } | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let series = 1; series < plot.data.length; series++) {
    const at = definedNear(plot.data[series] as ArrayLike<number | null | undefined>, idx);
    if (at === null) continue;
    const x = plot.data[0][at] ?? 0;
    const y = plot.data[series]?.[at] ?? 0;
    // A panel whose cursor only follows another's has no height to compare.
    const dy = top < 0 ? 0 : plot.valToPos(y, "y") - top;
    const distance = Math.hypot(plot.valToPos(x, "x") - left, dy);
    if (distance >= bestDistance) continue;
    bestDistance = distance;
    best = { series, x, y };
  }
  return best;
}

function definedNear(values: ArrayLike<number | null | undefined>, idx: number): number | null {
  for (let step = 0; step <= reach; step++) {
    if (typeof values[idx + step] === "number") return idx + step;
    if (typeof values[idx - step] === "number") return idx - step;
  }
  return null;
}
