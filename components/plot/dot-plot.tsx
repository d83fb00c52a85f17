import { positionOn } from "@/lib/plots/axis";
import { crowded, type DotPlot as DotPlotModel, type DotRow } from "@/lib/plots/dot-plot-model";
import { PlotFrame, plotBox } from "./frame";
import { Mark } from "./mark";

const rowHeight = 46;
const width = 680;
const margin = { left: 132, right: 28, top: 8, bottom: 46 };

export function dotPlotSize(rows: number): { width: number; height: number } {
  return { width, height: margin.top + margin.bottom + rowHeight * Math.max(1, rows) };
}

/** Rows in the order of the ranking; the vertical bar is the group's statistic, the horizontal line its interval. */
export function DotPlot({ model, id }: { model: DotPlotModel; id: string }) {
  const { height } = dotPlotSize(model.rows.length);
  const box = plotBox(width, height, margin);
  const at = (value: number) => box.left + positionOn(model.axis, value, box.width);
  return (
    <>
      {model.rows.map((row, index) => (
        <g key={`${row.label}-${index}`} fill="currentColor">
          <text
            x={box.left - 10}
            y={box.top + rowHeight * (index + 0.5) - 4}
            textAnchor="end"
            fontSize={13}
            fontWeight={600}
          >
            {row.label}
          </text>
          <text
            x={box.left - 10}
            y={box.top + rowHeight * (index + 0.5) + 11}
            textAnchor="end"
            fontSize={10}
            fillOpacity={0.75}
          >
            {row.sublabel}
          </text>
        </g>
      ))}
      <PlotFrame x={model.axis} y={null} box={box} clipId={`clip-${id}`} hasRows>
        {model.rows.map((row, index) => {
          const middle = box.top + rowHeight * (index + 0.5);
          return (
            <g key={`${row.label}-${index}`}>
              {row.lower === null || row.upper === null || row.lower === row.upper ? null : (
                <line
                  x1={at(row.lower)}
                  x2={at(row.upper)}
                  y1={middle}
                  y2={middle}
                  stroke={row.colour}
                  strokeWidth={9}
                  strokeOpacity={0.22}
                />
              )}
              {row.centre === null ? null : (
                <line
                  x1={at(row.centre)}
                  x2={at(row.centre)}
                  y1={middle - 15}
                  y2={middle + 15}
                  stroke={row.colour}
                  strokeWidth={2.5}
                />
              )}
              {row.dots.length > crowded ? <Crowd row={row} at={at} middle={middle} /> : null}
              {(row.dots.length > crowded ? [] : row.dots).map((dot, dotIndex) => {
                const y = middle + dot.shift * 11;
                return (
                  <g key={dotIndex} opacity={dot.isExcluded ? 0.45 : 1}>
                    {dot.xEnd === null ? null : (
                      <line
                        x1={at(dot.x)}
                        x2={at(dot.xEnd)}
                        y1={y}
                        y2={y}
                        stroke={row.colour}
                        strokeWidth={2}
                      />
                    )}
                    {dot.isCensored ? (
                      <path
                        d={`M${at(dot.x) + 5} ${y}h9m-3 -3l3 3l-3 3`}
                        fill="none"
                        stroke={row.colour}
                        strokeWidth={1.4}
                      />
                    ) : null}
                    <Mark
                      marker={row.marker}
                      x={at(dot.xEnd ?? dot.x)}
                      y={y}
                      colour={row.colour}
                      isHollow={dot.isHollow}
                      title={dot.title}
                    />
                  </g>
                );
              })}
            </g>
          );
        })}
      </PlotFrame>
    </>
  );
}

/** Hundreds of dots as one path; their numbers stand in the exported table. */
function Crowd({ row, at, middle }: { row: DotRow; at: (value: number) => number; middle: number }) {
  return (
    <path
      d={row.dots
        .map(({ x, xEnd, shift }) => `M${at(xEnd ?? x).toFixed(1)} ${(middle + shift * 13).toFixed(1)}h0`)
        .join("")}
      stroke={row.colour}
      strokeOpacity={0.55}
      strokeWidth={3.2}
      strokeLinecap="round"
    />
  );
}
