"use client";

import { NumberField, SelectField, TextAreaField, TextField } from "./field";
import type { FieldTexts, RecordField } from "./record-fields";

/** The control of one field, whatever its kind. */
export function RecordControl({
  field,
  text,
  problem,
  problemsBelow = {},
  onChange,
}: {
  field: RecordField;
  text: string;
  problem?: string | undefined;
  /** Of a structured field: problems of its parts. */
  problemsBelow?: FieldTexts;
  onChange: (text: string) => void;
}) {
  if (field.structure !== undefined) {
    const { Control } = field.structure;
    return (
      <fieldset className="col-span-full min-w-0">
        <legend className="mb-0.5 text-sm font-medium">{field.label}</legend>
        {problem === undefined ? null : <p className="mb-1 text-sm text-bad">{problem}</p>}
        <Control label={field.label} text={text} problems={problemsBelow} onChange={onChange} />
        {field.hint === undefined ? null : <p className="mt-0.5 text-sm text-ink-soft">{field.hint}</p>}
      </fieldset>
    );
  }
  const shared = {
    label: field.label,
    unit: field.unit,
    hint: field.hint,
    problem,
    name: field.name,
    isRequired: field.isRequired === true,
    value: text,
  };
  switch (field.kind) {
    case "number":
      return <NumberField {...shared} onChange={(event) => onChange(event.target.value)} />;
    case "long_text":
      return (
        <div className="col-span-full">
          <TextAreaField {...shared} onChange={(event) => onChange(event.target.value)} />
        </div>
      );
    case "choice":
      return (
        <SelectField {...shared} onChange={(event) => onChange(event.target.value)}>
          {field.isRequired && text !== "" ? null : <option value="">{field.noneTitle ?? "–"}</option>}
          {field.options?.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </SelectField>
      );
    default:
      return (
        <TextField
          {...shared}
          type={field.kind === "day" ? "date" : field.kind === "instant" ? "datetime-local" : "text"}
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}
