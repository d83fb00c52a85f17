import { findingProperties } from "@/lib/domain/findings";
import { missingLabel, missingReasons, qualifiers, unitLabel } from "@/lib/domain/quantity-label";
import type { RecordField } from "../record-fields";
import { rowsControl } from "../rows-editor";
import { sayRow } from "../rows-field";
import { findingRow, readFindings } from "./finding-rows";

const properties = Object.entries(findingProperties)
  .map(([value, { label, unit }]) => ({
    value,
    title: unit === null || unitLabel(unit) === "" ? label : `${label} / ${unitLabel(unit)}`,
  }))
  .sort((a, b) => a.title.localeCompare(b.title));

const columns: readonly RecordField[] = [
  { name: "property", label: "What", kind: "choice", isRequired: true, options: properties },
  { name: "value", label: "Value", kind: "text", hint: "number, 5 to 20, words" },
  { name: "unit", label: "Unit", kind: "text" },
  {
    name: "qualifier",
    label: "Sign",
    kind: "choice",
    options: qualifiers.map((value) => ({ value, title: value })),
  },
  {
    name: "missingReason",
    label: "No value because",
    kind: "choice",
    options: missingReasons.map((value) => ({ value, title: missingLabel(value) })),
  },
  { name: "coreLevel", label: "Core level", kind: "text", hint: "Zn 2p3/2" },
  { name: "stateLabel", label: "State", kind: "text" },
  { name: "evidence", label: "Evidence", kind: "text" },
];

/** Typed findings: what was seen, with a value or a reason for its absence. */
export const findingsField: RecordField = {
  name: "findings",
  label: "Findings",
  kind: "structured",
  structure: {
    textOf: (value) => JSON.stringify((Array.isArray(value) ? value : []).map(findingRow)),
    read: readFindings,
    say: (value) =>
      (Array.isArray(value) ? value : [])
        .map((finding, index) => `${index + 1}. ${sayRow(columns, findingRow(finding))}`)
        .join("\n"),
    Control: rowsControl({ columns, rowNoun: "a finding" }),
  },
};
