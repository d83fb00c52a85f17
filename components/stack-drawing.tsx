import type { StackLayer } from "@/lib/domain/stack";
import { prepareStack } from "@/lib/plots/stack-model";

/** Cross-section of a cell, from the same ordered layers that are stored. */
export function StackDrawing({ layers }: { layers: readonly StackLayer[] }) {
  const { width, height, boxes, labelX, sentence } = prepareStack(layers);
  if (boxes.length === 0) return <p className="text-ink-soft">No layers yet.</p>;
  return (
    <figure className="rounded border border-line bg-surface p-2">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Stack: ${sentence}`}
        className="h-auto w-full max-w-lg"
      >
        {boxes.map((box, index) => (
          <g key={index} fontSize={12} fill="currentColor">
            <rect
              x={box.x}
              y={box.y}
              width={box.width}
              height={box.height}
              fill={box.fill}
              stroke="currentColor"
              strokeOpacity={0.35}
            />
            <path
              d={`M${box.x + box.width} ${box.y + box.height / 2}L${labelX - 12} ${box.labelY}H${labelX - 4}`}
              fill="none"
              stroke="currentColor"
              strokeOpacity={0.4}
            />
            <text x={labelX} y={box.labelY - 2}>
              <title>{box.fullLabel}</title>
              {box.label}
            </text>
            <text x={labelX} y={box.labelY + 11} fontSize={10} fillOpacity={0.75}>
              {box.detail}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="text-sm text-ink-soft">
        Interlayer side at the top; heights are logarithmic.
      </figcaption>
    </figure>
  );
}
