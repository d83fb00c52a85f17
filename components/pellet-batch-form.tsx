"use client";

import type { FormEvent } from "react";
import type { PelletCreate } from "@/lib/contract/pellet";
import { BatchTable } from "./batch-table";
import { Button } from "./button";
import { DraftNote } from "./draft-note";
import { SelectField, TextField } from "./field";
import { pelletFields } from "./pellet-fields";
import { ProblemNote } from "./problem-note";
import { ProjectSelect } from "./project-select";
import { RecordControl } from "./record-control";
import { type FieldTexts, valuesOf } from "./record-fields";
import { useBatchForm, withoutPrefix } from "./use-batch-form";

export interface PelletLot {
  readonly id: string;
  readonly title: string;
  readonly composition: string | null;
  readonly thicknessUm: number | null;
  readonly diameterMm: number | null;
}

export interface TreatmentPlan {
  readonly name: string;
  readonly steps: NonNullable<PelletCreate["treatments"]>;
}

interface Batch {
  readonly projectId: string;
  readonly lotId: string;
  readonly template: string;
  /** What all pellets share. */
  readonly shared: FieldTexts;
  /** One object a pellet: only what differs from the shared values. */
  readonly rows: readonly FieldTexts[];
}

const perPellet = pelletFields.filter((field) => !["composition", "notes"].includes(field.name));
const most = 200;

/** "12 pellets from lot L-0003": shared values once, one table for what differs, codes given by themselves. */
export function PelletBatchForm({
  projects,
  lots,
  templates,
  register,
}: {
  projects: readonly { readonly id: string; readonly name: string }[];
  lots: readonly PelletLot[];
  templates: readonly TreatmentPlan[];
  /** Registers all or none; throws what the API threw. */
  register: (pellets: PelletCreate[]) => Promise<void>;
}) {
  const fresh: Batch = {
    projectId: projects[0]?.id ?? "",
    lotId: "",
    template: "",
    shared: {},
    rows: [{}],
  };
  const form = useBatchForm("pellet-batch", fresh, isBatch);
  const { value: batch, setValue: setBatch, restoredFrom, failure, problems, isBusy, send, discard } = form;

  const chooseLot = (lotId: string) => {
    const lot = lots.find(({ id }) => id === lotId);
    const known = {
      composition: lot?.composition ?? "",
      thicknessUm: lot?.thicknessUm?.toString() ?? "",
      diameterMm: lot?.diameterMm?.toString() ?? "",
    };
    const kept = Object.fromEntries(Object.entries(known).filter(([, text]) => text !== ""));
    setBatch((before) => ({ ...before, lotId, shared: { ...before.shared, ...kept } }));
  };
  const setCount = (text: string) => {
    const count = Math.max(1, Math.min(most, Number.parseInt(text, 10) || 1));
    setBatch((before) => ({
      ...before,
      rows: Array.from({ length: count }, (_, index) => before.rows[index] ?? {}),
    }));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    const treatments = templates.find(({ name }) => name === batch.template)?.steps;
    const pellets = batch.rows.map((row, index) => {
      const read = valuesOf(pelletFields, { ...batch.shared, ...filled(row) });
      for (const [name, problem] of Object.entries(read.problems)) {
        found[name in filled(row) ? `${index}.${name}` : name] = problem;
      }
      return {
        ...read.values,
        projectId: batch.projectId,
        lotId: batch.lotId === "" ? null : batch.lotId,
        ...(treatments === undefined ? {} : { treatments }),
      } as PelletCreate;
    });
    void send(
      found,
      () => register(pellets),
      (byPath) => withoutPrefix(byPath, "pellets"),
    );
  };

  return (
    <form ref={form.form} onSubmit={submit} noValidate className="flex max-w-5xl flex-col gap-5">
      <DraftNote restoredFrom={restoredFrom} onDiscard={discard} />
      {failure === null ? null : <ProblemNote>{failure}</ProblemNote>}
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        <ProjectSelect
          projects={projects}
          value={batch.projectId}
          onChange={(projectId) => setBatch({ ...batch, projectId })}
        />
        <SelectField label="Lot" value={batch.lotId} onChange={(event) => chooseLot(event.target.value)}>
          <option value="">No lot</option>
          {lots.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
        <TextField
          label="How many"
          type="number"
          min={1}
          max={most}
          value={batch.rows.length}
          onChange={(event) => setCount(event.target.value)}
          className="text-right"
        />
        <SelectField
          label="Surface treatment"
          value={batch.template}
          onChange={(event) => setBatch({ ...batch, template: event.target.value })}
        >
          <option value="">None yet</option>
          {templates.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <fieldset>
        <legend className="mb-2 font-medium">All of them</legend>
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
          {pelletFields.map((field) => (
            <RecordControl
              key={field.name}
              field={field}
              text={batch.shared[field.name] ?? ""}
              problem={problems[field.name]}
              onChange={(text) => setBatch({ ...batch, shared: { ...batch.shared, [field.name]: text } })}
            />
          ))}
        </div>
      </fieldset>
      <BatchTable
        caption="What differs, pellet by pellet"
        rowTitle={(index) => `Pellet ${index + 1}`}
        fields={perPellet}
        rows={batch.rows}
        placeholders={batch.shared}
        problems={problems}
        onChange={(rows) => setBatch({ ...batch, rows })}
      />
      <div>
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy
            ? "Registering …"
            : `Register ${batch.rows.length} pellet${batch.rows.length === 1 ? "" : "s"}`}
        </Button>
      </div>
    </form>
  );
}

function filled(row: FieldTexts): FieldTexts {
  return Object.fromEntries(Object.entries(row).filter(([, text]) => text.trim() !== ""));
}

function isBatch(value: unknown): value is Batch {
  const batch = value as Partial<Batch> | null;
  return Array.isArray(batch?.rows) && batch.rows.length > 0 && typeof batch.shared === "object";
}
