/** What a rule takes and what it gives: the window of records it saw, and the numbers it judged by. */
import type { Cycle } from "../cycles";
import type { CyclingRun } from "../cycling-run";
import type { HalfCycle, HalfCycleTable } from "../half-cycles";
import type { ShortParameters } from "./short-parameters";

export type ShortRule = "S1" | "S2" | "S3" | "S4" | "S5" | "S6" | "S7";

export interface ShortEvidence {
  readonly rule: ShortRule;
  /** Records of the window, both inclusive; null for a spectrum. */
  readonly firstRecord: number | null;
  readonly lastRecord: number | null;
  /** Run time of the onset, s. */
  readonly onsetS: number | null;
  readonly cycle: number | null;
  readonly direction: "plating" | "stripping" | "rest" | null;
  /** In words, with the numbers. */
  readonly message: string;
}

export interface Spectrum {
  readonly frequencyHz: ArrayLike<number>;
  readonly realOhm: ArrayLike<number>;
  /** Negative when capacitive. */
  readonly imaginaryOhm: ArrayLike<number>;
  /** Cycle after which it was taken, where known. */
  readonly afterCycle?: number;
}

export interface ShortContext {
  readonly run: CyclingRun;
  readonly table: HalfCycleTable;
  readonly cycles: readonly Cycle[];
  readonly counterElectrode: "lithium" | "cathode";
  /** Electrode area; null leaves out the rules that need a current density. */
  readonly areaCm2: number | null;
  /** The pellet's own values, thickness after polishing; null leaves out S1 and part of S7. */
  readonly pellet: { readonly thicknessUm: number; readonly conductivityMsCm: number } | null;
  /** Charge that the film takes up before lithium plates; null if not known. */
  readonly alloyMahCm2: number | null;
  /** Lithium of the cathode of a full cell. */
  readonly cathodeMahCm2: number | null;
  /** Upper cut-off of strip (half cell) or charge (full cell); null to infer it from the run. */
  readonly upperCutoffV: number | null;
  readonly spectra: readonly Spectrum[];
  readonly parameters: ShortParameters;
}

/** A rule: all places of a run where it fires, in the order of time. */
export type ShortDetector = (context: ShortContext) => ShortEvidence[];

export interface CycleHalf {
  readonly cycle: Cycle;
  readonly half: HalfCycle;
  readonly direction: "plating" | "stripping";
}

/** Half-cycles of one direction with the cycle they belong to. */
export function halvesOf(context: ShortContext, direction: "plating" | "stripping"): CycleHalf[] {
  const halves: CycleHalf[] = [];
  for (const cycle of context.cycles) {
    const index = direction === "plating" ? cycle.platingHalfCycle : cycle.strippingHalfCycle;
    const half = index === null ? undefined : context.table.halfCycles[index];
    if (half !== undefined) halves.push({ cycle, half, direction });
  }
  return halves;
}

/** Current of records k−1 and k is the same within 2 %. */
export function isConstantCurrent(run: CyclingRun, k: number): boolean {
  const { currentMa } = run;
  if (currentMa === null || k === 0) return false;
  const now = currentMa[k]!;
  return Math.abs(now - currentMa[k - 1]!) <= 0.02 * Math.abs(now);
}

/** The cut-off stated, else the voltage that most strips (charges) end at; null when they end all over the place. */
export function upperCutoff(context: ShortContext): number | null {
  if (context.upperCutoffV !== null) return context.upperCutoffV;
  const direction = context.counterElectrode === "lithium" ? "stripping" : "plating";
  const tops = halvesOf(context, direction)
    .map(({ half }) => half.voltageMaxV)
    .filter((top) => Number.isFinite(top));
  if (tops.length === 0) return null;
  const highest = Math.max(...tops);
  const reached = tops.filter((top) => top > highest - context.parameters.cutoffToleranceV).length;
  return highest > 0.8 && reached >= Math.min(2, tops.length) ? highest : null;
}

export const show = (value: number) => String(Number(value.toPrecision(3)));
export const millivolts = (volts: number) => `${show(volts * 1000)} mV`;
