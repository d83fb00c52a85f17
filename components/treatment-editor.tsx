"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { type Pellet, treatmentKind } from "@/lib/contract/pellet";
import { Button } from "./button";
import { controlClass } from "./field";
import { optionsOf } from "./words";

type Treatment = Pellet["treatments"][number];

/** A treatment being typed: numbers are text until saved. */
export interface TreatmentDraft {
  readonly face: "A" | "B";
  readonly kind: Treatment["kind"];
  readonly agent: string;
  readonly durationMin: string;
  readonly temperatureC: string;
  readonly notes: string;
}

export const emptyTreatment: TreatmentDraft = {
  face: "A",
  kind: "polish",
  agent: "",
  durationMin: "",
  temperatureC: "",
  notes: "",
};

export function treatmentDraft(step: Treatment): TreatmentDraft {
  return {
    face: step.face,
    kind: step.kind,
    agent: step.agent ?? "",
    durationMin: step.durationMin?.toString() ?? "",
    temperatureC: step.temperatureC?.toString() ?? "",
    notes: step.notes,
  };
}

/** Titles and steps share their columns. */
const row = "grid grid-cols-[4rem_7rem_minmax(8rem,1fr)_6rem_6rem_7rem] gap-1 max-sm:grid-cols-2";

/** Ordered steps on the faces of a pellet; the order of the rows is the order of the work. */
export function TreatmentEditor({
  steps,
  problems,
  onChange,
}: {
  steps: readonly TreatmentDraft[];
  /** By "row.field". */
  problems: Readonly<Record<string, string>>;
  onChange: (steps: readonly TreatmentDraft[]) => void;
}) {
  const set = (index: number, change: Partial<TreatmentDraft>) =>
    onChange(steps.map((step, at) => (at === index ? { ...step, ...change } : step)));
  const move = (index: number, by: number) => {
    const next = [...steps];
    const [step] = next.splice(index, 1);
    if (step !== undefined) next.splice(index + by, 0, step);
    onChange(next);
  };
  return (
    <ol className="flex max-w-[68rem] flex-col gap-1">
      {steps.length === 0 ? null : (
        <li
          aria-hidden="true"
          className={`${row} rounded-t border border-line bg-sunken px-1 py-1 text-sm font-medium max-sm:hidden`}
        >
          <span>Face</span>
          <span>Step</span>
          <span>With</span>
          <span className="text-right">
            Time<span className="font-normal text-ink-soft"> / min</span>
          </span>
          <span className="text-right">
            Temp.<span className="font-normal text-ink-soft"> / °C</span>
          </span>
        </li>
      )}
      {steps.map((step, index) => (
        <li key={index} className={`${row} items-start px-1`}>
          <select
            aria-label={`Face of step ${index + 1}`}
            value={step.face}
            onChange={(event) => set(index, { face: event.target.value === "B" ? "B" : "A" })}
            className={controlClass}
          >
            <option>A</option>
            <option>B</option>
          </select>
          <select
            aria-label={`Kind of step ${index + 1}`}
            value={step.kind}
            onChange={(event) => set(index, { kind: treatmentKind.parse(event.target.value) })}
            className={controlClass}
          >
            {optionsOf(treatmentKind.options).map(({ value, title }) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </select>
          <input
            aria-label={`Agent of step ${index + 1}`}
            placeholder="P800, 1 M HCl, ethanol"
            value={step.agent}
            onChange={(event) => set(index, { agent: event.target.value })}
            className={controlClass}
          />
          {(["durationMin", "temperatureC"] as const).map((name) => (
            <input
              key={name}
              aria-label={`${name === "durationMin" ? "Minutes" : "Temperature in °C"} of step ${index + 1}`}
              aria-invalid={problems[`${index}.${name}`] !== undefined}
              title={problems[`${index}.${name}`]}
              placeholder={name === "durationMin" ? "min" : "°C"}
              inputMode="decimal"
              value={step[name]}
              onChange={(event) => set(index, { [name]: event.target.value })}
              className={`${controlClass} text-right`}
            />
          ))}
          <span className="flex">
            <Button look="quiet" className="px-1.5" disabled={index === 0} onClick={() => move(index, -1)}>
              <ArrowUp size={14} aria-hidden="true" />
              <span className="sr-only">Step {index + 1} earlier</span>
            </Button>
            <Button
              look="quiet"
              className="px-1.5"
              disabled={index === steps.length - 1}
              onClick={() => move(index, 1)}
            >
              <ArrowDown size={14} aria-hidden="true" />
              <span className="sr-only">Step {index + 1} later</span>
            </Button>
            <Button
              look="quiet"
              className="px-1.5"
              onClick={() => onChange(steps.filter((_, at) => at !== index))}
            >
              <Trash2 size={14} aria-hidden="true" />
              <span className="sr-only">Remove step {index + 1}</span>
            </Button>
          </span>
        </li>
      ))}
    </ol>
  );
}
