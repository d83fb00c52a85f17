import { treatmentKind } from "@/lib/contract/pellet";
import type { RecordField } from "./record-fields";
import { rowsField } from "./rows-field";
import { optionsOf } from "./words";

/** A treatment template: its name and its ordered steps. */
export const templateFields: readonly RecordField[] = [
  { name: "name", label: "Name", kind: "text", isRequired: true },
  rowsField({
    name: "steps",
    label: "Steps",
    rowNoun: "a step",
    columns: [
      {
        name: "kind",
        label: "Step",
        kind: "choice",
        isRequired: true,
        options: optionsOf(treatmentKind.options),
      },
      { name: "agent", label: "With", kind: "text", hint: "P800, 1 M HCl, ethanol" },
      { name: "durationMin", label: "Duration", kind: "number", unit: "min" },
      { name: "temperatureC", label: "Temperature", kind: "number", unit: "°C" },
      { name: "notes", label: "Notes", kind: "text", isNeverNull: true },
    ],
    emptyRow: { kind: "polish" },
  }),
];
