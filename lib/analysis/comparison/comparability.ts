/** Like with like: observations fall into groups whose conditions agree within tolerance; groups never merge silently. */
import type { ComparisonMetric, ConditionName, Conditions, Observation } from "./observation";

/** Conditions that must match for a metric, unless the reader relaxes them. */
export const matchedByDefault: Readonly<Record<ComparisonMetric, readonly ConditionName[]>> = {
  coulombic_efficiency: [
    "cellKind",
    "areaBasis",
    "currentDensityMaCm2",
    "arealCapacityMahCm2",
    "temperatureC",
    "stackPressureMpa",
    "composition",
    "surfaceRoute",
    "counter",
    "cutoffs",
    "rule",
    "interlayerThicknessNm",
  ],
  // The current density is what a ramp varies; the charge of each step is what must agree.
  critical_current_density: [
    "cellKind",
    "areaBasis",
    "arealCapacityMahCm2",
    "temperatureC",
    "stackPressureMpa",
    "composition",
    "surfaceRoute",
    "counter",
    "rule",
    "interlayerThicknessNm",
  ],
  cycle_life: [
    "cellKind",
    "areaBasis",
    "currentDensityMaCm2",
    "arealCapacityMahCm2",
    "temperatureC",
    "stackPressureMpa",
    "composition",
    "surfaceRoute",
    "counter",
    "cutoffs",
    "rule",
    "interlayerThicknessNm",
  ],
};

/** Relaxing one of these makes every order descriptive only. */
export const neverRelaxedQuietly: readonly ConditionName[] = ["cellKind", "areaBasis", "rule"];

type Tolerance = { readonly relative: number } | { readonly absolute: number };

const tolerances: Readonly<Partial<Record<ConditionName, Tolerance>>> = {
  currentDensityMaCm2: { relative: 0.05 },
  arealCapacityMahCm2: { relative: 0.05 },
  temperatureC: { absolute: 2 },
  stackPressureMpa: { relative: 0.2 },
  interlayerThicknessNm: { relative: 0.2 },
};

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

export interface GroupCondition {
  readonly name: ConditionName;
  readonly title: string;
  /** The common value, a range when it varies within tolerance, "not stated" when nobody says. */
  readonly text: string;
  readonly isStated: boolean;
}

export interface RelaxedCondition {
  readonly name: ConditionName;
  readonly title: string;
  /** Every value that now stands side by side. */
  readonly texts: readonly string[];
}

export interface ComparabilityGroup {
  readonly key: string;
  readonly matched: readonly GroupCondition[];
  /** Relaxed conditions that differ inside the group. */
  readonly relaxed: readonly RelaxedCondition[];
  readonly observations: readonly Observation[];
}

export interface MatchOptions {
  readonly metric: ComparisonMetric;
  /** Conditions that no longer need to match. @default none */
  readonly relax?: readonly ConditionName[] | undefined;
}

/** Groups in the order of their size, largest first, then by key: the order of the input changes nothing. */
export function comparabilityGroups(
  observations: readonly Observation[],
  options: MatchOptions,
): ComparabilityGroup[] {
  const relax = options.relax ?? [];
  const matched = matchedByDefault[options.metric].filter((name) => !relax.includes(name));
  const binOf = new Map(matched.map((name) => [name, bins(name, observations)]));
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = matched
      .map((name) => `${name}=${binOf.get(name)?.(comparable(observation, name))}`)
      .join("|");
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [observation]);
    else members.push(observation);
  }
  return [...groups]
    .map(([key, members]) => ({
      key,
      matched: matched.map((name) => conditionOf(name, members)),
      relaxed: relax
        .map((name) => ({ name, title: conditionTitles[name], texts: textsOf(name, members) }))
        .filter(({ texts }) => texts.length > 1),
      observations: [...members].sort((a, b) =>
        compareText(`${a.cellCode} ${a.runCode}`, `${b.cellCode} ${b.runCode}`),
      ),
    }))
    .sort((a, b) => b.observations.length - a.observations.length || compareText(a.key, b.key));
}

/** A bare control has no thickness to match: it stands beside every coated arm as their zero. */
function comparable(observation: Observation, name: ConditionName): Conditions[ConditionName] | "control" {
  return name === "interlayerThicknessNm" && observation.metal === "bare"
    ? "control"
    : observation.conditions[name];
}

type Bin = (value: string | number | null) => string;

/**
 * Numbers are binned from the smallest up: a bin is opened by the first value beyond the last bin's start plus its
 * tolerance, so that the same set of values always gives the same bins.
 */
function bins(name: ConditionName, observations: readonly Observation[]): Bin {
  const tolerance = tolerances[name];
  if (tolerance === undefined) return (value) => (value === null ? notStated : String(value));
  const values = observations
    .map((each) => comparable(each, name))
    .filter((value): value is number => typeof value === "number")
    .sort((a, b) => a - b);
  const starts: number[] = [];
  for (const value of values) {
    const start = starts.at(-1);
    if (start === undefined || value > limitOf(start, tolerance) + 1e-12) starts.push(value);
  }
  // The controls stand in the only thickness bin there is; where there are several, they stand apart.
  const control = starts.length === 1 ? String(starts[0]) : "control";
  return (value) => {
    if (value === null) return notStated;
    if (value === "control") return control;
    return String(starts.findLast((start) => start <= Number(value)));
  };
}

/** Both ends of a bin lie within the tolerance of its middle. */
function limitOf(start: number, tolerance: Tolerance): number {
  if ("absolute" in tolerance) return start + 2 * tolerance.absolute;
  return (start * (1 + tolerance.relative)) / (1 - tolerance.relative);
}

function conditionOf(name: ConditionName, members: readonly Observation[]): GroupCondition {
  const values = members
    .map((member) => comparable(member, name))
    .filter((value) => value !== null && value !== "control");
  const title = conditionTitles[name];
  if (values.length === 0) return { name, title, text: notStated, isStated: false };
  const numbers = values.filter((value): value is number => typeof value === "number");
  if (numbers.length === 0) return { name, title, text: String(values[0]), isStated: true };
  const low = numbers.reduce((a, b) => Math.min(a, b));
  const high = numbers.reduce((a, b) => Math.max(a, b));
  const text = low === high ? brief(low) : `${brief(low)} to ${brief(high)}`;
  return { name, title, text, isStated: true };
}

function textsOf(name: ConditionName, members: readonly Observation[]): string[] {
  const texts = members.map((member) => {
    const value = comparable(member, name);
    if (value === null) return notStated;
    return typeof value === "number" ? brief(value) : value;
  });
  return [...new Set(texts)].sort(compareText);
}

function brief(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** Code point order: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
