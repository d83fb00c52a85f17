"use client";

import { type FormEvent, useEffect, useState } from "react";
import type { CellCreate } from "@/lib/contract/cell";
import { cellKinds } from "@/lib/domain/cell-vocabulary";
import { BatchTable } from "./batch-table";
import { BuildPreview } from "./build-preview";
import { Button } from "./button";
import {
  assemblyField,
  buildFields,
  cellKindTitles,
  type LayerLot,
  labelField,
  layersField,
  notesField,
  partFields,
  signFields,
} from "./cell-fields";
import {
  type BuildGround,
  batchColumns,
  type CellsDraft,
  isCellsDraft,
  layersText,
  previewOf,
  problemsAtFields,
  readCells,
} from "./cells-draft";
import { CopyCell } from "./copy-cell";
import { DraftNote } from "./draft-note";
import { InterlayerPicker } from "./interlayer-picker";
import { ProblemNote } from "./problem-note";
import { ProjectSelect } from "./project-select";
import { RecordControl } from "./record-control";
import { type FieldTexts, problemsBelow, type RecordField } from "./record-fields";
import { SegmentedChoice } from "./segmented-choice";
import { useBatchForm } from "./use-batch-form";
import { counted } from "./words";

interface ProjectGround {
  readonly grounds: readonly BuildGround[];
  readonly lots: readonly LayerLot[];
}

/** One cell or many, from interlayers that are free: what they share once, what differs in a table. */
export function CellsForm({
  projects,
  groundOf,
  chosenAtStart,
  build,
  findCells,
  copyOf,
}: {
  projects: readonly { readonly id: string; readonly name: string }[];
  groundOf: Readonly<Record<string, ProjectGround>>;
  /** Where another page led here with interlayers in hand. */
  chosenAtStart: { readonly projectId: string; readonly interlayers: readonly string[] } | null;
  /** Builds all or none; throws what the API threw. */
  build: (cells: readonly CellCreate[]) => Promise<void>;
  findCells: (
    search: string,
    projectId: string,
  ) => Promise<readonly { readonly code: string; readonly title: string }[]>;
  /** The texts that a copy takes over from the cell of that code. */
  copyOf: (code: string) => Promise<FieldTexts>;
}) {
  // The reader's own day is known only here.
  const [today, setToday] = useState("");
  useEffect(() => setToday(localDay(new Date())), []);
  const fresh: CellsDraft = {
    projectId: chosenAtStart?.projectId ?? projects[0]?.id ?? "",
    interlayers: chosenAtStart?.interlayers ?? [],
    texts: { kind: "half", areaBasis: "interlayer", builtOn: today },
    rows: {},
  };
  const { value, setValue, restoredFrom, form, failure, problems, isBusy, send, discard } = useBatchForm(
    "new-cells",
    fresh,
    isCellsDraft,
  );

  const { grounds = [], lots = [] } = groundOf[value.projectId] ?? {};
  const chosen = value.interlayers.flatMap(
    (id) => grounds.find(({ interlayer }) => interlayer.id === id) ?? [],
  );
  // Built on meanwhile, here or elsewhere.
  const taken = value.interlayers.length - chosen.length;
  const current = { ...value, interlayers: chosen.map(({ interlayer }) => interlayer.id) };
  const kind = cellKinds.find((each) => each === value.texts.kind) ?? "half";
  const isByHand = (value.texts.layers ?? "") !== "";
  const first = chosen[0];
  const preview = first === undefined ? null : previewOf(value, first);
  const setTexts = (texts: FieldTexts) =>
    setValue((before) => ({ ...before, texts: { ...before.texts, ...texts } }));
  const controls = (fields: readonly RecordField[]) =>
    fields.map((field) => (
      <RecordControl
        key={field.name}
        field={field}
        text={value.texts[field.name] ?? ""}
        problem={problems[field.name]}
        problemsBelow={problemsBelow(problems, field.name)}
        onChange={(text) => setTexts({ [field.name]: text })}
      />
    ));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readCells(current, chosen);
    const found =
      chosen.length === 0 ? { interlayerRef: "Choose what the cells are built on." } : read.problems;
    void send(
      found,
      () => build(read.cells),
      (byPath) => problemsAtFields(byPath, current),
    );
  };

  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className="grid items-start gap-5 md:grid-cols-[minmax(0,1fr)_19rem] xl:grid-cols-[minmax(0,1fr)_25rem]"
    >
      <div className="flex min-w-0 flex-col gap-5">
        <DraftNote restoredFrom={restoredFrom} onDiscard={discard} />
        {failure === null ? null : <ProblemNote>{failure}</ProblemNote>}
        <div className="grid gap-3 sm:grid-cols-2">
          <ProjectSelect
            projects={projects}
            value={value.projectId}
            onChange={(projectId) => setValue({ ...value, projectId, interlayers: [] })}
          />
          <CopyCell
            find={(search) => findCells(search, value.projectId)}
            copy={async (code) => setTexts(await copyOf(code))}
          />
        </div>
        <InterlayerPicker
          grounds={grounds}
          chosen={current.interlayers}
          problem={problems.interlayerRef}
          onChange={(interlayers) => setValue({ ...value, interlayers })}
        />
        {taken === 0 ? null : (
          <ProblemNote tone="warn">
            {counted(taken, "interlayer")} chosen earlier {taken === 1 ? "is" : "are"} no longer free: a cell
            is built on {taken === 1 ? "it" : "them"}.
          </ProblemNote>
        )}
        <SegmentedChoice
          label="Kind of cell"
          options={cellKinds.map((each) => ({ value: each, title: cellKindTitles[each] }))}
          value={kind}
          problem={problems.kind}
          onChange={(next) => setTexts({ kind: next })}
        />
        <Group title="Parts">{controls(partFields(kind))}</Group>
        <Group title="Build">
          {controls([...buildFields, ...(chosen.length > 1 ? [] : [labelField]), ...signFields])}
        </Group>
        {controls([assemblyField])}
        {isByHand ? controls([layersField(lots)]) : null}
        {preview === null ? null : (
          <div>
            <Button onClick={() => setTexts({ layers: isByHand ? "" : layersText(preview.layers) })}>
              {isByHand ? "Let the stack follow the fields again" : "Change the stack by hand"}
            </Button>
            {isByHand ? (
              <p className="mt-1 text-sm text-ink-soft">
                Each cell keeps its own interlayer and electrolyte; the layers around them are these.
              </p>
            ) : null}
          </div>
        )}
        {chosen.length < 2 ? null : (
          <BatchTable
            caption="What differs, cell by cell"
            rowTitle={(index) => `${chosen[index]?.interlayer.code} ${chosen[index]?.interlayer.metal}`}
            fields={batchColumns(kind)}
            rows={chosen.map(({ interlayer }) => value.rows[interlayer.id] ?? {})}
            placeholders={value.texts}
            problems={problems}
            onChange={(rows) =>
              setValue({
                ...value,
                rows: Object.fromEntries(
                  chosen.map(({ interlayer }, index) => [interlayer.id, rows[index] ?? {}]),
                ),
              })
            }
          />
        )}
        {controls([notesField])}
        <div>
          <Button type="submit" look="primary" disabled={isBusy}>
            {isBusy
              ? "Building …"
              : chosen.length === 0
                ? "Build cells"
                : `Build ${counted(chosen.length, "cell")}`}
          </Button>
        </div>
      </div>
      <BuildPreview
        preview={preview}
        title={first === undefined ? null : `${first.interlayer.code} on ${first.pellet.code}`}
        count={chosen.length}
        basis={value.texts.areaBasis}
      />
    </form>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">{title}</legend>
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">{children}</div>
    </fieldset>
  );
}

/** The day in the reader's own zone, YYYY-MM-DD. */
function localDay(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
