"use client";

import "uplot/dist/uPlot.min.css";
import { useEffect, useRef } from "react";
import type uPlot from "uplot";
import type { TracePanel } from "@/lib/plots/trace-model";
import type { TraceCanvasProps } from "./trace-canvas-props";
import { traceOptions } from "./trace-options";

/** One panel of a trace on a canvas. The plotting library comes with the first panel that is drawn. */
export function TraceCanvas(props: TraceCanvasProps) {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;

  // What cannot be changed on a drawn plot makes a new one.
  const look = JSON.stringify([props.look, props.colours, props.labels, props.y, props.x.isShown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` stands for what is read here
  useEffect(() => {
    let isGone = false;
    void import("uplot").then(({ default: Plot }) => {
      const node = frame.current;
      if (isGone || node === null) return;
      plot.current = new Plot(
        traceOptions(() => latest.current),
        dataOf(latest.current.panel),
        node,
      );
    });
    return () => {
      isGone = true;
      plot.current?.destroy();
      plot.current = null;
    };
  }, [look]);

  const { panel, window, width, height, marks } = props;
  const { from, to } = window;
  useEffect(() => {
    plot.current?.setData(dataOf(panel), false);
  }, [panel]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new points or marks have to be drawn within the same window too
  useEffect(() => {
    plot.current?.setScale("x", { min: from, max: to });
  }, [from, to, panel, marks]);
  useEffect(() => {
    if (width > 0) plot.current?.setSize({ width, height });
  }, [width, height]);

  return <div ref={frame} style={{ height }} className="w-full overflow-hidden" />;
}

function dataOf(panel: TracePanel): uPlot.AlignedData {
  return [panel.x, ...panel.columns] as uPlot.AlignedData;
}
