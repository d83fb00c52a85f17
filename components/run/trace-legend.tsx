import type { TraceModel } from "@/lib/plots/trace-model";

const mostNamed = 12;

/** What was drawn of how much, which line is which, and how the trace is moved. */
export function TraceLegend({
  model,
  colours,
  isOverlay,
  hasMarks,
}: {
  model: TraceModel | null;
  colours: readonly string[];
  isOverlay: boolean;
  hasMarks: boolean;
}) {
  const cycles = new Map(model?.lines.map(({ cycle }, index) => [cycle, colours[index]]));
  const named = [...cycles].filter(
    (_, index, all) =>
      all.length <= mostNamed || index % Math.ceil(all.length / mostNamed) === 0 || index === all.length - 1,
  );
  return (
    <div className="mt-1 min-h-10 text-sm text-ink-soft">
      {isOverlay && named.length > 1 ? (
        <ul className="mb-1 flex flex-wrap gap-x-3 gap-y-0.5" aria-label="Colours of the cycles">
          {named.map(([cycle, colour]) => (
            <li key={cycle} className="flex items-center gap-1.5">
              <span aria-hidden="true" className="inline-block h-0.5 w-4" style={{ background: colour }} />
              cycle {cycle}
            </li>
          ))}
          {named.length < cycles.size ? <li>and those between</li> : null}
        </ul>
      ) : null}
      <p role="status">{model === null ? "Loading the trace …" : drawnText(model)}</p>
      <p className="no-print">
        Drag over a stretch to zoom, double-click for all. With the trace chosen: wheel, + − ← → 0.
        {hasMarks ? " Shaded: evidence of a short, listed below." : ""}
      </p>
    </div>
  );
}

function drawnText({ drawnPoints, records }: TraceModel): string {
  const number = (value: number) => value.toLocaleString("en-GB");
  return drawnPoints >= records
    ? `All ${number(records)} points of this window drawn.`
    : `${number(drawnPoints)} of ${number(records)} points drawn, extremes kept.`;
}
