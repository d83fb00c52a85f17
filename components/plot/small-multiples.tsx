import type { Multiples } from "@/lib/plots/multiples-model";
import { PanelFrame, pathThrough } from "./panel-frame";

const columns = 4;
const cell = { width: 190, height: 140 };
const inner = { left: 34, top: 20 };
const size = { width: 146, height: 88 };

export function smallMultiplesSize(count: number): { width: number; height: number } {
  return { width: columns * cell.width, height: Math.ceil(count / columns) * cell.height + 22 };
}

/** One small drawing a cell, all on the same axes, so that the eye compares and not the scale. */
export function SmallMultiples({ model, id }: { model: Multiples; id: string }) {
  const { height } = smallMultiplesSize(model.items.length);
  return (
    <g fontSize={9.5} fill="currentColor">
      <clipPath id={`clip-${id}`}>
        <rect {...size} />
      </clipPath>
      {model.items.map((item, index) => (
        <g
          key={item.title}
          transform={`translate(${(index % columns) * cell.width + inner.left} ${Math.floor(index / columns) * cell.height + inner.top})`}
        >
          <PanelFrame title={item.title} x={model.x} y={model.y} size={size}>
            <g clipPath={`url(#clip-${id})`} fill="none" strokeWidth={1.4}>
              {item.lines.map(({ name, isDashed, points }) =>
                points.length === 0 ? null : (
                  <path
                    key={name}
                    d={pathThrough(points, model.x, model.y, size)}
                    stroke={item.colour}
                    strokeDasharray={isDashed ? "4 2" : undefined}
                  />
                ),
              )}
            </g>
            {item.lines.some(({ points }) => points.length > 0) ? null : (
              <text x={size.width / 2} y={size.height / 2} textAnchor="middle" fillOpacity={0.75}>
                no such cycle
              </text>
            )}
          </PanelFrame>
        </g>
      ))}
      <text x={4} y={height - 6}>
        {model.caption}
      </text>
    </g>
  );
}
