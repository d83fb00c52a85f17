"use client";

import type { ReactNode } from "react";
import type { TraceWindow } from "@/lib/plots/trace-window";
import { windowHref } from "./trace-address";

export const traceId = "trace";

/** Shows a stretch of the run in the trace of the same page; nothing is loaded but the points of that stretch. */
export function TraceLink({
  window: stretch,
  label,
  children,
}: {
  window: TraceWindow;
  /** Read aloud where the text is only a number. */
  label?: string;
  children: ReactNode;
}) {
  const href = windowHref(stretch);
  return (
    <a
      href={`${href}#${traceId}`}
      aria-label={label}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        window.history.pushState(null, "", href);
        document.getElementById(traceId)?.scrollIntoView({ block: "nearest" });
      }}
      className="text-accent underline-offset-2 hover:underline"
    >
      {children}
    </a>
  );
}
