/** Shading behind a trace where something is said of it. */
import type uPlot from "uplot";
import type { TraceMark } from "./trace-canvas-props";

/** A stretch too short for a pixel still shows. */
const narrowestPx = 2;

export function drawMarks(plot: uPlot, marks: readonly TraceMark[]): void {
  const { ctx, bbox } = plot;
  const style = getComputedStyle(document.documentElement);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  for (const mark of marks) {
    const from = plot.valToPos(mark.from, "x", true);
    const to = plot.valToPos(mark.to, "x", true);
    const width = Math.max(narrowestPx * devicePixelRatio, to - from);
    ctx.fillStyle = style.getPropertyValue(`--${mark.tone}-soft`);
    ctx.fillRect(from, bbox.top, width, bbox.height);
    ctx.fillStyle = style.getPropertyValue(`--${mark.tone}`);
    ctx.fillRect(from, bbox.top, width, narrowestPx * devicePixelRatio);
  }
  ctx.restore();
}
