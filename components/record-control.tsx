"use client";

import { NumberField, SelectField, TextAreaField, TextField } from "./field";
import type { RecordField } from "./record-fields";

/** The control of one field, whatever its kind. */
export function RecordControl({
  field,
  text,
  problem,
  onChange,
}: {
  field: RecordField;
  text: string;
  problem?: string | undefined;
  onChange: (text: string) => void;
}) {
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
          {field.isRequired && text !== "" ? null : <option value="">–</option>}
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
