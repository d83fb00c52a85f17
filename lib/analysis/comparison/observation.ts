/** One observation of one metric on one cell: what a comparison is made from. */

export type { ComparisonMetric } from "@/lib/domain/comparison-vocabulary";

export type Provenance = "measured" | "reported" | "simulated";

/** What must match before two numbers may stand in one table. null = not stated, which matches nothing stated. */
export interface Conditions {
  readonly cellKind: string | null;
  readonly housing: string | null;
  readonly areaBasis: string | null;
  readonly currentDensityMaCm2: number | null;
  readonly arealCapacityMahCm2: number | null;
  readonly temperatureC: number | null;
  readonly stackPressureMpa: number | null;
  readonly composition: string | null;
  readonly surfaceRoute: string | null;
  readonly counter: string | null;
  readonly cutoffs: string | null;
  readonly protocolKind: string | null;
  /** Estimator, end-of-life or detection rule with its version; "as printed" for a publication's own. */
  readonly rule: string | null;
  readonly interlayerThicknessNm: number | null;
}

export type ConditionName = keyof Conditions;

export interface EfficiencyValue {
  readonly metric: "coulombic_efficiency";
  /** Ratio of sums over the window; may exceed 1 and is never clipped. */
  readonly fraction: number;
  readonly firstFraction: number | null;
  readonly cycles: number | null;
}

export interface CriticalCurrentValue {
  readonly metric: "critical_current_density";
  /** Highest step survived; null when the first step failed. */
  readonly passMaCm2: number | null;
  /** First step failed; null when the ramp was survived. */
  readonly failMaCm2: number | null;
  /** How a single printed number is to be read; a measured interval needs no reading. */
  readonly convention: "interval" | "last_survived" | "first_failed" | "unspecified";
  /** The intervals that an unspecified number may mean. */
  readonly candidates: readonly { readonly passMaCm2: number; readonly failMaCm2: number }[];
  /** The number as printed, where nothing says whether it was survived; null for an interval. */
  readonly printedMaCm2: number | null;
  /** Plated charge up to the failure or the end of the ramp, mAh cm⁻². */
  readonly cumulativeMahCm2: number | null;
}

export interface LifeValue {
  readonly metric: "cycle_life";
  readonly cycles: number;
  /** event: the cell died; censored: observation stopped before; unknown: the source does not say. */
  readonly end: "event" | "censored" | "unknown";
  /** What ended it, or why observation stopped. */
  readonly cause: string | null;
  /** Cycles the cell had lived before it counts as observed. @default 0 */
  readonly entryCycles?: number;
  /** A person decided the end, above the rule. */
  readonly isDecidedByPerson: boolean;
}

export type ObservedValue = EfficiencyValue | CriticalCurrentValue | LifeValue;

export interface Observation {
  /** Address of the evidence: cell, run. */
  readonly cellCode: string;
  readonly runCode: string;
  readonly metal: string;
  readonly provenance: Provenance;
  /** A publication's role is not a counted cell: n stays unknown. */
  readonly isRole: boolean;
  readonly pelletCode: string | null;
  readonly lotCode: string | null;
  /** Sputter runs of the interlayer's layers, joined. */
  readonly depositionCode: string | null;
  readonly face: string | null;
  readonly operator: string | null;
  readonly cycler: string | null;
  /** ISO day of the build. */
  readonly builtOn: string | null;
  readonly conditions: Conditions;
  readonly value: ObservedValue;
  /** "=", "~", ">=": how the number was printed. */
  readonly qualifier: string;
  /** Share of a plating step that the metal can take up by alloying, 0 … 1; null when it does not alloy or is unknown. */
  readonly alloyShare: number | null;
  readonly flags: readonly string[];
  /** Keys of open conflicts that touch this value. */
  readonly openConflicts: readonly string[];
  /** Why it is left out of every estimate; null when it counts. */
  readonly exclusion: string | null;
  /** Short citation of a reported value. */
  readonly source: string | null;
  /** SHA-256 over what the value was made from, with the analysis that made it. */
  readonly inputHash: string;
}

/** Observations narrowed to one metric. */
export type ObservationOf<Value extends ObservedValue> = Observation & { readonly value: Value };
