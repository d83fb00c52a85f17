/** Fields of a protocol that a person edits. */
import { protocolKind } from "@/lib/contract/protocol";
import { areaBases } from "@/lib/domain/area";
import type { ProtocolStep } from "@/lib/domain/protocol-step";
import { stepWords } from "@/lib/domain/protocol-step-words";
import { ProtocolStepsEditor } from "./protocol-steps-editor";
import { parseSteps, readSteps, stepsText } from "./protocol-steps-text";
import type { RecordField } from "./record-fields";
import { optionsOf } from "./words";

export const stepsField: RecordField = {
  name: "steps",
  label: "Steps",
  kind: "structured",
  structure: {
    textOf: (value) => stepsText(stepsIn(value)),
    read: (text) => {
      const { steps, problems } = readSteps(parseSteps(text));
      return { value: steps, problems };
    },
    say: (value) =>
      stepsIn(value)
        .map((step, index) => `${index + 1}. ${stepWords(step)}`)
        .join("\n"),
    Control: ProtocolStepsEditor,
  },
};

function stepsIn(value: unknown): readonly ProtocolStep[] {
  return Array.isArray(value) ? value : [];
}

export const protocolFields: readonly RecordField[] = [
  { name: "name", label: "Name", kind: "text", isRequired: true },
  { name: "kind", label: "Kind", kind: "choice", isRequired: true, options: optionsOf(protocolKind.options) },
  {
    name: "areaBasis",
    label: "Current densities are per cm² of",
    kind: "choice",
    isRequired: true,
    options: optionsOf(areaBases),
  },
  { name: "lowerCutoffV", label: "Lower cut-off", kind: "number", unit: "V" },
  { name: "upperCutoffV", label: "Upper cut-off", kind: "number", unit: "V" },
  { name: "temperatureC", label: "Temperature", kind: "number", unit: "°C" },
  stepsField,
  { name: "notes", label: "Notes", kind: "long_text" },
];
