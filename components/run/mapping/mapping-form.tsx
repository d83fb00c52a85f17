"use client";

import { type FormEvent, useEffect, useState } from "react";
import {
  type ColumnMapping,
  columnMapping,
  type SavedMapping,
  type TextPreview,
} from "@/lib/contract/column-mapping";
import { describeProblem } from "../../api-problem";
import { Button } from "../../button";
import { DraftNote } from "../../draft-note";
import { SelectField, TextField } from "../../field";
import { ProblemNote } from "../../problem-note";
import { useAction } from "../../use-action";
import { useDraft } from "../../use-draft";
import { LayoutFields } from "./layout-fields";
import { SampleTable } from "./sample-table";
import { StateWords } from "./state-words";
import { TextTable } from "./text-table";

const typingMs = 350;

interface Draft {
  readonly mapping: ColumnMapping;
  readonly name: string;
}

/**
 * Says which column is what, with the first records read live as it stands. A mapping is saved under a name, since
 * the next file of that instrument will look the same; a saved one is applied as it is.
 */
export function MappingForm({
  fileId,
  initial,
  saved,
  used,
  preview: load,
  read,
  saveAndRead,
}: {
  fileId: string;
  initial: TextPreview;
  saved: readonly SavedMapping[];
  /** The mapping that the file is read by now. */
  used: SavedMapping | null;
  preview: (mapping: ColumnMapping) => Promise<TextPreview>;
  /** Reads the file by a saved mapping. */
  read: (mappingId: string) => Promise<void>;
  saveAndRead: (name: string, mapping: ColumnMapping) => Promise<void>;
}) {
  const fresh: Draft = { mapping: used?.mapping ?? initial.suggestion, name: "" };
  const draft = useDraft<Draft>(`mapping-${fileId}`, fresh, isDraft);
  const { mapping, name } = draft.value;
  const [shown, setShown] = useState(initial);
  const [previewProblem, setPreviewProblem] = useState<string | null>(null);
  const [nameProblem, setNameProblem] = useState<string | undefined>(undefined);
  const [chosenId, setChosenId] = useState(used?.id ?? saved[0]?.id ?? "");
  const { run, problem, isBusy } = useAction();
  const setMapping = (next: ColumnMapping) => draft.setValue((before) => ({ ...before, mapping: next }));

  const key = JSON.stringify(mapping);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the mapping; every rendering loads the same way
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(async () => {
      try {
        const next = await load(mapping);
        if (isOld) return;
        setShown(next);
        setPreviewProblem(null);
      } catch (error) {
        if (!isOld) setPreviewProblem(describeProblem(error).message);
      }
    }, typingMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [key]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "") {
      setNameProblem("Give it a name, such as the instrument's.");
      return;
    }
    setNameProblem(undefined);
    if (isBusy) return;
    void run(async () => {
      await saveAndRead(name.trim(), mapping);
      draft.clear();
    });
  };
  const discard = () => {
    draft.clear();
    draft.reset(fresh);
  };

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <DraftNote restoredFrom={draft.restoredFrom} onDiscard={discard} />
      {saved.length === 0 ? null : (
        <div className="flex flex-wrap items-end gap-2">
          <div className="w-72">
            <SelectField
              label="A mapping saved before"
              value={chosenId}
              onChange={(event) => setChosenId(event.target.value)}
            >
              {saved.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </SelectField>
          </div>
          <Button disabled={isBusy} onClick={() => void run(() => read(chosenId))}>
            Read the file by it
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              const chosen = saved.find(({ id }) => id === chosenId);
              if (chosen !== undefined) setMapping(chosen.mapping);
            }}
          >
            Begin from it
          </Button>
        </div>
      )}
      {initial.questions.length === 0 ? null : (
        <ProblemNote tone="info">
          <p>The suggestion could not tell:</p>
          <ul className="list-disc pl-5">
            {initial.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </ProblemNote>
      )}
      <LayoutFields mapping={mapping} onChange={setMapping} />
      <TextTable rows={shown.rows} mapping={mapping} onChange={setMapping} />
      <StateWords rows={shown.rows} mapping={mapping} onChange={setMapping} />
      <div>
        <h2 className="mb-2 font-semibold">The first records as they will be read</h2>
        {previewProblem === null ? null : <ProblemNote>{previewProblem}</ProblemNote>}
        <SampleTable sample={shown.sample} />
      </div>
      {problem === null ? null : <ProblemNote>{problem.message}</ProblemNote>}
      <div className="flex flex-wrap items-end gap-2">
        <div className="w-72">
          <TextField
            label="Name of this mapping"
            isRequired
            value={name}
            problem={nameProblem}
            onChange={(event) => draft.setValue((before) => ({ ...before, name: event.target.value }))}
          />
        </div>
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? "Saving …" : "Save and read the file"}
        </Button>
      </div>
    </form>
  );
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return typeof draft?.name === "string" && columnMapping.safeParse(draft.mapping).success;
}
