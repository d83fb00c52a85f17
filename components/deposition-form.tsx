"use client";

import type { FormEvent } from "react";
import type { DepositionCreate } from "@/lib/contract/deposition";
import { BatchTable } from "./batch-table";
import { Button } from "./button";
import { depositionFields } from "./deposition-fields";
import { DraftNote } from "./draft-note";
import { SelectField } from "./field";
import { PelletPicker, type PickablePellet } from "./pellet-picker";
import { ProblemNote } from "./problem-note";
import { ProjectSelect } from "./project-select";
import { RecordControl } from "./record-control";
import { type FieldTexts, type RecordField, valuesOf } from "./record-fields";
import { useBatchForm, withoutPrefix } from "./use-batch-form";
import { counted } from "./words";

const coatingFields: readonly RecordField[] = [
  { name: "maskDiameterMm", label: "Mask diameter", kind: "number", unit: "mm" },
  { name: "nominalThicknessNm", label: "Nominal thickness", kind: "number", unit: "nm" },
  { name: "measuredThicknessNm", label: "Measured thickness", kind: "number", unit: "nm" },
  { name: "measuredBy", label: "Measured by", kind: "text" },
];
const faceField: RecordField = {
  name: "face",
  label: "Face",
  kind: "choice",
  isRequired: true,
  options: [
    { value: "A", title: "A" },
    { value: "B", title: "B" },
  ],
};

interface Draft {
  readonly projectId: string;
  readonly targetLotId: string;
  readonly settings: FieldTexts;
  readonly shared: FieldTexts;
  readonly pellets: readonly string[];
  readonly rows: Readonly<Record<string, FieldTexts>>;
}

/** One run of the sputter tool and all the pellets it coated, in one go. */
export function DepositionForm({
  projects,
  targets,
  pelletsOf,
  record,
}: {
  projects: readonly { readonly id: string; readonly name: string }[];
  targets: readonly { readonly id: string; readonly title: string }[];
  /** Free pellets by project id. */
  pelletsOf: Readonly<Record<string, readonly PickablePellet[]>>;
  /** Records it; throws what the API threw. */
  record: (input: DepositionCreate) => Promise<void>;
}) {
  const fresh: Draft = {
    projectId: projects[0]?.id ?? "",
    targetLotId: "",
    settings: { method: "RF magnetron sputtering", gas: "Ar" },
    shared: { face: "A" },
    pellets: [],
    rows: {},
  };
  const { value, setValue, restoredFrom, form, failure, problems, isBusy, send, discard } = useBatchForm(
    "new-deposition",
    fresh,
    isDraft,
  );
  const pellets = pelletsOf[value.projectId] ?? [];
  const chosen = value.pellets.filter((id) => pellets.some((pellet) => pellet.id === id));
  const codeOf = (id: string) => pellets.find((pellet) => pellet.id === id)?.code ?? id;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const settings = valuesOf(depositionFields, value.settings);
    const found: Record<string, string> = { ...settings.problems };
    const coatings = chosen.map((id, index) => {
      const own = Object.entries(value.rows[id] ?? {}).filter(([, text]) => text.trim() !== "");
      const read = valuesOf(coatingFields, { ...value.shared, ...Object.fromEntries(own) });
      for (const [name, problem] of Object.entries(read.problems)) found[`${index}.${name}`] = problem;
      return { ...read.values, pelletRef: id, face: value.shared.face === "B" ? "B" : "A" } as const;
    });
    const deposition = {
      ...settings.values,
      projectId: value.projectId,
      targetLotId: value.targetLotId === "" ? null : value.targetLotId,
      coatings,
    } as DepositionCreate;
    void send(
      found,
      () => record(deposition),
      (byPath) => withoutPrefix(byPath, "coatings"),
    );
  };

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-5xl flex-col gap-5">
      <DraftNote restoredFrom={restoredFrom} onDiscard={discard} />
      {failure === null ? null : <ProblemNote>{failure}</ProblemNote>}
      <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
        <ProjectSelect
          projects={projects}
          value={value.projectId}
          onChange={(projectId) => setValue({ ...value, projectId, pellets: [] })}
        />
        <SelectField
          label="Target lot"
          value={value.targetLotId}
          onChange={(event) => setValue({ ...value, targetLotId: event.target.value })}
        >
          <option value="">not stated</option>
          {targets.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
        {depositionFields.map((field) => (
          <RecordControl
            key={field.name}
            field={field}
            text={value.settings[field.name] ?? ""}
            problem={problems[field.name]}
            onChange={(text) => setValue({ ...value, settings: { ...value.settings, [field.name]: text } })}
          />
        ))}
      </div>
      <PelletPicker
        pellets={pellets}
        chosen={chosen}
        onChange={(ids) => setValue({ ...value, pellets: ids })}
      />
      <fieldset>
        <legend className="mb-2 font-medium">What each of them received</legend>
        <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-5">
          {[faceField, ...coatingFields].map((field) => (
            <RecordControl
              key={field.name}
              field={field}
              text={value.shared[field.name] ?? ""}
              problem={problems[field.name]}
              onChange={(text) => setValue({ ...value, shared: { ...value.shared, [field.name]: text } })}
            />
          ))}
        </div>
      </fieldset>
      {chosen.length === 0 ? null : (
        <BatchTable
          caption="What differs, pellet by pellet"
          rowTitle={(index) => codeOf(chosen[index] ?? "")}
          fields={coatingFields}
          rows={chosen.map((id) => value.rows[id] ?? {})}
          placeholders={value.shared}
          problems={problems}
          onChange={(rows) =>
            setValue({
              ...value,
              rows: Object.fromEntries(chosen.map((id, index) => [id, rows[index] ?? {}])),
            })
          }
        />
      )}
      <div>
        <Button type="submit" look="primary" disabled={isBusy}>
          {isBusy ? "Recording …" : `Record, coating ${counted(chosen.length, "pellet")}`}
        </Button>
      </div>
    </form>
  );
}

function isDraft(value: unknown): value is Draft {
  const draft = value as Partial<Draft> | null;
  return (
    Array.isArray(draft?.pellets) && typeof draft.settings === "object" && typeof draft.rows === "object"
  );
}
