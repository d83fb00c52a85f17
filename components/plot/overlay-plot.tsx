import { positionOn } from "@/lib/plots/axis";
import type { OverlayPlot as OverlayPlotModel } from "@/lib/plots/overlay-model";
import { PlotFrame, place, plotBox } from "./frame";

const width = 680;
const plotHeight = 300;
const rowHeight = 15;

export function overlayPlotSize(rows: number): { width: number; height: number } {
  return { width, height: plotHeight + 24 + rowHeight * rows };
}

/** One line a cell; × where it died, a tick where observation stopped; how many are left stands below. */
export function OverlayPlot({ model, id }: { model: OverlayPlotModel; id: string }) {
  const box = plotBox(width, plotHeight, { left: 72, right: 20, top: 12, bottom: 46 });
  return (
    <>
      <PlotFrame x={model.x} y={model.y} box={box} clipId={`clip-${id}`}>
        {model.lines.map((line) => (
          <g key={line.title} stroke={line.colour} fill="none" strokeWidth={1.3}>
            <title>{line.title}</title>
            {line.stretches.map((stretch) => (
              <path
                key={stretch[0]?.x}
                d={stretch
                  .map((each) => place(box, model.x, model.y, each))
                  .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
                  .join("")}
              />
            ))}
            {line.end === null ? null : (
              <path
                d={endMark(place(box, model.x, model.y, line.end), line.end.isCensored)}
                strokeWidth={1.8}
              />
            )}
          </g>
        ))}
      </PlotFrame>
      <g fontSize={10.5} fill="currentColor">
        <text x={4} y={plotHeight + 14} fillOpacity={0.75}>
          Cells
        </text>
        {model.counts.map((row, index) => {
          const y = plotHeight + 14 + rowHeight * (index + 1);
          return (
            <g key={row.label}>
              <rect x={4} y={y - 9} width={9} height={9} fill={row.colour} />
              <text x={18} y={y}>
                {row.label}
              </text>
              {model.x.ticks.map(({ value }, at) => (
                <text
                  key={value}
                  x={box.left + positionOn(model.x, value, box.width)}
                  y={y}
                  textAnchor="middle"
                >
                  {row.n[at]}
                </text>
              ))}
            </g>
          );
        })}
      </g>
    </>
  );
}

function endMark({ x, y }: { x: number; y: number }, isCensored: boolean | null): string {
  if (isCensored === false) return `M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x + 4} ${y - 4}L${x - 4} ${y + 4}`;
  return `M${x} ${y - 5}v10`;
}
