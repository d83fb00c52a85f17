import { positionOn } from "@/lib/plots/axis";
import type { ProtocolModel } from "@/lib/plots/protocol-model";
import { type PlotBox, PlotFrame, place, plotBox } from "./frame";

export const protocolPlotSize = { width: 640, height: 240 };

/** Current density against time, plating upward; grey bands where the steps leave the current open. */
export function ProtocolPlot({ model, clipId }: { model: ProtocolModel; clipId: string }) {
  const box = plotBox(protocolPlotSize.width, protocolPlotSize.height);
  const zero = place(box, model.x, model.y, { x: 0, y: 0 }).y;
  return (
    <PlotFrame x={model.x} y={model.y} box={box} clipId={clipId}>
      {model.open.map(({ from, to, label }, index) => (
        <Band key={index} box={box} from={at(model, from, box)} to={at(model, to, box)} label={label} />
      ))}
      <line
        x1={box.left}
        x2={box.left + box.width}
        y1={zero}
        y2={zero}
        stroke="currentColor"
        strokeOpacity={0.5}
      />
      {model.lines.map((line, index) => (
        <path key={index} d={pathOf(line, model, box)} fill="none" stroke="#3d8fc4" strokeWidth={1.5} />
      ))}
    </PlotFrame>
  );
}

function at(model: ProtocolModel, x: number, box: PlotBox): number {
  return box.left + positionOn(model.x, x, box.width);
}

function Band({ box, from, to, label }: { box: PlotBox; from: number; to: number; label: string }) {
  return (
    <rect
      x={from}
      y={box.top}
      width={Math.max(0.5, to - from)}
      height={box.height}
      fill="currentColor"
      fillOpacity={0.12}
    >
      <title>{label}</title>
    </rect>
  );
}

function pathOf(line: readonly { x: number; y: number }[], model: ProtocolModel, box: PlotBox): string {
  return line
    .map((point, index) => {
      const { x, y } = place(box, model.x, model.y, point);
      return `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}
