"use client";

import { controlClass } from "../field";

/** Recognition by content, or a format that a person is sure of. */
export function FormatChoice({
  value,
  formats,
  label,
  onChange,
}: {
  value: string | null;
  formats: readonly { readonly id: string; readonly title: string }[];
  label: string;
  onChange: (format: string | null) => void;
}) {
  return (
    <select
      aria-label={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
      className={`${controlClass} w-auto max-w-64 py-0.5 text-sm`}
    >
      <option value="">Format: by content</option>
      {formats.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}
