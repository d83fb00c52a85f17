/** Conditions of a look: rows of name, value and unit on the screen, a record by name in the product. */
import type { Conditions } from "@/lib/contract/stated";
import { parseDecimal } from "../decimal";
import type { RecordField } from "../record-fields";
import { rowsControl } from "../rows-editor";
import { parseRows } from "../rows-text";

const columns: readonly RecordField[] = [
  { name: "name", label: "Condition", kind: "text", isRequired: true },
  { name: "value", label: "Value", kind: "text", isRequired: true },
  { name: "unit", label: "Unit", kind: "text" },
];

const preset = (name: string, unit: string) => ({ title: name, row: { name, unit } });

export const conditionsField: RecordField = {
  name: "conditions",
  label: "Conditions",
  kind: "structured",
  structure: {
    textOf: (value) =>
      JSON.stringify(
        Object.entries((value ?? {}) as Conditions).map(([name, each]) => ({
          name,
          value: String(each.value),
          unit: each.unit ?? "",
        })),
      ),
    read: readConditions,
    say: (value) =>
      Object.entries((value ?? {}) as Conditions)
        .map(([name, each]) => [name, each.value, each.unit].filter((part) => part !== null).join(" "))
        .join("\n"),
    Control: rowsControl({
      columns,
      rowNoun: "a condition",
      presets: [
        preset("beam energy", "kV"),
        preset("beam current", "nA"),
        preset("temperature", "°C"),
        preset("frequency range", "Hz"),
        preset("core level", ""),
      ],
    }),
  },
};

function readConditions(text: string) {
  const problems: Record<string, string> = {};
  const conditions: Record<string, Conditions[string]> = {};
  for (const [index, row] of parseRows(text).entries()) {
    const name = row.name?.trim() ?? "";
    const value = row.value?.trim() ?? "";
    if (name === "" && value === "") continue;
    if (name === "") problems[`${index}.name`] = "Say which condition.";
    if (value === "") problems[`${index}.value`] = "Value is needed.";
    if (name in conditions) problems[`${index}.name`] = `“${name}” stands above already.`;
    const number = parseDecimal(value);
    conditions[name] = {
      value: number === null || Number.isNaN(number) ? value : number,
      unit: row.unit?.trim() || null,
    };
  }
  return { value: conditions, problems };
}
