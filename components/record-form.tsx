"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { toast } from "sonner";
import { type ApiProblem, describeProblem } from "./api-problem";
import { Button } from "./button";
import { DraftNote } from "./draft-note";
import { MergePanel } from "./merge-panel";
import { ProblemNote } from "./problem-note";
import { RecordControl } from "./record-control";
import { type FieldTexts, type RecordField, textsOf, valuesOf } from "./record-fields";
import { useDraft } from "./use-draft";

/**
 * Edits one record: drafts survive, problems stand at their field, a stale save becomes a merge.
 * `save` gets the changed values and the version they were read at, and throws what the API threw.
 */
export function RecordForm({
  draftKey,
  fields,
  record,
  save,
  onSaved,
  submitLabel = "Save",
  children,
}: {
  draftKey: string;
  fields: readonly RecordField[];
  record: Readonly<Record<string, unknown>> & { readonly version: number };
  save: (values: Readonly<Record<string, unknown>>, version: number) => Promise<unknown>;
  onSaved?: () => void;
  submitLabel?: string;
  children?: ReactNode;
}) {
  const router = useRouter();
  const first = textsOf(fields, record);
  const draft = useDraft<FieldTexts>(draftKey, first, isTexts);
  const version = useRef(record.version);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<ApiProblem | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const send = async (values: Readonly<Record<string, unknown>>) => {
    setIsBusy(true);
    setFailure(null);
    try {
      await save(values, version.current);
      draft.clear();
      toast.success("Saved");
      onSaved?.();
      router.refresh();
    } catch (error) {
      const problem = describeProblem(error);
      setFailure(problem);
      setProblems(problem.byPath);
    } finally {
      setIsBusy(false);
    }
  };
  const changed = () => {
    const { values, problems: found } = valuesOf(fields, draft.value);
    setProblems(found);
    if (Object.keys(found).length > 0) return null;
    const names = fields.map(({ name }) => name).filter((name) => draft.value[name] !== first[name]);
    return Object.fromEntries(names.map((name) => [name, values[name]]));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const values = changed();
    if (values !== null) void send(values);
  };
  const merge = (chosen: Readonly<Record<string, unknown>>) => {
    version.current = failure?.currentVersion ?? version.current;
    void send({ ...changed(), ...chosen });
  };
  const discard = () => {
    draft.clear();
    draft.setValue(first);
  };

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <DraftNote restoredFrom={draft.restoredFrom} onDiscard={discard} />
      {failure === null ? null : failure.conflicts === null ? (
        <ProblemNote>{failure.message}</ProblemNote>
      ) : (
        <MergePanel
          conflicts={failure.conflicts}
          labelOf={(name) => fields.find((field) => field.name === name)?.label ?? name}
          onMerge={merge}
        />
      )}
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {fields.map((field) => (
          <RecordControl
            key={field.name}
            field={field}
            text={draft.value[field.name] ?? ""}
            problem={problems[field.name]}
            onChange={(text) => draft.setValue((before) => ({ ...before, [field.name]: text }))}
          />
        ))}
      </div>
      {children}
      <div>
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? "Saving …" : submitLabel}
        </Button>
      </div>
    </form>
  );
}

function isTexts(value: unknown): value is FieldTexts {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => typeof each === "string")
  );
}
