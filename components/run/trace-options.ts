/** How a panel of a trace is drawn and what it listens to. */
import type uPlot from "uplot";
import { axisOver } from "@/lib/plots/axis";
import type { TraceCanvasProps } from "./trace-canvas-props";
import { drawMarks } from "./trace-marks";
import { readoutPlugin } from "./trace-readout";

/** Room for the y axis: the same for all panels, so that their x axes lie under each other. */
const yAxisWidth = 64;
const xAxisHeight = 44;
/** A drag shorter than this was a click. */
const shortestDragPx = 4;
const wheelFactor = 1.25;
const font = "12px Inter Variable, Inter, system-ui, sans-serif";

/** Options for a new plot; `now` gives the newest properties, since handlers outlive the rendering they were made in. */
export function traceOptions(now: () => TraceCanvasProps): uPlot.Options {
  const { colours, labels, width, height, window, x, y, syncKey, panel } = now();
  const ink = token("--ink-soft");
  const grid = { stroke: token("--line"), width: 1 };
  const ticks = { stroke: token("--line"), width: 1, size: 4 };
  return {
    width: Math.max(width, 100),
    height,
    padding: [8, 12, x.isShown ? 0 : 6, 0],
    legend: { show: false },
    scales: {
      x: { time: false, min: window.from, max: window.to, auto: false },
      y: { range: (_, low, high) => padded(low, high) },
    },
    series: [
      {},
      ...panel.columns.map((_, index) => ({
        label: labels[index] ?? "",
        stroke: colours[index] ?? ink,
        width: 1.25,
        spanGaps: false,
        points: {
          show: true,
          size: 4,
          filter: (plot: uPlot, series: number) => lonelyIn(plot, now().panel.lonely[series - 1] ?? []),
        },
      })),
    ],
    axes: [
      {
        show: true,
        size: x.isShown ? xAxisHeight : 0,
        ...(x.isShown ? { label: x.unit === "" ? x.title : `${x.title} / ${x.unit}`, labelSize: 18 } : {}),
        stroke: ink,
        font,
        labelFont: font,
        grid,
        ticks: { ...ticks, show: x.isShown },
        splits: (plot) => xTicks(plot, now()).map(({ value }) => value),
        values: (plot) => (now().x.isShown ? xTicks(plot, now()).map(({ text }) => text) : []),
      },
      {
        size: yAxisWidth,
        label: `${y.title} / ${y.unit}`,
        labelSize: 18,
        stroke: ink,
        font,
        labelFont: font,
        grid,
        ticks,
        splits: (plot) => yTicks(plot, now()).map(({ value }) => value),
        values: (plot) => yTicks(plot, now()).map(({ text }) => text),
      },
    ],
    cursor: {
      sync: { key: syncKey },
      drag: { x: true, y: false, setScale: false },
      bind: {
        dblclick: () => () => {
          now().onReset();
          return null;
        },
      },
    },
    plugins: [readoutPlugin(now)],
    hooks: {
      ready: [listenToWheel(now)],
      drawClear: [(plot) => drawMarks(plot, now().marks)],
      setSelect: [
        (plot) => {
          const { left, width: wide } = plot.select;
          if (wide < shortestDragPx) return;
          now().onSelect({ from: plot.posToVal(left, "x"), to: plot.posToVal(left + wide, "x") });
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        },
      ],
    },
  };
}

/** The wheel zooms once the trace was chosen by click or key; before that it scrolls the page, as everywhere. */
function listenToWheel(now: () => TraceCanvasProps) {
  return (plot: uPlot) => {
    plot.over.addEventListener(
      "wheel",
      (event) => {
        const isChosen = plot.root.closest("[data-trace]")?.contains(document.activeElement) ?? false;
        if (!isChosen && !event.ctrlKey) return;
        event.preventDefault();
        const about = plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, "x");
        now().onZoom(event.deltaY < 0 ? 1 / wheelFactor : wheelFactor, about);
      },
      { passive: false },
    );
  };
}

function xTicks(plot: uPlot, { x }: TraceCanvasProps) {
  const [from, to] = rangeOf(plot, "x");
  const axis = axisOver([from / x.perUnit, to / x.perUnit], {
    title: x.title,
    unit: x.unit,
    isExact: true,
    tickCount: Math.max(2, Math.round(plot.width / 110)),
  });
  return axis.ticks.map(({ value, text }) => ({ value: value * x.perUnit, text }));
}

function yTicks(plot: uPlot, { y }: TraceCanvasProps) {
  const tickCount = Math.max(3, Math.round(plot.height / 45));
  return axisOver(rangeOf(plot, "y"), { ...y, isExact: true, tickCount }).ticks;
}

function rangeOf(plot: uPlot, scale: "x" | "y"): readonly [number, number] {
  const { min, max } = plot.scales[scale] ?? {};
  return [min ?? 0, max ?? 1];
}

/** A little air above and below; a flat line stands in the middle. */
function padded(low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1];
  const span = high - low;
  const air = span > 0 ? span * 0.06 : Math.abs(low) * 0.1 || 0.1;
  return [low - air, high + air];
}

/** Positions in view of points that no line shows. */
function lonelyIn(plot: uPlot, lonely: readonly number[]): number[] {
  const [from, to] = rangeOf(plot, "x");
  return lonely.filter((at) => {
    const value = plot.data[0][at];
    return value !== undefined && value >= from && value <= to;
  });
}

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
