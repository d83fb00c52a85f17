"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { Pellet } from "@/lib/contract/pellet";
import { type ApiProblem, describeProblem } from "./api-problem";
import { Button } from "./button";
import { parseDecimal } from "./decimal";
import { DraftNote } from "./draft-note";
import { controlClass } from "./field";
import { MergePanel } from "./merge-panel";
import { ProblemNote } from "./problem-note";
import { emptyTreatment, type TreatmentDraft, TreatmentEditor, treatmentDraft } from "./treatment-editor";
import { useDraft } from "./use-draft";

type Treatments = Pellet["treatments"];

interface Draft {
  readonly version: number;
  readonly steps: readonly TreatmentDraft[];
}

/** Surface treatments of one pellet: laid from a template or typed, in order, per face. */
export function TreatmentForm({
  pellet,
  templates,
  save,
}: {
  pellet: Pick<Pellet, "id" | "version" | "treatments">;
  templates: readonly { readonly name: string; readonly steps: Treatments }[];
  save: (treatments: Treatments, version: number) => Promise<unknown>;
}) {
  const router = useRouter();
  const fresh: Draft = { version: pellet.version, steps: pellet.treatments.map(treatmentDraft) };
  const draft = useDraft<Draft>(`treatments-${pellet.id}`, fresh, isDraft);
  const [failure, setFailure] = useState<ApiProblem | null>(null);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [isBusy, setIsBusy] = useState(false);
  const setSteps = (steps: readonly TreatmentDraft[]) => draft.setValue((before) => ({ ...before, steps }));

  const send = async (treatments: Treatments, version: number) => {
    setIsBusy(true);
    setFailure(null);
    try {
      await save(treatments, version);
      draft.clear();
      toast.success("Saved");
      router.refresh();
    } catch (error) {
      setFailure(describeProblem(error));
    } finally {
      setIsBusy(false);
    }
  };
  const read = (): Treatments | null => {
    const found: Record<string, string> = {};
    const number = (text: string, path: string) => {
      const value = parseDecimal(text);
      if (Number.isNaN(value)) found[path] = `“${text}” is not a number.`;
      return value;
    };
    const treatments = draft.value.steps.map((step, index) => ({
      ...step,
      agent: step.agent.trim() || null,
      durationMin: number(step.durationMin, `${index}.durationMin`),
      temperatureC: number(step.temperatureC, `${index}.temperatureC`),
      performedAt: pellet.treatments[index]?.performedAt ?? null,
    }));
    setProblems(found);
    return Object.keys(found).length === 0 ? treatments : null;
  };
  const submit = () => {
    const treatments = read();
    if (treatments !== null) void send(treatments, draft.value.version);
  };
  const lay = (name: string) => {
    const template = templates.find((each) => each.name === name);
    if (template !== undefined) setSteps([...draft.value.steps, ...template.steps.map(treatmentDraft)]);
  };
  const discard = () => {
    draft.clear();
    draft.reset(fresh);
    setFailure(null);
  };

  return (
    <div className="flex flex-col gap-3">
      <DraftNote restoredFrom={draft.restoredFrom} onDiscard={discard} />
      {failure === null ? null : failure.conflicts === null ? (
        <ProblemNote>{failure.message}</ProblemNote>
      ) : (
        <MergePanel
          conflicts={failure.conflicts.filter(({ field }) => field === "treatments")}
          labelOf={() => "Treatments"}
          onMerge={(chosen) =>
            void send(
              (chosen.treatments as Treatments | undefined) ?? read() ?? pellet.treatments,
              failure.currentVersion ?? pellet.version,
            )
          }
        />
      )}
      {draft.value.steps.length === 0 ? <p className="text-ink-soft">No treatment recorded.</p> : null}
      <TreatmentEditor steps={draft.value.steps} problems={problems} onChange={setSteps} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setSteps([...draft.value.steps, emptyTreatment])}>Add a step</Button>
        <select
          aria-label="Lay the steps of a template"
          value=""
          onChange={(event) => lay(event.target.value)}
          className={`${controlClass} w-auto! max-w-full`}
        >
          <option value="">Lay a template …</option>
          {templates.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <Button look="primary" disabled={isBusy} onClick={submit}>
          Save treatments
        </Button>
      </div>
    </div>
  );
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return typeof draft?.version === "number" && Array.isArray(draft.steps);
}
