/** An arm: the cells that stand for one interlayer inside one comparability group, and what may be said of them. */
import type { ArmProfile } from "./arm-profile";
import type { Observation, Provenance } from "./observation";

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
  /** What stands beside the value: first-cycle CE (fraction) or charge plated up to the failure (mAh cm⁻²). */
  readonly beside: number | null;
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
  /** The truth lies somewhere above `order`: a median not reached, a ramp survived, "≥" in print. */
  readonly isOpenAbove: boolean;
  /** What the limits are, or why there are none. */
  readonly intervalNote: string;
}

/** An interval from resampling, with everything that repeats it. */
export interface BootstrapLimits {
  readonly lower: number;
  readonly upper: number;
  readonly resamples: number;
  /** Null where every resample was counted. */
  readonly seed: number | null;
  readonly method: string;
}

export interface RestrictedMean {
  /** Horizon that all arms of the group share, cycles. */
  readonly horizonCycles: number;
  readonly mean: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface SurvivalCurve {
  readonly time: readonly number[];
  readonly survival: readonly number[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  readonly atRisk: readonly number[];
  readonly censored: readonly number[];
}

/** What the cells of an arm say of its metric. */
export interface ArmEvidence {
  readonly points: readonly ArmPoint[];
  readonly statistic: ArmStatistic;
  /** The estimate under another reading of the doubtful cells; null where there is none to read otherwise. */
  readonly sensitivity: ArmStatistic | null;
  /** CE: the first cycle, apart. CCD: cumulative areal capacity. Null where nothing is known of it. */
  readonly beside: ArmStatistic | null;
  readonly bootstrap: BootstrapLimits | null;
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
}

export interface Arm extends ArmEvidence {
  readonly key: string;
  /** "Ag", "Ag 200 nm", "L-0001": what forms the arm, and its provenance where the group has several. */
  readonly label: string;
  readonly metal: string;
  readonly provenance: Provenance;
  /** Published values stand among the cells because the reader asked for it. */
  readonly isPooled: boolean;
  /** Null when the source does not say. */
  readonly nCells: number | null;
  readonly nPellets: number | null;
  readonly nLots: number | null;
  readonly lots: readonly string[];
  readonly restrictedMean: RestrictedMean | null;
}

/** An arm with the cells behind it, while the comparison is made. */
export interface FormedArm extends Arm {
  /** The parts that form it, in the order of the fields. */
  readonly parts: readonly string[];
  readonly observations: readonly Observation[];
  /** Those that count. */
  readonly members: readonly Observation[];
  readonly profile: ArmProfile;
}

/** The part of an arm that the estimators of every metric share when no cell is left to count. */
export const noCells: ArmStatistic = {
  name: "no cells",
  text: "–",
  order: null,
  lower: null,
  upper: null,
  isOpenAbove: false,
  intervalNote: "every cell is excluded",
};

/** Cells that count, each once. */
export function counted<Each extends Observation>(observations: readonly Each[]): readonly Each[] {
  return observations.filter(({ exclusion }) => exclusion === null);
}

/** Values as printed, one role each: they order, and no more, unless the reader pools them. */
export function isPrinted(members: readonly Observation[], isPooled: boolean): boolean {
  return !isPooled && members.some(({ isRole }) => isRole);
}

/** How many, unless a published role makes it unknown. */
export function sizeOf(members: readonly Observation[]): Pick<Arm, "nCells" | "nPellets" | "nLots" | "lots"> {
  const cells = new Set<string>();
  const pellets = new Set<string | null>();
  const lots = new Set<string | null>();
  let isAnyRole = false;
  for (const member of members) {
    cells.add(member.cellCode);
    pellets.add(member.pelletCode);
    lots.add(member.lotCode);
    isAnyRole ||= member.isRole;
  }
  const known = [...lots].filter((lot) => lot !== null).sort();
  if (isAnyRole) return { nCells: null, nPellets: null, nLots: null, lots: known };
  return {
    nCells: cells.size,
    nPellets: pellets.has(null) ? null : pellets.size,
    nLots: lots.has(null) ? null : lots.size,
    lots: known,
  };
}
