import type { ReactNode } from "react";
import type { Marker } from "@/lib/plots/metal-style";

/** A data point's marker; hollow for what was not measured here (reported, censored). */
export function Mark({
  marker,
  x,
  y,
  size = 4,
  colour,
  isHollow = false,
  title,
}: {
  marker: Marker;
  x: number;
  y: number;
  size?: number;
  colour: string;
  isHollow?: boolean;
  /** Shown on hover and read aloud. */
  title?: string;
}) {
  const paint = { fill: isHollow ? "none" : colour, stroke: colour, strokeWidth: isHollow ? 1.6 : 1 };
  return (
    <g transform={`translate(${x.toFixed(2)} ${y.toFixed(2)})`} {...paint}>
      {title === undefined ? null : <title>{title}</title>}
      {shapes[marker](size)}
    </g>
  );
}

const shapes: Readonly<Record<Marker, (size: number) => ReactNode>> = {
  circle: (r) => <circle r={r} />,
  ring: (r) => <circle r={r} fill="none" strokeWidth={1.6} />,
  square: (r) => <rect x={-r * 0.9} y={-r * 0.9} width={r * 1.8} height={r * 1.8} />,
  triangle: (r) => <path d={`M0 ${-r * 1.15}L${r * 1.1} ${r * 0.85}H${-r * 1.1}Z`} />,
  diamond: (r) => <path d={`M0 ${-r * 1.3}L${r * 1.1} 0L0 ${r * 1.3}L${-r * 1.1} 0Z`} />,
  cross: (r) => <path d={`M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`} strokeWidth={1.8} />,
};
