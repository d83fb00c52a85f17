/** What of a trace is shown, as it stands in the page's address: a view can be sent to someone. */
import type { TraceWindow } from "@/lib/plots/trace-window";

/** What a trace is drawn against; lithium is the charge as x in Li_xM of the film. */
export type TraceX = "time" | "capacity" | "lithium";

/** Charge is counted in each half-cycle anew, so that a drawing against it needs cycles. */
export const needsCycles = (x: TraceX): boolean => x !== "time";

const charges = ["capacity", "lithium"] as const;

export interface TraceAddress {
  /** Of the whole run's clock, s; null for the whole run. */
  readonly window: TraceWindow | null;
  /** As typed; empty for the run as one line. */
  readonly cycles: string;
  readonly x: TraceX;
}

export function readTraceAddress(parameters: URLSearchParams): TraceAddress {
  const from = Number(parameters.get("from") ?? Number.NaN);
  const to = Number(parameters.get("to") ?? Number.NaN);
  return {
    window: Number.isFinite(from) && Number.isFinite(to) && from < to ? { from, to } : null,
    cycles: parameters.get("cycles") ?? "",
    x: parameters.has("cycles") ? (charges.find((x) => x === parameters.get("x")) ?? "time") : "time",
  };
}

/** The other parameters of the address with these in the place of the trace's own. */
export function writeTraceAddress(address: TraceAddress, others: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(others);
  for (const name of ["from", "to", "cycles", "x"]) next.delete(name);
  if (address.cycles !== "") {
    next.set("cycles", address.cycles);
    if (needsCycles(address.x)) next.set("x", address.x);
  } else if (address.window !== null) {
    next.set("from", rounded(address.window.from));
    next.set("to", rounded(address.window.to));
  }
  return next;
}

/** Address of a stretch of the run's clock on the run's own page. */
export function windowHref(window: TraceWindow): string {
  return `?from=${rounded(window.from)}&to=${rounded(window.to)}`;
}

function rounded(seconds: number): string {
  return String(Number(seconds.toFixed(3)));
}
