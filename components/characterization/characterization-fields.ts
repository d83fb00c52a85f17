import { characterizationMode, technique } from "@/lib/contract/characterization";
import type { RecordField } from "../record-fields";
import { optionsOf } from "../words";
import { conditionsField } from "./conditions-field";
import { findingsField } from "./findings-field";

export const characterizationFields: readonly RecordField[] = [
  {
    name: "technique",
    label: "Technique",
    kind: "choice",
    isRequired: true,
    options: optionsOf(technique.options),
  },
  {
    name: "mode",
    label: "Mode",
    kind: "choice",
    isRequired: true,
    options: optionsOf(characterizationMode.options),
  },
  { name: "title", label: "Title", kind: "text", isNeverNull: true },
  { name: "instrument", label: "Instrument", kind: "text" },
  { name: "performedAt", label: "Performed", kind: "instant" },
  { name: "cellState", label: "Cell state", kind: "text", hint: "pristine, I, II, III, EoLP, EoLS" },
  { name: "cellCycle", label: "Cycle", kind: "number" },
  {
    name: "chargePassedMahCm2",
    label: "Charge passed",
    kind: "number",
    unit: "mAh cm⁻²",
    hint: "Per area of the interlayer, up to this state",
  },
  {
    name: "airExposureMin",
    label: "Air exposure before",
    kind: "number",
    unit: "min",
    hint: "0 = none; empty = not stated",
  },
  conditionsField,
  findingsField,
  { name: "notes", label: "Notes", kind: "long_text" },
];

/** What a new record is about. */
export const characterizationSubjectFields: readonly RecordField[] = [
  {
    name: "subjectKind",
    label: "Subject",
    kind: "choice",
    isRequired: true,
    options: optionsOf(["pellet", "interlayer", "cell", "run"]),
  },
  { name: "subjectCode", label: "Its code", kind: "text", isRequired: true, hint: "For example C-0042" },
];
