"use client";

import Link from "next/link";
import type { FormEvent } from "react";
import type { RunCreate } from "@/lib/contract/run";
import { BatchTable } from "../batch-table";
import { Button } from "../button";
import { DraftNote } from "../draft-note";
import { ItemPicker } from "../item-picker";
import { ProblemNote } from "../problem-note";
import { RecordControl } from "../record-control";
import { type FieldTexts, type RecordField, valuesOf } from "../record-fields";
import { useBatchForm, withoutPrefix } from "../use-batch-form";
import { counted } from "../words";
import { channelField, newRunFields, temperatureField } from "./run-fields";

export interface RunnableCell {
  readonly id: string;
  readonly code: string;
  /** "Ag 200 nm, half". */
  readonly what: string;
}

interface Draft {
  readonly cells: readonly string[];
  readonly shared: FieldTexts;
  readonly rows: Readonly<Record<string, FieldTexts>>;
}

/** Cells differ in their channel, and perhaps in temperature and start. */
const ownFields: readonly RecordField[] = [
  channelField,
  temperatureField,
  { name: "notes", label: "Notes", kind: "text" },
];

const statusField: RecordField = {
  name: "status",
  label: "Status",
  kind: "choice",
  isRequired: true,
  options: [
    { value: "running", title: "running" },
    { value: "planned", title: "planned" },
  ],
};

/** One run for each chosen cell: what they share once, what differs in a table. */
export function RunBatchForm({
  cells,
  chosenCells,
  protocols,
  register,
}: {
  cells: readonly RunnableCell[];
  /** Ids chosen from the start. */
  chosenCells: readonly string[];
  protocols: readonly { readonly id: string; readonly title: string }[];
  /** Registers them; throws what the API threw. */
  register: (runs: RunCreate[]) => Promise<void>;
}) {
  const fresh: Draft = {
    cells: chosenCells,
    shared: { status: "running", formationCycles: "0" },
    rows: {},
  };
  const { value, setValue, restoredFrom, form, failure, problems, isBusy, send, discard } = useBatchForm(
    `new-runs-${chosenCells.join()}`,
    fresh,
    isDraft,
  );
  const sharedFields = [...newRunFields(protocols), statusField];
  const chosen = value.cells.filter((id) => cells.some((cell) => cell.id === id));
  const codeOf = (id: string) => cells.find((cell) => cell.id === id)?.code ?? id;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const shared = valuesOf(sharedFields, value.shared);
    const found: Record<string, string> = { ...shared.problems };
    if (chosen.length === 0) found.cells = "Choose at least one cell.";
    const runs = chosen.map((id, index): RunCreate => {
      const own = valuesOf(ownFields, value.rows[id] ?? {});
      for (const [name, problem] of Object.entries(own.problems)) found[`${index}.${name}`] = problem;
      const stated = Object.entries(own.values).filter(([, each]) => each !== null && each !== "");
      return { ...shared.values, ...Object.fromEntries(stated), cellId: id } as RunCreate;
    });
    void send(
      found,
      () => register(runs),
      (byPath) => withoutPrefix(byPath, "runs"),
    );
  };

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-5xl flex-col gap-5">
      <DraftNote restoredFrom={restoredFrom} onDiscard={discard} />
      {failure === null ? null : <ProblemNote>{failure}</ProblemNote>}
      <ItemPicker
        title="Cells"
        findLabel="Code, metal or kind"
        emptyText={
          <>
            There is no cell to run:{" "}
            <Link href="/cells/new" className="text-accent underline underline-offset-2">
              build some
            </Link>{" "}
            first.
          </>
        }
        items={cells.map(({ id, code, what }) => ({ id, code, detail: what, words: what }))}
        chosen={chosen}
        problem={problems.cells}
        onChange={(ids) => setValue((before) => ({ ...before, cells: ids }))}
      />
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {sharedFields.map((field) => (
          <RecordControl
            key={field.name}
            field={field}
            text={value.shared[field.name] ?? ""}
            problem={problems[field.name]}
            onChange={(text) =>
              setValue((before) => ({ ...before, shared: { ...before.shared, [field.name]: text } }))
            }
          />
        ))}
      </div>
      {chosen.length === 0 ? null : (
        <BatchTable
          caption="Channel by channel"
          rowTitle={(index) => codeOf(chosen[index] ?? "")}
          fields={ownFields}
          rows={chosen.map((id) => value.rows[id] ?? {})}
          placeholders={{ temperatureC: value.shared.temperatureC ?? "" }}
          problems={problems}
          onChange={(rows) =>
            setValue((before) => ({
              ...before,
              rows: Object.fromEntries(chosen.map((id, index) => [id, rows[index] ?? {}])),
            }))
          }
        />
      )}
      <div>
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? "Starting …" : `Start ${counted(chosen.length, "run")}`}
        </Button>
      </div>
    </form>
  );
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return Array.isArray(draft?.cells) && typeof draft.shared === "object" && typeof draft.rows === "object";
}
