import { axisLabel } from "@/lib/plots/axis";
import { type XyPlot as XyPlotModel, type XySeries, xyMargin, xySize } from "@/lib/plots/xy-model";
import type { FigureData } from "./figure-data";
import { PlotFrame, place, plotBox } from "./frame";
import { Mark } from "./mark";

/** Marks and lines over two axes, with the names of the series above. */
export function XyPlot({ model, id }: { model: XyPlotModel; id: string }) {
  const box = plotBox(xySize.width, xySize.height, xyMargin);
  const at = (point: { x: number; y: number }) => place(box, model.x, model.y, point);
  return (
    <>
      <g fontSize={11} fill="currentColor">
        {model.series.map((series, index) => {
          const x = box.left + 8 + index * 130;
          return (
            <g key={series.label}>
              <Sample series={series} x={x} />
              <text x={x + 14} y={14} dominantBaseline="central">
                {series.label}
              </text>
            </g>
          );
        })}
      </g>
      <PlotFrame x={model.x} y={model.y} box={box} clipId={`clip-${id}`}>
        {model.series.map(({ label, colour, draw, points }) =>
          draw === "line" ? (
            <path
              key={label}
              d={points
                .map(at)
                .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
                .join("")}
              fill="none"
              stroke={colour}
              strokeWidth={1.8}
            />
          ) : (
            <g key={label}>
              {points.map((point, index) => {
                const { x, y } = at(point);
                return (
                  <g key={index}>
                    {point.error ? (
                      <line
                        x1={x}
                        x2={x}
                        y1={at({ x: point.x, y: point.y - point.error }).y}
                        y2={at({ x: point.x, y: point.y + point.error }).y}
                        stroke={colour}
                      />
                    ) : null}
                    <Mark
                      marker={draw}
                      x={x}
                      y={y}
                      size={3}
                      colour={colour}
                      {...(point.title === undefined ? {} : { title: point.title })}
                    />
                  </g>
                );
              })}
            </g>
          ),
        )}
      </PlotFrame>
    </>
  );
}

function Sample({ series: { colour, draw }, x }: { series: XySeries; x: number }) {
  return draw === "line" ? (
    <line x1={x - 7} x2={x + 9} y1={14} y2={14} stroke={colour} strokeWidth={1.8} />
  ) : (
    <Mark marker={draw} x={x} y={14} size={3} colour={colour} />
  );
}

/** The plot's numbers as a table to save: one row a point. */
export function xyData(model: XyPlotModel): FigureData {
  return {
    columns: [
      { title: "series", unit: null },
      { title: axisLabel({ title: model.x.title, unit: null }), unit: model.x.unit },
      { title: axisLabel({ title: model.y.title, unit: null }), unit: model.y.unit },
    ],
    rows: model.series.flatMap(({ label, points }) => points.map(({ x, y }) => [label, x, y])),
  };
}
