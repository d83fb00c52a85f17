"use client";

import type { TraceModel } from "@/lib/plots/trace-model";
import { TraceCanvas } from "./trace-canvas";
import type { TraceCanvasProps } from "./trace-canvas-props";

const voltageHeight = 300;
const currentHeight = 170;

export const tracePanelsHeight = voltageHeight + currentHeight;

type Shared = Pick<
  TraceCanvasProps,
  "colours" | "look" | "window" | "marks" | "width" | "syncKey" | "onSelect" | "onZoom" | "onReset"
>;

/** Voltage above, current below, on one x. */
export function TracePanels({
  model,
  x,
  ...shared
}: Shared & { model: TraceModel; x: { title: string; unit: string; perUnit: number } }) {
  const { voltage, current } = model;
  if (model.drawnPoints === 0) {
    return <p className="py-24 text-center text-ink-soft">There are no records in this view.</p>;
  }
  const labels = model.lines.map(({ label }) => label);
  return (
    <>
      {voltage === null ? null : (
        <TraceCanvas
          {...shared}
          panel={voltage}
          labels={labels}
          x={{ ...x, isShown: current === null }}
          y={{ title: "Voltage", unit: "V" }}
          height={current === null ? tracePanelsHeight : voltageHeight}
        />
      )}
      {current === null ? null : (
        <TraceCanvas
          {...shared}
          panel={current}
          labels={labels}
          x={{ ...x, isShown: true }}
          y={{ title: "Current", unit: "mA" }}
          height={voltage === null ? tracePanelsHeight : currentHeight}
        />
      )}
    </>
  );
}
