"use client";

import type { ColumnMapping } from "@/lib/contract/column-mapping";
import { SelectField } from "../../field";

type Meaning = NonNullable<ColumnMapping["stateLabels"]>[string];

/** What the words of the state column mean, where the state tells the direction of the current. */
export function StateWords({
  rows,
  mapping,
  onChange,
}: {
  rows: readonly (readonly string[])[];
  mapping: ColumnMapping;
  onChange: (mapping: ColumnMapping) => void;
}) {
  const index = mapping.columns.find(({ role }) => role === "state")?.index;
  if (index === undefined || mapping.currentSign !== "magnitude_with_state") return null;
  const seen = rows.slice(mapping.firstDataRow - 1).map((row) => row[index] ?? "");
  const found = [...new Set([...Object.keys(mapping.stateLabels ?? {}), ...seen])].filter(
    (word) => word !== "",
  );
  return (
    <fieldset>
      <legend className="mb-1 font-medium">What the states mean</legend>
      <div className="grid gap-3 sm:grid-cols-3 xl:grid-cols-6">
        {found.map((word) => (
          <SelectField
            key={word}
            label={`“${word}”`}
            value={mapping.stateLabels?.[word] ?? ""}
            onChange={(event) => {
              const { [word]: _, ...others } = mapping.stateLabels ?? {};
              const meaning = event.target.value as Meaning | "";
              onChange({ ...mapping, stateLabels: meaning === "" ? others : { ...others, [word]: meaning } });
            }}
          >
            <option value="">judged by its words</option>
            <option value="charge">charge (positive current)</option>
            <option value="discharge">discharge (negative current)</option>
            <option value="rest">rest</option>
          </SelectField>
        ))}
      </div>
    </fieldset>
  );
}
