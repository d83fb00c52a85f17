/** An arm: the cells that stand for one interlayer inside one comparability group, and what may be said of them. */
import type { ComparisonMetric, Observation, Provenance } from "./observation";

/** One cell in an arm, as a figure shows it. */
export interface ArmPoint {
  readonly cellCode: string;
  readonly runCode: string;
  readonly pelletCode: string | null;
  readonly lotCode: string | null;
  /** CE as fraction, life in cycles, or the step survived in mA cm⁻²; null where the first step failed. */
  readonly value: number | null;
  /** First step failed, mA cm⁻²; null when the ramp was survived, and for the other metrics. */
  readonly upper: number | null;
  /** True value lies above: still alive, ramp survived. */
  readonly isCensored: boolean;
  /** As a table prints it: "86", "≈ 55", "505+", "(0.8, 0.9]". */
  readonly text: string;
  readonly flags: readonly string[];
  /** Why it is in no estimate; null when it counts. */
  readonly exclusion: string | null;
  readonly source: string | null;
}

export interface ArmStatistic {
  /** "median over cells", "Kaplan–Meier median", "Turnbull median", "as printed". */
  readonly name: string;
  readonly text: string;
  /** Orders the rows; null is unknown and stands last. */
  readonly order: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** What the limits are, or why there are none. */
  readonly intervalNote: string;
}

export interface SurvivalCurve {
  readonly time: readonly number[];
  readonly survival: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly atRisk: readonly number[];
  readonly censored: readonly number[];
}

export interface Arm {
  readonly key: string;
  readonly metal: string;
  readonly provenance: Provenance;
  /** Null when the source does not say. */
  readonly nCells: number | null;
  readonly nPellets: number | null;
  readonly nLots: number | null;
  readonly lots: readonly string[];
  readonly points: readonly ArmPoint[];
  readonly statistic: ArmStatistic;
  /** Unknown ends taken as events: does the order survive that? Null where it changes nothing. */
  readonly sensitivity: ArmStatistic | null;
  /** Only for cycle life and critical current density: the share alive after each cycle, or above each step. */
  readonly curve: SurvivalCurve | null;
  /** Only for cycle life: cumulative incidence by cause. */
  readonly incidence: readonly {
    readonly cause: string;
    readonly time: readonly number[];
    readonly share: readonly number[];
  }[];
  /** Sentences about single cells that the reader must know of. */
  readonly remarks: readonly string[];
  readonly observations: readonly Observation[];
}

/** How an arm is formed: measured, reported and simulated cells never stand in one arm unless the reader pools them. */
export function armKey(observation: Observation, poolReported: boolean): string {
  const series = poolReported && observation.provenance === "reported" ? "measured" : observation.provenance;
  return `${observation.metal}|${series}`;
}

/** Cells that count, each once. */
export function counted(observations: readonly Observation[]): readonly Observation[] {
  return observations.filter(({ exclusion }) => exclusion === null);
}

/** How many, unless a published role makes it unknown. */
export function sizeOf(observations: readonly Observation[]): {
  readonly nCells: number | null;
  readonly nPellets: number | null;
  readonly nLots: number | null;
  readonly lots: readonly string[];
} {
  const members = counted(observations);
  const lots = distinct(members.map(({ lotCode }) => lotCode));
  if (members.some(({ isRole }) => isRole)) return { nCells: null, nPellets: null, nLots: null, lots };
  const everyPellet = members.every(({ pelletCode }) => pelletCode !== null);
  const everyLot = members.every(({ lotCode }) => lotCode !== null);
  return {
    nCells: distinct(members.map(({ cellCode }) => cellCode)).length,
    nPellets: everyPellet ? distinct(members.map(({ pelletCode }) => pelletCode)).length : null,
    nLots: everyLot ? lots.length : null,
    lots,
  };
}

export function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value): value is string => value !== null))].sort();
}

export const metricTitles: Readonly<
  Record<ComparisonMetric, { readonly title: string; readonly unit: string }>
> = {
  coulombic_efficiency: { title: "Coulombic efficiency", unit: "%" },
  critical_current_density: { title: "Critical current density", unit: "mA cm⁻²" },
  cycle_life: { title: "Cycle life", unit: "cycles" },
};
