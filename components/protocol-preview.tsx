import type { ProtocolStep } from "@/lib/domain/protocol-step";
import { prepareProtocol } from "@/lib/plots/protocol-model";
import { ProtocolPlot, protocolPlotSize } from "./plot/protocol-plot";

/** The steps as a current–time drawing while they are typed. */
export function ProtocolPreview({ steps, isWhole }: { steps: readonly ProtocolStep[]; isWhole: boolean }) {
  const model = prepareProtocol(steps);
  const { width, height } = protocolPlotSize;
  return (
    <figure aria-label="Preview" className="rounded border border-line bg-surface p-2">
      {steps.length === 0 ? (
        <p className="px-4 py-10 text-center text-ink-soft">
          The current appears here as the steps are typed.
        </p>
      ) : (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={`Current density against time. Duration: ${model.total}`}
          className="h-auto w-full"
        >
          <ProtocolPlot model={model} clipId="protocol-preview" />
        </svg>
      )}
      <figcaption className="text-sm">
        <p aria-live="polite">
          Duration: <span className="font-medium">{model.total}</span>
        </p>
        <p className="text-ink-soft">
          {[
            "Plating is upward.",
            ...model.remarks,
            ...(isWhole ? [] : ["Steps that cannot be read yet are left out."]),
          ].join(" ")}
        </p>
      </figcaption>
    </figure>
  );
}
