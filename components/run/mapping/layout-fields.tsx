"use client";

import type { ColumnMapping } from "@/lib/contract/column-mapping";
import { SelectField, TextField } from "../../field";

const delimiters: readonly (readonly [ColumnMapping["delimiter"], string])[] = [
  [",", "comma"],
  [";", "semicolon"],
  ["\t", "tab"],
  ["|", "bar"],
  ["blanks", "blanks"],
];

const encodings: readonly (readonly [ColumnMapping["encoding"], string])[] = [
  ["utf-8", "UTF-8"],
  ["utf-16le", "UTF-16 LE"],
  ["utf-16be", "UTF-16 BE"],
  ["cp932", "Shift JIS (cp932)"],
  ["cp949", "Korean (cp949)"],
  ["gb18030", "Chinese (GB 18030)"],
  ["cp1252", "Western (cp1252)"],
  ["latin-1", "Latin-1"],
];

const dateOrders = [
  ["ymd", "year month day"],
  ["dmy", "day month year"],
  ["mdy", "month day year"],
] as const;

/** How the text is cut into lines and cells. */
export function LayoutFields({
  mapping,
  onChange,
}: {
  mapping: ColumnMapping;
  onChange: (mapping: ColumnMapping) => void;
}) {
  const line = (text: string): number | null => {
    const number = Number(text);
    return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : null;
  };
  return (
    <div className="grid gap-3 sm:grid-cols-3 xl:grid-cols-6">
      <Choice
        label="Cells end with"
        value={mapping.delimiter}
        options={delimiters}
        onChange={(delimiter) => onChange({ ...mapping, delimiter })}
      />
      <Choice
        label="Decimals"
        value={mapping.decimal}
        options={[
          [".", "point, 0.5"],
          [",", "comma, 0,5"],
        ]}
        onChange={(decimal) => onChange({ ...mapping, decimal })}
      />
      <Choice
        label="Encoding"
        value={mapping.encoding}
        options={encodings}
        onChange={(encoding) => onChange({ ...mapping, encoding })}
      />
      <TextField
        label="Line of titles"
        inputMode="numeric"
        placeholder="none"
        value={mapping.headerRow ?? ""}
        onChange={(event) => onChange({ ...mapping, headerRow: line(event.target.value) })}
      />
      <TextField
        label="Line of units"
        inputMode="numeric"
        placeholder="none"
        value={mapping.unitsRow ?? ""}
        onChange={(event) => onChange({ ...mapping, unitsRow: line(event.target.value) })}
      />
      <TextField
        label="First line of records"
        inputMode="numeric"
        value={mapping.firstDataRow}
        onChange={(event) => onChange({ ...mapping, firstDataRow: line(event.target.value) ?? 1 })}
      />
      <Choice
        label="Current"
        value={mapping.currentSign ?? "signed"}
        options={[
          ["signed", "has its sign"],
          ["magnitude_with_state", "no sign; the state tells"],
        ]}
        onChange={(currentSign) => onChange({ ...mapping, currentSign })}
      />
      <SelectField
        label="Dates"
        value={mapping.dateOrder ?? ""}
        onChange={(event) => {
          const { dateOrder: _, ...rest } = mapping;
          const chosen = dateOrders.find(([value]) => value === event.target.value)?.[0];
          onChange(chosen === undefined ? rest : { ...rest, dateOrder: chosen });
        }}
      >
        <option value="">found in the dates</option>
        {dateOrders.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value) => void;
}) {
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value as Value)}>
      {options.map(([each, title]) => (
        <option key={each} value={each}>
          {title}
        </option>
      ))}
    </SelectField>
  );
}
