/** Steps of a test recipe. Currents are densities on the protocol's area basis; plating and stripping are primary. */

export type StepDirection = "plating" | "stripping";

export interface RestStep {
  readonly type: "rest";
  readonly durationMin: number;
}

/** Constant current until the first of its limits; at least one is stated. */
export interface ConstantCurrentStep {
  readonly type: "constant_current";
  readonly direction: StepDirection;
  readonly currentDensityMaCm2: number;
  readonly arealCapacityMahCm2: number | null;
  readonly cutoffV: number | null;
  readonly durationMin: number | null;
}

/** The CV part of CC–CV: holds a voltage until the current has fallen or the time is over. */
export interface ConstantVoltageStep {
  readonly type: "constant_voltage";
  readonly direction: StepDirection;
  readonly voltageV: number;
  readonly untilCurrentDensityMaCm2: number | null;
  readonly durationMin: number | null;
}

/**
 * Plating currents from level to level, each with a fixed capacity (or a fixed time), each followed by a stripping at
 * one fixed current density, or at the level's own when that is null.
 */
export interface CcdRampStep {
  readonly type: "ccd_ramp";
  readonly fromMaCm2: number;
  readonly toMaCm2: number;
  readonly stepMaCm2: number;
  readonly arealCapacityMahCm2: number | null;
  readonly platingDurationMin: number | null;
  readonly platingCutoffV: number | null;
  readonly strippingCurrentDensityMaCm2: number | null;
  readonly strippingCutoffV: number | null;
  readonly cyclesPerLevel: number;
}

export interface LoopStep {
  readonly type: "loop";
  readonly count: number;
  readonly steps: readonly ProtocolStep[];
}

export interface ImpedanceStep {
  readonly type: "eis";
  readonly frequencyMaxHz: number;
  readonly frequencyMinHz: number;
  readonly amplitudeMv: number | null;
  readonly pointsPerDecade: number | null;
}

export type ProtocolStep =
  | RestStep
  | ConstantCurrentStep
  | ConstantVoltageStep
  | CcdRampStep
  | LoopStep
  | ImpedanceStep;
