"use client";

import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { parseCycleSelection } from "@/lib/domain/cycle-selection";
import { cycleColour } from "@/lib/plots/cycle-colour";
import { metalStyle } from "@/lib/plots/metal-style";
import { prepareTrace, type TraceModel } from "@/lib/plots/trace-model";
import { clockUnit, isWhole, moved, type TraceWindow, within, zoomed } from "@/lib/plots/trace-window";
import { Button } from "../button";
import { ProblemNote } from "../problem-note";
import type { TraceMark } from "./trace-canvas-props";
import { TraceControls, type TraceStep } from "./trace-controls";
import { TraceLegend } from "./trace-legend";
import { traceId } from "./trace-link";
import { TracePanels, tracePanelsHeight } from "./trace-panels";
import { traceQuery } from "./trace-query";
import { type Theme, useTheme } from "./use-theme";
import { useTraceAddress } from "./use-trace-address";
import { type LoadTrace, useTraceSeries } from "./use-trace-series";
import { useWidth } from "./use-width";

const noMarks: readonly TraceMark[] = [];

/**
 * Voltage and current of a run: as one line against the run's clock, or cycle over cycle against time or capacity.
 * Only as many points as the pixels need are asked for, again with every window.
 */
export function TraceView({
  durationS,
  metal,
  area,
  mahPerX,
  marks,
  load,
}: {
  durationS: number;
  metal: string;
  /** What capacities are divided by; null leaves them in mAh. */
  area: { readonly cm2: number; readonly basis: string } | null;
  /** Charge that raises x in Li_xM of the film by one, mAh; null where the film's lithium content is not known. */
  mahPerX: number | null;
  marks: readonly TraceMark[];
  load: LoadTrace;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(frame);
  const theme = useTheme();
  const syncKey = useId();
  const [address, setAddress] = useTraceAddress();
  const [overlayWindow, setOverlayWindow] = useState<TraceWindow | null>(null);
  const selection = parseCycleSelection(address.cycles);
  const cycles = "cycles" in selection ? selection.cycles : [];
  const query = traceQuery({ ...address, cycles, durationS, widthPx });
  const { answer, problem, retry } = useTraceSeries(load, query);

  // What is drawn is what has arrived, not what was asked for last.
  const isOverlay = answer?.query.cycles !== undefined;
  const isCapacity = answer?.query.x === "capacity";
  const isLithium = isCapacity && address.x === "lithium" && mahPerX !== null;
  const xFactor = isLithium ? 1 / mahPerX : isCapacity && area !== null ? 1 / area.cm2 : 1;
  const model = useMemo(() => {
    if (answer === null) return null;
    return prepareTrace(answer.series, { pixels: answer.query.pixels, hasGaps: !isCapacity, xFactor });
  }, [answer, isCapacity, xFactor]);
  const colours = useMemo(() => lineColours(model, metal, theme), [model, metal, theme]);

  const extent = isOverlay ? model?.voltage?.x.at(-1) || 1 : durationS;
  const window = (isOverlay ? overlayWindow : address.window) ?? { from: 0, to: extent };
  const show = (next: TraceWindow) => {
    const shown = isWhole(next, extent) ? null : next;
    if (isOverlay) setOverlayWindow(shown);
    else setAddress({ ...address, window: shown });
  };
  const steps: Readonly<Record<TraceStep, () => void>> = {
    closer: () => show(zoomed(window, { factor: 0.5, extent })),
    wider: () => show(zoomed(window, { factor: 2, extent })),
    earlier: () => show(moved(window, -0.25, extent)),
    later: () => show(moved(window, 0.25, extent)),
    all: () => show({ from: 0, to: extent }),
  };
  const onKey = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    steps[step]();
  };
  const clock = clockUnit(window.to - window.from);
  const x = isCapacity
    ? isLithium
      ? { title: `x in LiₓM with M = ${metal}, if all charge alloyed`, unit: "", perUnit: 1 }
      : capacityAxis(area?.basis ?? null)
    : { title: isOverlay ? "Time in cycle" : "Run time", unit: clock.unit, perUnit: clock.seconds };

  return (
    <div id={traceId} className="scroll-mt-4 rounded border border-line bg-surface p-3">
      <TraceControls
        address={address}
        problem={"problem" in selection ? selection.problem : undefined}
        hasArea={area !== null}
        hasFilm={mahPerX !== null}
        onChange={(next) => {
          setOverlayWindow(null);
          setAddress(next);
        }}
        steps={steps}
      />
      <div
        ref={frame}
        data-trace
        role="application"
        tabIndex={0}
        aria-label="Voltage and current. Arrow keys move, plus and minus zoom, 0 shows all."
        onKeyDown={onKey}
        className="relative mt-2"
        style={{ minHeight: tracePanelsHeight }}
      >
        {problem === null ? null : (
          <ProblemNote>
            {problem}{" "}
            <Button look="quiet" onClick={retry}>
              Try again
            </Button>
          </ProblemNote>
        )}
        {model === null ? null : (
          <TracePanels
            model={model}
            colours={colours}
            look={theme}
            window={window}
            x={x}
            marks={isOverlay ? noMarks : marks}
            width={widthPx}
            syncKey={syncKey}
            onSelect={(chosen) => show(within(chosen, extent))}
            onZoom={(factor, about) => show(zoomed(window, { factor, about, extent }))}
            onReset={steps.all}
          />
        )}
      </div>
      <TraceLegend
        model={model}
        colours={colours}
        isOverlay={isOverlay}
        hasMarks={!isOverlay && marks.length > 0}
      />
    </div>
  );
}

const keySteps: Readonly<Record<string, TraceStep>> = {
  "+": "closer",
  "=": "closer",
  "-": "wider",
  ArrowLeft: "earlier",
  ArrowRight: "later",
  "0": "all",
};

function capacityAxis(basis: string | null) {
  return basis === null
    ? { title: "Charge", unit: "mAh", perUnit: 1 }
    : { title: `Charge per ${basis} area`, unit: "mAh cm⁻²", perUnit: 1 };
}

/** The metal's own colour for one line; early to late for cycles over each other. */
function lineColours(model: TraceModel | null, metal: string, theme: Theme): readonly string[] {
  const cycles = [...new Set(model?.lines.map(({ cycle }) => cycle))];
  return (model?.lines ?? []).map(({ cycle }) =>
    cycles.length < 2
      ? metalStyle(metal).colour
      : cycleColour(cycles.indexOf(cycle) / (cycles.length - 1), theme),
  );
}
