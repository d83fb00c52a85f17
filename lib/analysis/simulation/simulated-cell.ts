/** What a simulated cell is made of, how it is driven and how it ends. Everything it yields is marked simulated. */
import type { InterlayerMetal } from "../alloy-phases";

export interface SimulatedCell {
  /** Against lithium a half cell; against a cathode an anode-less full cell. */
  readonly counter: "lithium" | "cathode";
  /** Null for a bare pellet on a copper collector. */
  readonly metal: InterlayerMetal | null;
  readonly interlayerNm: number;
  /** Area that current densities refer to. */
  readonly areaCm2: number;
  readonly pelletThicknessUm: number;
  readonly conductivityMsCm: number;
  /** Both interfaces together, at the start. */
  readonly interfaceAsrOhmCm2: number;
  /** Lithium of the counter (half cell) or of the charged cathode (full cell): 40 µm foil is 8.25. */
  readonly inventoryMahCm2: number;
  readonly firstCe: number;
  readonly meanCe: number;
  /** Standard deviation of the efficiency from cycle to cycle. */
  readonly ceSd: number;
  /** Growth of the interface resistance per cycle, Ω cm². */
  readonly asrGrowthOhmCm2: number;
}

export type Fate =
  | { readonly kind: "healthy" }
  /** From that share of that plating on, the cell is a wire. */
  | { readonly kind: "hard_short"; readonly cycle: number; readonly atShare: number }
  /** Partial, noisy drops that come and go. */
  | { readonly kind: "soft_short"; readonly fromCycle: number; readonly probability: number }
  /** The efficiency falls from cycle to cycle. */
  | { readonly kind: "fade"; readonly fromCycle: number; readonly ceLossPerCycle: number }
  /** Contact is lost: the resistance grows until the voltage limit ends every step early. */
  | { readonly kind: "polarisation"; readonly fromCycle: number; readonly asrPerCycleOhmCm2: number };

/** One cycle of the test programme. */
export interface ProgrammedCycle {
  readonly platingMaCm2: number;
  readonly platingMahCm2: number;
  readonly strippingMaCm2: number;
  /** Upper limit of a strip in a half cell; of the charge in a full cell. */
  readonly upperCutoffV: number;
  /** Lower limit of a plating in a half cell; of the discharge in a full cell. */
  readonly lowerCutoffV: number;
  /** The strip is given up after this multiple of the plated charge. */
  readonly stripLimit: number;
  readonly restS: number;
}

/** How the cycler logs. */
export interface SimulatedCycler {
  readonly intervalS: number;
  /** A record is also made when the voltage has moved by this much. */
  readonly voltageStepV: number;
  readonly voltageNoiseV: number;
  readonly voltageResolutionV: number;
  /** Relative to the set current. */
  readonly currentNoise: number;
  readonly currentResolutionMa: number;
}

export interface SimulationInput {
  readonly cell: SimulatedCell;
  readonly programme: readonly ProgrammedCycle[];
  readonly fate: Fate;
  readonly seed: number;
  /** The test is still running, or was stopped, at this share of this cycle. @default the whole programme */
  readonly until?: { readonly cycle: number; readonly share: number };
  /** −1 turns the sign of the logged current, as a cycler wired the other way does. @default 1 */
  readonly currentSign?: 1 | -1;
  readonly cycler?: Partial<SimulatedCycler>;
}

export const usualCycler: SimulatedCycler = {
  intervalS: 60,
  voltageStepV: 0.02,
  voltageNoiseV: 1.5e-4,
  voltageResolutionV: 1e-5,
  currentNoise: 2e-4,
  currentResolutionMa: 1e-6,
};
