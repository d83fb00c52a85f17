import type { ReactNode } from "react";
import { type Axis, axisLabel, positionOn } from "@/lib/plots/axis";

export interface PlotBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The inner box of a plot of that outer size. */
export function plotBox(
  width: number,
  height: number,
  margin = { left: 64, right: 16, top: 12, bottom: 46 },
): PlotBox {
  return {
    left: margin.left,
    top: margin.top,
    width: width - margin.left - margin.right,
    height: height - margin.top - margin.bottom,
  };
}

/** Where a point of the data lies in the drawing. */
export function place(
  box: PlotBox,
  x: Axis,
  y: Axis,
  at: { x: number; y: number },
): { x: number; y: number } {
  return {
    x: box.left + positionOn(x, at.x, box.width),
    y: box.top + box.height - positionOn(y, at.y, box.height),
  };
}

/** Axes with ticks outward and a light grid; the drawing inside is clipped to the box. */
export function PlotFrame({
  x,
  y,
  box,
  clipId,
  hasRows = false,
  children,
}: {
  x: Axis;
  y: Axis | null;
  box: PlotBox;
  clipId: string;
  /** The vertical direction holds named rows, which the caller labels. */
  hasRows?: boolean;
  children: ReactNode;
}) {
  const bottom = box.top + box.height;
  const bleed = hasRows ? 14 : 0;
  return (
    <g fontSize={11} fill="currentColor">
      <clipPath id={clipId}>
        {/* Marks on the edge of a row plot stay whole; traces end exactly at the axis. */}
        <rect x={box.left - bleed} y={box.top - 4} width={box.width + 2 * bleed} height={box.height + 8} />
      </clipPath>
      {x.ticks.map(({ value, text }) => {
        const at = box.left + positionOn(x, value, box.width);
        return (
          <g key={value}>
            <line x1={at} x2={at} y1={box.top} y2={bottom} stroke="currentColor" strokeOpacity={0.1} />
            <line x1={at} x2={at} y1={bottom} y2={bottom + 4} stroke="currentColor" />
            <text x={at} y={bottom + 16} textAnchor="middle">
              {text}
            </text>
          </g>
        );
      })}
      {y?.ticks.map(({ value, text }) => {
        const at = bottom - positionOn(y, value, box.height);
        return (
          <g key={value}>
            <line
              x1={box.left}
              x2={box.left + box.width}
              y1={at}
              y2={at}
              stroke="currentColor"
              strokeOpacity={0.1}
            />
            <line x1={box.left - 4} x2={box.left} y1={at} y2={at} stroke="currentColor" />
            <text x={box.left - 7} y={at} dominantBaseline="central" textAnchor="end">
              {text}
            </text>
          </g>
        );
      })}
      <line x1={box.left} x2={box.left + box.width} y1={bottom} y2={bottom} stroke="currentColor" />
      <line x1={box.left} x2={box.left} y1={box.top} y2={bottom} stroke="currentColor" />
      <text x={box.left + box.width / 2} y={bottom + 36} textAnchor="middle" fontSize={12}>
        {axisLabel(x)}
      </text>
      {y === null || hasRows ? null : (
        <text
          transform={`translate(${box.left - 48} ${box.top + box.height / 2}) rotate(-90)`}
          textAnchor="middle"
          fontSize={12}
        >
          {axisLabel(y)}
        </text>
      )}
      <g clipPath={`url(#${clipId})`}>{children}</g>
    </g>
  );
}
