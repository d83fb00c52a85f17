import type { IncidencePlot as Model } from "@/lib/plots/incidence-model";
import { words } from "../words";
import { PanelFrame, pathThrough } from "./panel-frame";

const columns = 3;
const cell = { width: 226, height: 152 };
const inner = { left: 34, top: 20 };
const size = { width: 180, height: 100 };
const legendRow = 16;

export function incidencePlotSize({ panels, causes }: Pick<Model, "panels" | "causes">) {
  return {
    width: Math.min(columns, panels.length) * cell.width + (panels.length === 1 ? cell.width : 0),
    height: Math.ceil(panels.length / columns) * cell.height + 24 + legendRow * (causes.length + 1),
  };
}

/** A panel a row; the texture is the cause, so that the figure reads in grey, the hue is the row's metal. */
export function IncidencePlot({ model, id }: { model: Model; id: string }) {
  const { x, y, causes, panels } = model;
  const legendTop = Math.ceil(panels.length / columns) * cell.height + 8;
  const texture = (cause: string) => `url(#${id}-${causes.indexOf(cause) % textures.length})`;
  return (
    <g fontSize={9.5} fill="currentColor">
      <defs>
        {textures.map((path, index) => (
          <pattern key={path} id={`${id}-${index}`} width={6} height={6} patternUnits="userSpaceOnUse">
            <path d={path} stroke="currentColor" strokeWidth={1} fill="none" />
          </pattern>
        ))}
      </defs>
      {panels.map(({ title, colour, bands }, index) => (
        <g
          key={title}
          transform={`translate(${(index % columns) * cell.width + inner.left} ${Math.floor(index / columns) * cell.height + inner.top})`}
        >
          <PanelFrame title={title} x={x} y={y} size={size} hasAllOfX>
            {bands.map(({ cause, outline }) => {
              const d = `${pathThrough(outline, x, y, size)}Z`;
              return (
                <g key={cause}>
                  <path d={d} fill={colour} fillOpacity={0.35} stroke={colour} />
                  <path d={d} fill={texture(cause)} />
                </g>
              );
            })}
          </PanelFrame>
        </g>
      ))}
      <text x={inner.left} y={legendTop + 6} fillOpacity={0.75}>
        Horizontal: {x.title.toLowerCase()}. Vertical: {y.title.toLowerCase()}.
      </text>
      {causes.map((cause, index) => (
        <g key={cause} transform={`translate(${inner.left} ${legendTop + (index + 1) * legendRow})`}>
          <rect width={22} height={11} fill={texture(cause)} stroke="currentColor" strokeOpacity={0.5} />
          <text x={28} y={9}>
            {words(cause)}
          </text>
        </g>
      ))}
    </g>
  );
}

/** One tile of 6 px each, told apart without colour. */
const textures = [
  "M0 3h6",
  "M0 6l6-6",
  "M3 0v6",
  "M0 0l6 6M0 6l6-6",
  "M1 1h1M4 4h1",
  "M0 3h6M3 0v6",
] as const;
