"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import { type ApiProblem, describeProblem } from "./api-problem";
import { Button } from "./button";
import { DraftNote } from "./draft-note";
import { MergePanel } from "./merge-panel";
import { ProblemNote } from "./problem-note";
import { RecordControl } from "./record-control";
import {
  type FieldTexts,
  problemsBelow,
  type RecordField,
  sayField,
  shownFields,
  textsOf,
  valuesOf,
} from "./record-fields";
import { useDraft } from "./use-draft";
import { useFirstProblem } from "./use-first-problem";

type Values = Readonly<Record<string, unknown>>;

/** What is typed, and what it was typed upon: a draft of last week must not pass for an edit of today's version. */
interface Draft {
  readonly texts: FieldTexts;
  readonly base: FieldTexts;
  readonly version: number;
}

/**
 * Makes or edits one record: drafts survive, problems stand at their field, a stale save becomes a merge.
 * `save` gets all values of a new record (version 0), or the changed ones and the version they were read at; it
 * throws what the API threw.
 */
export function RecordForm({
  draftKey,
  fields,
  record,
  save,
  onSaved,
  onTyped,
  submitLabel = "Save",
  children,
}: {
  draftKey: string;
  fields: readonly RecordField[];
  /** Initial values; version 0 or none for a record that is yet to be made. */
  record: Values & { readonly version?: number };
  save: (values: Values, version: number) => Promise<unknown>;
  onSaved?: () => void;
  /** Follows what is typed, a restored draft included. */
  onTyped?: (texts: FieldTexts) => void;
  submitLabel?: string;
  children?: ReactNode;
}) {
  const router = useRouter();
  const texts = textsOf(fields, record);
  const fresh: Draft = { texts, base: texts, version: record.version ?? 0 };
  const draft = useDraft<Draft>(draftKey, fresh, isDraft);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<ApiProblem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const typed = draft.value;
  const form = useRef<HTMLFormElement>(null);
  useFirstProblem(form, problems);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the texts, not the follower
  useEffect(() => onTyped?.(typed.texts), [typed.texts]);

  const send = async (values: Values, version: number) => {
    setIsBusy(true);
    setFailure(null);
    try {
      await save(values, version);
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
  /** Null when a text cannot be read; the problem then stands at its field. */
  const readValues = (): Values | null => {
    const { values, problems: found } = valuesOf(fields, typed.texts);
    setProblems(found);
    if (Object.keys(found).length > 0) return null;
    const names = shownFields(fields, typed.texts)
      .map(({ name }) => name)
      .filter((name) => typed.version === 0 || typed.texts[name] !== typed.base[name]);
    return Object.fromEntries(names.map((name) => [name, values[name]]));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const values = readValues();
    if (values !== null && !isBusy) void send(values, typed.version);
  };
  const merge = (chosen: Values) => {
    // A field that both left alone, or where theirs was chosen, must not be sent back as ours.
    const theirs = new Set(
      failure?.conflicts
        ?.filter(({ field, theirs }) => same(chosen[field], theirs))
        .map(({ field }) => field),
    );
    const values = Object.entries({ ...readValues(), ...chosen }).filter(([name]) => !theirs.has(name));
    void send(Object.fromEntries(values), failure?.currentVersion ?? typed.version);
  };
  const discard = () => {
    draft.clear();
    draft.reset(fresh);
    setFailure(null);
    setProblems({});
  };

  const fieldOf = (name: string) => fields.find((field) => field.name === name);

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-[68rem] flex-col gap-4">
      <DraftNote restoredFrom={draft.restoredFrom} onDiscard={discard} />
      {failure === null ? null : failure.conflicts === null ? (
        <ProblemNote>{failure.message}</ProblemNote>
      ) : (
        <MergePanel
          key={failure.currentVersion}
          // What no control here shows stays as the others left it.
          conflicts={failure.conflicts.filter(({ field }) => fieldOf(field) !== undefined)}
          labelOf={(name) => fieldOf(name)?.label ?? name}
          say={(value, name) => {
            const field = fieldOf(name);
            return field === undefined ? String(value) : sayField(field, value);
          }}
          onMerge={merge}
        />
      )}
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {shownFields(fields, typed.texts).map((field) => (
          <RecordControl
            key={field.name}
            field={field}
            text={typed.texts[field.name] ?? ""}
            problem={problems[field.name]}
            problemsBelow={problemsBelow(problems, field.name)}
            onChange={(text) =>
              draft.setValue((before) => ({ ...before, texts: { ...before.texts, [field.name]: text } }))
            }
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

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return typeof draft?.version === "number" && isTexts(draft.texts) && isTexts(draft.base);
}

function isTexts(value: unknown): value is FieldTexts {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => typeof each === "string")
  );
}
