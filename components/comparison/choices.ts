/** What the controls of a ranking offer, read from its result. */
import type { ComparisonQuery, ComparisonResult } from "@/lib/contract/comparison";
import { conditionNames } from "@/lib/domain/comparison-vocabulary";
import { words } from "../words";
import type { ComparisonChoices } from "./comparison-controls";

const usualMetals = ["Ag", "Au", "Zn", "Cu", "bare"];

const rowTitles: readonly { readonly value: string; readonly title: string }[] = [
  { value: "metal", title: "metal" },
  { value: "interlayerThicknessNm", title: "interlayer thickness" },
  { value: "lot", title: "pellet lot" },
  { value: "deposition", title: "deposition" },
  { value: "operator", title: "operator" },
  { value: "temperatureC", title: "temperature" },
  { value: "stackPressureMpa", title: "stack pressure" },
  { value: "currentDensityMaCm2", title: "current density" },
  { value: "arealCapacityMahCm2", title: "areal capacity" },
  { value: "composition", title: "electrolyte" },
  { value: "surfaceRoute", title: "surface route" },
  { value: "counter", title: "counter electrode" },
  { value: "housing", title: "housing" },
  { value: "protocolKind", title: "protocol" },
];

export function choicesOf(
  result: ComparisonResult,
  query: ComparisonQuery,
  projects: ComparisonChoices["projects"],
): ComparisonChoices {
  const arms = result.groups.flatMap((group) => group.arms);
  const together = (known: readonly string[], chosen: readonly string[] | undefined) =>
    [...new Set([...known, ...(chosen ?? [])])].sort();
  const named = result.groups.flatMap(({ matched, relaxed }) => [...matched, ...relaxed]);
  const titles = Object.fromEntries(named.map(({ name, title }) => [name, title]));
  const conditions = conditionNames.filter(
    (name) => titles[name] !== undefined || query.relax?.includes(name),
  );
  return {
    metals: [...new Set([...usualMetals, ...arms.map(({ metal }) => metal)])],
    lots: together(
      arms.flatMap(({ lots }) => lots),
      query.lotCodes,
    ),
    projects,
    conditions: Object.fromEntries(conditions.map((name) => [name, titles[name] ?? words(name)])),
    rows: rowTitles,
  };
}
