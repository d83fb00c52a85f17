/** Words for comparisons: what may be asked, what must match, what may form a row. */

export const comparisonMetrics = ["coulombic_efficiency", "critical_current_density", "cycle_life"] as const;
export type ComparisonMetric = (typeof comparisonMetrics)[number];

export const conditionNames = [
  "cellKind",
  "housing",
  "areaBasis",
  "currentDensityMaCm2",
  "arealCapacityMahCm2",
  "temperatureC",
  "stackPressureMpa",
  "composition",
  "surfaceRoute",
  "counter",
  "cutoffs",
  "protocolKind",
  "rule",
  "interlayerThicknessNm",
] as const;

export const armFields = ["metal", "lot", "deposition", "operator", ...conditionNames] as const;

/** Whether a word out of an address or a form is one of a list. */
export function isOneOf<Word extends string>(words: readonly Word[], word: string): word is Word {
  return (words as readonly string[]).includes(word);
}
