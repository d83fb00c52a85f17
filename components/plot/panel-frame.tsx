import type { ReactNode } from "react";
import { type Axis, positionOn } from "@/lib/plots/axis";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** One of a figure's many small drawings: its title, its frame, and the ends of its axes unless told to show all. */
export function PanelFrame({
  title,
  x,
  y,
  size,
  hasAllOfX = false,
  children,
}: {
  title: string;
  x: Axis;
  y: Axis;
  size: Size;
  hasAllOfX?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <text y={-6} fontWeight={600}>
        {title}
      </text>
      {children}
      <rect {...size} fill="none" stroke="currentColor" strokeOpacity={0.4} />
      {endsOf(y).map(({ value, text }) => (
        <text
          key={value}
          x={-4}
          y={size.height - positionOn(y, value, size.height)}
          textAnchor="end"
          dominantBaseline="central"
        >
          {text}
        </text>
      ))}
      {(hasAllOfX ? x.ticks : endsOf(x)).map(({ value, text }) => (
        <text key={value} x={positionOn(x, value, size.width)} y={size.height + 12} textAnchor="middle">
          {text}
        </text>
      ))}
    </>
  );
}

function endsOf({ ticks }: Axis) {
  return [ticks[0], ticks.at(-1)].filter((tick) => tick !== undefined);
}

/** A line through points of the axes, as path data without its end. */
export function pathThrough(
  points: readonly { x: number; y: number }[],
  x: Axis,
  y: Axis,
  size: Size,
): string {
  const at = (point: { x: number; y: number }) =>
    `${positionOn(x, point.x, size.width).toFixed(1)} ${(size.height - positionOn(y, point.y, size.height)).toFixed(1)}`;
  return `M${points.map(at).join("L")}`;
}
