import { Figure } from "@/components/plot/figure";
import { ProtocolPlot, protocolPlotSize } from "@/components/plot/protocol-plot";
import { words } from "@/components/words";
import type { Protocol } from "@/lib/contract/protocol";
import { prepareProtocol } from "@/lib/plots/protocol-model";

/** The recipe as current against time, with its numbers to take away. */
export function ProtocolFigure({ protocol }: { protocol: Protocol }) {
  const model = prepareProtocol(protocol.steps);
  const { width, height } = protocolPlotSize;
  const caption = [
    `Programmed current density per cm² of ${words(protocol.areaBasis)}, plating upward.`,
    `Duration: ${model.total}.`,
    ...model.remarks,
    `${protocol.code}, revision ${protocol.revision}.`,
  ].join(" ");
  return (
    <Figure
      name={`${protocol.code}-preview`}
      title={protocol.name}
      caption={caption}
      width={width}
      height={height}
      data={{
        columns: [
          { title: "Time", unit: model.x.unit },
          { title: "Current density", unit: model.y.unit },
        ],
        rows: model.lines.flatMap((line) => line.map(({ x, y }) => [x, y])),
      }}
    >
      <ProtocolPlot model={model} clipId={`preview-${protocol.code}`} />
    </Figure>
  );
}
