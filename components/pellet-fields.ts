import type { RecordField } from "./record-fields";

/** Fields of one pellet that a person edits; the same in the batch table and on the pellet's page. */
export const pelletFields: readonly RecordField[] = [
  { name: "composition", label: "Composition", kind: "text", isRequired: true },
  { name: "thicknessUm", label: "Thickness before polish", kind: "number", unit: "µm" },
  { name: "polishedThicknessUm", label: "Thickness after polish", kind: "number", unit: "µm" },
  { name: "diameterMm", label: "Diameter", kind: "number", unit: "mm" },
  { name: "massMg", label: "Mass", kind: "number", unit: "mg" },
  { name: "relativeDensityPercent", label: "Relative density", kind: "number", unit: "%" },
  { name: "dewPointC", label: "Dew point", kind: "number", unit: "°C" },
  { name: "notes", label: "Notes", kind: "long_text" },
];
