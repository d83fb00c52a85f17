"use client";

import type { ComponentProps } from "react";
import { TraceView } from "@/components/run/trace-view";
import { client } from "@/lib/client/browser-client";

/** The trace on the API; a new analysis begins it anew. */
export function RunTrace({
  runCode,
  computedAt,
  ...view
}: Omit<ComponentProps<typeof TraceView>, "load"> & { runCode: string; computedAt: string }) {
  return (
    <TraceView
      key={computedAt}
      {...view}
      load={(query, signal) => client.runs.series.window({ ...query, ref: runCode }, { signal })}
    />
  );
}
