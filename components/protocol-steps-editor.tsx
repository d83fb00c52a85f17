"use client";

import { ArrowDown, ArrowUp, Copy, Trash2 } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { type StepType, stepFields, stepTypes } from "./protocol-step-fields";
import { emptyStep, parseSteps, type StepDraft } from "./protocol-steps-text";
import { RecordControl } from "./record-control";
import { type FieldTexts, problemsBelow, type StructureControl } from "./record-fields";

/** Deepest loop that is offered in a loop; the contract bounds it too. */
const mostNested = 4;

/** The steps of a recipe in order: typed, moved, repeated; a loop holds steps of its own. */
export function ProtocolStepsEditor({ text, problems, onChange }: StructureControl) {
  return (
    <StepList
      steps={parseSteps(text)}
      problems={problems}
      place=""
      onChange={(steps) => onChange(JSON.stringify(steps))}
    />
  );
}

function StepList({
  steps,
  problems,
  place,
  onChange,
}: {
  steps: readonly StepDraft[];
  problems: FieldTexts;
  /** Of the loop around: "2."; empty for the protocol itself. */
  place: string;
  onChange: (steps: readonly StepDraft[]) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const [focusStep, setFocusStep] = useState<number | null>(null);
  useEffect(() => {
    if (focusStep === null) return;
    list.current?.children[focusStep]?.querySelector<HTMLElement>("input, select")?.focus();
    setFocusStep(null);
  }, [focusStep]);

  const put = (index: number, step: StepDraft) =>
    onChange(steps.map((each, at) => (at === index ? step : each)));
  const add = (step: StepDraft) => {
    onChange([...steps, step]);
    setFocusStep(steps.length);
  };
  const move = (index: number, by: number) => {
    const next = [...steps];
    const [step] = next.splice(index, 1);
    if (step !== undefined) next.splice(index + by, 0, step);
    onChange(next);
  };
  const isDeepest = place.split(".").length > mostNested;

  return (
    <div className="flex flex-col gap-2">
      <ol ref={list} className="flex flex-col gap-2">
        {steps.map((step, index) => {
          const name = `Step ${place}${index + 1}`;
          return (
            <li key={index} className="rounded border border-line bg-surface px-3 py-2">
              <fieldset className="min-w-0">
                <legend className="sr-only">{`${name}, ${titleOf(step.type)}`}</legend>
                <div className="mb-1.5 flex items-center justify-between gap-2">
                  <p aria-hidden="true">
                    <span className="text-ink-soft">
                      {place}
                      {index + 1}
                    </span>{" "}
                    <span className="font-medium">{titleOf(step.type)}</span>
                  </p>
                  <span className="flex">
                    <StepButton title={`${name} earlier`} isOff={index === 0} onClick={() => move(index, -1)}>
                      <ArrowUp size={14} aria-hidden="true" />
                    </StepButton>
                    <StepButton
                      title={`${name} later`}
                      isOff={index === steps.length - 1}
                      onClick={() => move(index, 1)}
                    >
                      <ArrowDown size={14} aria-hidden="true" />
                    </StepButton>
                    <StepButton title={`Repeat ${name}`} onClick={() => add(step)}>
                      <Copy size={14} aria-hidden="true" />
                    </StepButton>
                    <StepButton
                      title={`Remove ${name}`}
                      onClick={() => onChange(steps.filter((_, at) => at !== index))}
                    >
                      <Trash2 size={14} aria-hidden="true" />
                    </StepButton>
                  </span>
                </div>
                {problems[String(index)] === undefined ? null : (
                  <p className="mb-1 text-sm text-bad">{problems[String(index)]}</p>
                )}
                <StepControls
                  step={step}
                  problems={problemsBelow(problems, String(index))}
                  onChange={(texts) => put(index, { ...step, texts })}
                />
                {step.type === "loop" ? (
                  <div className="mt-2 border-l-2 border-line-strong pl-3">
                    <StepList
                      steps={step.steps}
                      problems={problemsBelow(problems, `${index}.steps`)}
                      place={`${place}${index + 1}.`}
                      onChange={(inner) => put(index, { ...step, steps: inner })}
                    />
                  </div>
                ) : null}
              </fieldset>
            </li>
          );
        })}
      </ol>
      <div className="flex flex-wrap items-center gap-1">
        {additions
          .filter(({ step }) => step.type !== "loop" || !isDeepest)
          .map(({ title, step }) => (
            <Button key={title} look="quiet" onClick={() => add(step)}>
              + {title}
              {place === "" ? null : <span className="sr-only"> in step {place.slice(0, -1)}</span>}
            </Button>
          ))}
      </div>
    </div>
  );
}

const additions: readonly { readonly title: string; readonly step: StepDraft }[] = [
  { title: "Plate", step: emptyStep("constant_current", { direction: "plating" }) },
  { title: "Strip", step: emptyStep("constant_current", { direction: "stripping" }) },
  { title: "CCD ramp", step: emptyStep("ccd_ramp") },
  { title: "Hold", step: emptyStep("constant_voltage") },
  { title: "Rest", step: emptyStep("rest") },
  { title: "Impedance", step: emptyStep("eis") },
  { title: "Loop", step: emptyStep("loop") },
];

function titleOf(type: StepType): string {
  return stepTypes.find(({ value }) => value === type)?.title ?? type;
}

function StepControls({
  step,
  problems,
  onChange,
}: {
  step: StepDraft;
  problems: FieldTexts;
  onChange: (texts: FieldTexts) => void;
}) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))] gap-2">
      {stepFields[step.type].map((field) => (
        <RecordControl
          key={field.name}
          field={field}
          text={step.texts[field.name] ?? ""}
          problem={problems[field.name]}
          onChange={(text) => onChange({ ...step.texts, [field.name]: text })}
        />
      ))}
      {problems.steps === undefined ? null : <p className="text-sm text-bad">{problems.steps}</p>}
    </div>
  );
}

function StepButton({
  title,
  isOff = false,
  onClick,
  children,
}: {
  title: string;
  isOff?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <Button look="quiet" className="px-1.5" aria-label={title} disabled={isOff} onClick={onClick}>
      {children}
    </Button>
  );
}
