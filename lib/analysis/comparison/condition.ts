/** The conditions of a test: how they are called, which must match, and how closely. */
import type { ComparisonMetric, ConditionName } from "./observation";

const always: readonly ConditionName[] = [
  "cellKind",
  "housing",
  "areaBasis",
  "arealCapacityMahCm2",
  "temperatureC",
  "stackPressureMpa",
  "composition",
  "surfaceRoute",
  "counter",
  "rule",
  "interlayerThicknessNm",
];

/** Conditions that must match for a metric, unless the reader relaxes them. */
export const matchedByDefault: Readonly<Record<ComparisonMetric, readonly ConditionName[]>> = {
  coulombic_efficiency: [...always, "currentDensityMaCm2", "cutoffs"],
  // The current density is what a ramp varies; the charge of each step is what must agree.
  critical_current_density: always,
  cycle_life: [...always, "currentDensityMaCm2", "cutoffs"],
};

/** A difference in one of these makes every order descriptive only. */
export const neverRelaxedQuietly: readonly string[] = ["cellKind", "areaBasis", "rule"];

export type Tolerance = { readonly relative: number } | { readonly absolute: number };

export const tolerances: Readonly<Partial<Record<string, Tolerance>>> = {
  currentDensityMaCm2: { relative: 0.05 },
  arealCapacityMahCm2: { relative: 0.05 },
  temperatureC: { absolute: 2 },
  stackPressureMpa: { relative: 0.2 },
  interlayerThicknessNm: { relative: 0.2 },
} satisfies Partial<Record<ConditionName, Tolerance>>;

export const conditionTitles: Readonly<Record<ConditionName, string>> = {
  cellKind: "cell kind",
  housing: "housing",
  areaBasis: "area basis",
  currentDensityMaCm2: "current density / mA cm⁻²",
  arealCapacityMahCm2: "areal capacity / mAh cm⁻²",
  temperatureC: "temperature / °C",
  stackPressureMpa: "stack pressure / MPa",
  composition: "electrolyte",
  surfaceRoute: "surface route",
  counter: "counter electrode",
  cutoffs: "cut-offs",
  protocolKind: "protocol",
  rule: "definition",
  interlayerThicknessNm: "interlayer thickness / nm",
};

export const notStated = "not stated";
