"use client";

import { controlClass } from "./field";
import type { FieldTexts, RecordField } from "./record-fields";
import { TableFrame } from "./table-frame";

/** A table of inputs: the shared value shows as placeholder, a typed one stands for that row alone. */
export function BatchTable({
  caption,
  rowTitle,
  fields,
  rows,
  placeholders,
  problems,
  onChange,
}: {
  caption: string;
  rowTitle: (index: number) => string;
  fields: readonly RecordField[];
  rows: readonly FieldTexts[];
  placeholders: FieldTexts;
  /** By "row.field". */
  problems: Readonly<Record<string, string>>;
  onChange: (rows: readonly FieldTexts[]) => void;
}) {
  const set = (index: number, name: string, text: string) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, [name]: text } : row)));
  return (
    <TableFrame label={caption}>
      <table className="w-full border-collapse">
        <caption className="px-2.5 py-2 text-left font-medium">{caption}</caption>
        <thead className="bg-sunken text-sm">
          <tr>
            <th scope="col" className="border-y border-line px-2.5 py-1.5 text-left font-medium">
              Row
            </th>
            {fields.map((field) => (
              <th
                key={field.name}
                scope="col"
                className={`border-y border-line px-2 py-1.5 font-medium ${field.kind === "number" ? "text-right" : "text-left"}`}
              >
                {field.label}
                {field.unit === undefined ? null : (
                  <span className="font-normal text-ink-soft"> / {field.unit}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <th scope="row" className="px-2.5 py-1 text-left font-normal whitespace-nowrap text-ink-soft">
                {rowTitle(index)}
              </th>
              {fields.map((field) => {
                const problem = problems[`${index}.${field.name}`];
                return (
                  <td key={field.name} className="min-w-24 px-1 py-0.5">
                    <input
                      aria-label={`${field.label}, ${rowTitle(index)}`}
                      aria-invalid={problem !== undefined}
                      title={problem}
                      inputMode={field.kind === "number" ? "decimal" : "text"}
                      autoComplete="off"
                      placeholder={placeholders[field.name] ?? ""}
                      value={row[field.name] ?? ""}
                      onChange={(event) => set(index, field.name, event.target.value)}
                      className={`${controlClass} ${field.kind === "number" ? "text-right" : ""}`}
                    />
                    {problem === undefined ? null : <p className="text-sm text-bad">{problem}</p>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
