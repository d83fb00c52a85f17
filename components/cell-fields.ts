/** Fields of a cell that a person edits: the same on the form that builds cells and on the cell's page. */
import { areaBases } from "@/lib/domain/area";
import { requiredParts } from "@/lib/domain/cell-parts";
import {
  assemblyKinds,
  type CellKind,
  catholyteUnits,
  cellKinds,
  housings,
  layerRoles,
  operandoTechniques,
} from "@/lib/domain/cell-vocabulary";
import type { RecordField } from "./record-fields";
import { rowsField } from "./rows-field";
import { optionsOf } from "./words";

export const cellKindTitles: Readonly<Record<CellKind, string>> = {
  operando: "Operando",
  half: "Half",
  hybrid_full: "Hybrid full",
};

export const kindField: RecordField = {
  name: "kind",
  label: "Kind",
  kind: "choice",
  isRequired: true,
  options: cellKinds.map((value) => ({ value, title: cellKindTitles[value] })),
};

const parts = {
  operandoTechnique: { label: "Technique", kind: "choice", options: optionsOf(operandoTechniques) },
  operandoWindow: {
    label: "Surface or window",
    kind: "text",
    hint: "“open surface”, or what is looked through",
  },
  collectorFoil: { label: "Collector foil", kind: "text", hint: "With its thickness: Cu 10 µm" },
  lithiumThicknessUm: { label: "Lithium thickness", kind: "number", unit: "µm" },
  counterDiameterMm: { label: "Counter diameter", kind: "number", unit: "mm" },
  cathode: { label: "Cathode", kind: "text", hint: "NCM111" },
  cathodeLoadingMahCm2: {
    label: "Cathode loading",
    kind: "number",
    unit: "mAh cm⁻²",
    hint: "Per cm² of cathode",
  },
  cathodeDiameterMm: { label: "Cathode diameter", kind: "number", unit: "mm" },
  catholyte: { label: "Catholyte", kind: "text", hint: "2 M LiFSI in Pyr13FSI" },
  catholyteAmount: { label: "Amount of catholyte", kind: "number" },
  catholyteAmountUnit: {
    label: "Amount in",
    kind: "choice",
    options: catholyteUnits.map((value) => ({ value, title: value === "ul" ? "µL" : "wt% of the cathode" })),
  },
} as const satisfies Readonly<Record<string, Omit<RecordField, "name">>>;

const optionalParts: Readonly<Record<CellKind, readonly (keyof typeof parts)[]>> = {
  operando: ["lithiumThicknessUm", "counterDiameterMm", "collectorFoil"],
  half: ["counterDiameterMm"],
  hybrid_full: ["collectorFoil"],
};

/** What a kind of cell requires, and what else it may have. */
export function partFields(kind: CellKind): readonly RecordField[] {
  const required = requiredParts(kind) as readonly (keyof typeof parts)[];
  return [...required, ...optionalParts[kind]].map((name) => ({
    ...parts[name],
    name,
    isRequired: required.includes(name),
    isShown: (texts) => texts.kind === kind,
  }));
}

export const buildFields: readonly RecordField[] = [
  { name: "housing", label: "Housing", kind: "choice", options: optionsOf(housings) },
  {
    name: "areaBasis",
    label: "Areal values are per cm² of",
    kind: "choice",
    isRequired: true,
    options: optionsOf(areaBases),
  },
  { name: "stackPressureMpa", label: "Stack pressure", kind: "number", unit: "MPa", hint: "While cycled" },
  { name: "environment", label: "Environment", kind: "text", hint: "Ar glove box, dry room" },
  { name: "dewPointC", label: "Dew point", kind: "number", unit: "°C" },
  { name: "builtOn", label: "Built on", kind: "day" },
];

export const signFields: readonly RecordField[] = [
  {
    name: "platingSign",
    label: "Plating sign",
    kind: "choice",
    isNumeric: true,
    noneTitle: "unknown",
    options: [
      { value: "1", title: "+1: positive current plates" },
      { value: "-1", title: "−1: negative current plates" },
    ],
  },
  {
    name: "platingSignReason",
    label: "Evidence of the sign",
    kind: "text",
    hint: "The wiring, or what the voltage did in the first step",
  },
];

export const labelField: RecordField = {
  name: "label",
  label: "Label",
  kind: "text",
  isNeverNull: true,
  hint: "The lab's own name",
};
export const notesField: RecordField = { name: "notes", label: "Notes", kind: "long_text" };

export const assemblyField: RecordField = rowsField({
  name: "assemblySteps",
  label: "Assembly steps",
  rowNoun: "a step",
  columns: [
    { name: "kind", label: "Step", kind: "choice", isRequired: true, options: optionsOf(assemblyKinds) },
    { name: "pressureMpa", label: "Pressure", kind: "number", unit: "MPa" },
    { name: "temperatureC", label: "Temperature", kind: "number", unit: "°C" },
    { name: "durationMin", label: "Duration", kind: "number", unit: "min" },
    { name: "notes", label: "Notes", kind: "text", isNeverNull: true },
  ],
  emptyRow: { kind: "isostatic_press" },
  presets: [
    {
      title: "Isostatic press, 250 MPa, 3 min",
      row: { kind: "isostatic_press", pressureMpa: "250", durationMin: "3" },
    },
    { title: "Crimp", row: { kind: "crimp" } },
  ],
});

export interface LayerLot {
  readonly id: string;
  readonly title: string;
}

/** The stack, layer by layer; lots of foils, lithium and casings can be named where they are known. */
export function layersField(lots: readonly LayerLot[]): RecordField {
  return rowsField({
    name: "layers",
    label: "Stack, from the interlayer's side to the counter side",
    rowNoun: "a layer",
    columns: [
      { name: "role", label: "Role", kind: "choice", isRequired: true, options: optionsOf(layerRoles) },
      { name: "material", label: "Material", kind: "text", isRequired: true },
      { name: "thicknessUm", label: "Thickness", kind: "number", unit: "µm" },
      { name: "diameterMm", label: "Diameter", kind: "number", unit: "mm" },
      {
        name: "lotId",
        label: "Lot",
        kind: "choice",
        options: lots.map(({ id, title }) => ({ value: id, title })),
      },
      { name: "notes", label: "Notes", kind: "text", isNeverNull: true },
    ],
    emptyRow: { role: "collector" },
  });
}

const statusField: RecordField = {
  name: "status",
  label: "Status",
  kind: "choice",
  isRequired: true,
  options: optionsOf(["built", "running", "ended", "dismantled"]),
};

/** Every field of a cell that is there; the parts shown are those of its kind. */
export function editFields(choices: {
  readonly interlayers: readonly { readonly id: string; readonly title: string }[];
  readonly lots: readonly LayerLot[];
}): readonly RecordField[] {
  return [
    statusField,
    {
      name: "interlayerId",
      label: "Built on",
      kind: "choice",
      isRequired: true,
      options: choices.interlayers.map(({ id, title }) => ({ value: id, title })),
    },
    labelField,
    kindField,
    ...cellKinds.flatMap(partFields),
    ...buildFields,
    ...signFields,
    assemblyField,
    layersField(choices.lots),
    notesField,
  ];
}
