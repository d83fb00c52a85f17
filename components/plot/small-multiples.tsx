import { positionOn } from "@/lib/plots/axis";
import type { Multiples } from "@/lib/plots/multiples-model";

const columns = 4;
const cell = { width: 190, height: 140 };
const inner = { left: 34, top: 20, width: 146, height: 88 };

export function smallMultiplesSize(count: number): { width: number; height: number } {
  return { width: columns * cell.width, height: Math.ceil(count / columns) * cell.height + 22 };
}

/** One small drawing a cell, all on the same axes, so that the eye compares and not the scale. */
export function SmallMultiples({ model, id }: { model: Multiples; id: string }) {
  const at = ({ x, y }: { x: number; y: number }) =>
    `${positionOn(model.x, x, inner.width).toFixed(1)} ${(inner.height - positionOn(model.y, y, inner.height)).toFixed(1)}`;
  const { height } = smallMultiplesSize(model.items.length);
  const ends = (axis: Multiples["x"]) =>
    [axis.ticks[0], axis.ticks.at(-1)].filter((tick) => tick !== undefined);
  return (
    <g fontSize={9.5} fill="currentColor">
      <clipPath id={`clip-${id}`}>
        <rect width={inner.width} height={inner.height} />
      </clipPath>
      {model.items.map((item, index) => (
        <g
          key={item.title}
          transform={`translate(${(index % columns) * cell.width + inner.left} ${Math.floor(index / columns) * cell.height + inner.top})`}
        >
          <text y={-6} fontWeight={600}>
            {item.title}
          </text>
          <rect
            width={inner.width}
            height={inner.height}
            fill="none"
            stroke="currentColor"
            strokeOpacity={0.4}
          />
          {ends(model.y).map(({ value, text }) => (
            <text
              key={value}
              x={-4}
              y={inner.height - positionOn(model.y, value, inner.height)}
              textAnchor="end"
              dominantBaseline="central"
            >
              {text}
            </text>
          ))}
          {ends(model.x).map(({ value, text }) => (
            <text
              key={value}
              x={positionOn(model.x, value, inner.width)}
              y={inner.height + 12}
              textAnchor="middle"
            >
              {text}
            </text>
          ))}
          <g clipPath={`url(#clip-${id})`} fill="none" strokeWidth={1.4}>
            {item.lines.map(({ name, isDashed, points }) =>
              points.length === 0 ? null : (
                <path
                  key={name}
                  d={`M${points.map(at).join("L")}`}
                  stroke={item.colour}
                  strokeDasharray={isDashed ? "4 2" : undefined}
                />
              ),
            )}
          </g>
          {item.lines.some(({ points }) => points.length > 0) ? null : (
            <text x={inner.width / 2} y={inner.height / 2} textAnchor="middle" fillOpacity={0.75}>
              no such cycle
            </text>
          )}
        </g>
      ))}
      <text x={4} y={height - 6}>
        {model.caption}
      </text>
    </g>
  );
}
