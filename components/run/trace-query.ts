/** What to ask of the API for a view of the trace. */
import type { SeriesQuery } from "@/lib/contract/run-series";
import { isWhole, type TraceWindow } from "@/lib/plots/trace-window";
import { needsCycles, type TraceX } from "./trace-address";

export type TraceQuery = Omit<SeriesQuery, "ref">;

/** Null while nothing can be drawn yet. */
export function traceQuery(view: {
  readonly window: TraceWindow | null;
  readonly cycles: readonly number[];
  readonly x: TraceX;
  readonly durationS: number;
  readonly widthPx: number;
}): TraceQuery | null {
  const { window, cycles, x, durationS, widthPx } = view;
  if (widthPx === 0) return null;
  const y: TraceQuery["y"] = ["voltage", "current"];
  const pixels = Math.max(10, widthPx);
  if (cycles.length > 0) {
    const lines = cycles.length * (needsCycles(x) ? 2 : 1);
    return {
      x: needsCycles(x) ? "capacity" : "time",
      y,
      cycles: [...cycles],
      pixels: pixelsALine(pixels, lines),
    };
  }
  if (window === null || isWhole(window, durationS)) return { x: "time", y, pixels };
  return { x: "time", y, pixels, ...window };
}

/** Many lines share the points that a few would get, but none looks coarse. */
function pixelsALine(widthPx: number, lines: number): number {
  return Math.min(widthPx, Math.max(60, Math.round((4 * widthPx) / lines)));
}
