"use client";

import { ChevronLeft, ChevronRight, Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../button";
import { TextField } from "../field";
import { SegmentedChoice } from "../segmented-choice";
import { needsCycles, type TraceAddress, type TraceX } from "./trace-address";

const typingMs = 400;
const firstCycles = "1-3";

export type TraceStep = "earlier" | "later" | "closer" | "wider" | "all";

const stepButtons: readonly {
  readonly step: TraceStep;
  readonly title: string;
  readonly icon: typeof ZoomIn;
}[] = [
  { step: "earlier", title: "Earlier", icon: ChevronLeft },
  { step: "later", title: "Later", icon: ChevronRight },
  { step: "closer", title: "Closer", icon: ZoomIn },
  { step: "wider", title: "Wider", icon: ZoomOut },
  { step: "all", title: "Show all", icon: Maximize2 },
];

function against(address: TraceAddress, x: TraceX): TraceAddress {
  return { ...address, x, cycles: needsCycles(x) && address.cycles === "" ? firstCycles : address.cycles };
}

/** Which cycles are laid over each other, against what, and the same steps that the keys take. */
export function TraceControls({
  address,
  problem,
  hasArea,
  hasFilm,
  onChange,
  steps,
}: {
  address: TraceAddress;
  problem: string | undefined;
  hasArea: boolean;
  /** The film takes up lithium, and its metal, thickness and area are known. */
  hasFilm: boolean;
  onChange: (address: TraceAddress) => void;
  steps: Readonly<Record<TraceStep, () => void>>;
}) {
  const [typed, setTyped] = useState(address.cycles);
  useEffect(() => setTyped(address.cycles), [address.cycles]);
  useEffect(() => {
    if (typed.trim() === address.cycles) return;
    const timer = setTimeout(() => onChange({ ...address, cycles: typed.trim() }), typingMs);
    return () => clearTimeout(timer);
  });
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="w-64">
          <TextField
            label="Cycles over each other"
            placeholder="whole run; or 1, 2, 5-10"
            autoComplete="off"
            value={typed}
            problem={problem}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <SegmentedChoice
          label="Against"
          value={address.x}
          options={[
            { value: "time", title: "Time" },
            { value: "capacity", title: hasArea ? "Areal capacity" : "Capacity" },
            ...(hasFilm ? [{ value: "lithium", title: "x in LiₓM" }] : []),
          ]}
          onChange={(x) => onChange(against(address, x as TraceX))}
        />
      </div>
      <fieldset aria-label="Window of the trace" className="no-print flex gap-1">
        {stepButtons.map(({ step, title, icon: Icon }) => (
          <Button key={step} className="px-2" aria-label={title} title={title} onClick={steps[step]}>
            <Icon size={15} aria-hidden="true" />
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
