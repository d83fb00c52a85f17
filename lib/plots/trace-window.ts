/** The part of a trace that is shown: zooming, moving and the unit of its clock. */

/** In the unit of x (s of run time, or charge); both ends finite, from before to. */
export interface TraceWindow {
  readonly from: number;
  readonly to: number;
}

/** Narrower windows hold nothing that a drawing can show. */
const narrowestShare = 1e-9;

/** Zoomed by a factor (below 1: closer) about a value of x, kept within 0 … extent. */
export function zoomed(
  window: TraceWindow,
  options: { readonly factor: number; readonly about?: number; readonly extent: number },
): TraceWindow {
  const { factor, extent } = options;
  const about = options.about ?? (window.from + window.to) / 2;
  const span = window.to - window.from;
  const wanted = Math.min(extent, Math.max(narrowestShare * extent, span * factor));
  const share = span > 0 ? (about - window.from) / span : 0.5;
  return within({ from: about - share * wanted, to: about + (1 - share) * wanted }, extent);
}

/** Moved by a share of its own width, positive to greater x, kept within 0 … extent. */
export function moved(window: TraceWindow, share: number, extent: number): TraceWindow {
  const by = share * (window.to - window.from);
  return within({ from: window.from + by, to: window.to + by }, extent);
}

/** The same width as far as it fits, shifted into 0 … extent. */
export function within(window: TraceWindow, extent: number): TraceWindow {
  const span = Math.min(window.to - window.from, extent);
  const from = Math.min(Math.max(0, window.from), extent - span);
  return { from, to: from + span };
}

export function isWhole(window: TraceWindow, extent: number): boolean {
  return window.from <= 0 && window.to >= extent;
}

export interface ClockUnit {
  readonly unit: "s" | "min" | "h";
  readonly seconds: number;
}

/** The unit of time that gives readable numbers for a window that wide. */
export function clockUnit(spanS: number): ClockUnit {
  if (spanS >= 2 * 3600) return { unit: "h", seconds: 3600 };
  if (spanS >= 180) return { unit: "min", seconds: 60 };
  return { unit: "s", seconds: 1 };
}
