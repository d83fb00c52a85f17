import type { CyclePlot } from "@/lib/plots/cycle-plot-model";
import { Figure } from "../plot/figure";
import type { FigureData } from "../plot/figure-data";
import { PlotFrame, place, plotBox } from "../plot/frame";

const width = 560;
const height = 290;
const margin = { left: 64, right: 16, top: 26, bottom: 46 };
const dot = 4;

/** Points against the cycle number. Thousands of unmarked ones are one path; flagged ones are marked and named. */
export function CycleFigure({
  name,
  title,
  caption,
  plot,
  colour,
  data,
}: {
  name: string;
  title: string;
  caption: string;
  plot: CyclePlot;
  colour: string;
  data: FigureData;
}) {
  const box = plotBox(width, height, margin);
  const at = (point: { x: number; y: number }) => place(box, plot.x, plot.y, point);
  const hasFlagged = plot.series.some(({ flagged }) => flagged.length > 0);
  return (
    <Figure name={name} title={title} caption={caption} width={width} height={height} data={data}>
      <PlotFrame x={plot.x} y={plot.y} box={box} clipId={`clip-${name}`}>
        {plot.reference === null ? null : (
          <line
            x1={box.left}
            x2={box.left + box.width}
            y1={at({ x: 0, y: plot.reference }).y}
            y2={at({ x: 0, y: plot.reference }).y}
            stroke="currentColor"
            strokeOpacity={0.45}
            strokeDasharray="4 3"
          />
        )}
        {plot.series.map(({ name: series, points, flagged, isHollow }) => (
          <g key={series} stroke={colour} fill="none">
            <path
              d={points.map((point) => dots(at(point), isHollow)).join("")}
              strokeWidth={isHollow ? 1.2 : dot}
              strokeLinecap="round"
            />
            {flagged.map((point) => {
              const { x, y } = at(point);
              return (
                <g key={point.x} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
                  <title>{point.title}</title>
                  <path
                    d={isHollow ? hollow : "M0 0h0"}
                    strokeWidth={isHollow ? 1.2 : dot}
                    strokeLinecap="round"
                  />
                  <circle r={5} stroke="var(--bad, #a3251d)" strokeWidth={1.3} />
                </g>
              );
            })}
          </g>
        ))}
      </PlotFrame>
      {plot.series.length < 2 && !hasFlagged ? null : (
        <g fontSize={11} fill="currentColor" transform={`translate(${box.left + 8} 11)`}>
          {legend(plot, hasFlagged).map(({ text, shape, isFlag }, index) => (
            <g key={text} transform={`translate(${index * 84} 0)`}>
              <path
                d={shape}
                fill="none"
                stroke={isFlag ? "var(--bad, #a3251d)" : colour}
                strokeWidth={shape === "M0 0h0" ? dot : 1.2}
                strokeLinecap="round"
              />
              <text x={9} dominantBaseline="central">
                {text}
              </text>
            </g>
          ))}
        </g>
      )}
    </Figure>
  );
}

const hollow = "M-2.4 0a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0";
const ring = "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0";

function dots({ x, y }: { x: number; y: number }, isHollow: boolean): string {
  return isHollow
    ? `M${(x - 2.4).toFixed(1)} ${y.toFixed(1)}a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0 -4.8 0`
    : `M${x.toFixed(1)} ${y.toFixed(1)}h0`;
}

function legend(plot: CyclePlot, hasFlagged: boolean) {
  const series =
    plot.series.length < 2
      ? []
      : plot.series.map(({ name, isHollow }) => ({
          text: name,
          shape: isHollow ? hollow : "M0 0h0",
          isFlag: false,
        }));
  return hasFlagged ? [...series, { text: "flagged", shape: ring, isFlag: true }] : series;
}
