import { positionOn } from "@/lib/plots/axis";
import type { SurvivalPlot as SurvivalPlotModel } from "@/lib/plots/survival-model";
import { PlotFrame, place, plotBox } from "./frame";

const width = 680;
const plotHeight = 300;
const rowHeight = 15;

export function survivalPlotSize(lines: number): { width: number; height: number } {
  return { width, height: plotHeight + 24 + rowHeight * lines };
}

/** Steps, ticks where a cell was still alive when observation stopped, and the numbers at risk below. */
export function SurvivalPlot({ model, id }: { model: SurvivalPlotModel; id: string }) {
  const box = plotBox(width, plotHeight, { left: 72, right: 64, top: 12, bottom: 46 });
  return (
    <>
      <PlotFrame x={model.x} y={model.y} box={box} clipId={`clip-${id}`}>
        {model.lines.map((line) => {
          const points = line.steps.map((each) => place(box, model.x, model.y, each));
          return (
            <g key={line.label} stroke={line.colour} fill="none" strokeWidth={2}>
              <path
                d={points
                  .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
                  .join("")}
                strokeDasharray={line.dash ?? undefined}
              />
              {line.censored.map((each, index) => {
                const { x, y } = place(box, model.x, model.y, each);
                return <path key={index} d={`M${x} ${y - 5}v10`} strokeWidth={1.6} />;
              })}
            </g>
          );
        })}
      </PlotFrame>
      <g fontSize={10.5} fill="currentColor">
        <text x={4} y={plotHeight + 14} fillOpacity={0.75}>
          At risk
        </text>
        {model.lines.map((line, row) => {
          const y = plotHeight + 14 + rowHeight * (row + 1);
          return (
            <g key={line.label}>
              <line
                x1={4}
                x2={22}
                y1={y - 4}
                y2={y - 4}
                stroke={line.colour}
                strokeWidth={2}
                strokeDasharray={line.dash ?? undefined}
              />
              <text x={27} y={y}>
                {line.label}
              </text>
              {model.x.ticks.map(({ value }, index) => (
                <text
                  key={value}
                  x={box.left + positionOn(model.x, value, box.width)}
                  y={y}
                  textAnchor="middle"
                >
                  {line.atRisk[index]}
                </text>
              ))}
            </g>
          );
        })}
      </g>
    </>
  );
}
