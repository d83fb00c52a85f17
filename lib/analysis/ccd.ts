/**
 * Critical current density as what it is: an interval. The current is stepped, so a run tells the highest step that
 * was survived and the first that was not; CCD lies in (j_pass, j_fail]. Both ends may be open.
 */
import type { AreaBasis } from "@/lib/domain/area";
import type { Cycle } from "./cycles";

export interface CcdStep {
  /** Nominal current density of the step; both directions where the ramp is symmetric. */
  readonly currentDensityMaCm2: number;
  readonly firstCycle: number;
  readonly lastCycle: number;
}

export interface CcdFailure {
  readonly cycle: number;
  readonly direction: "plating" | "stripping" | "unknown";
  /** Run time of the onset, to place it within its half-cycle; null if only the cycle is known. */
  readonly onsetS: number | null;
}

export interface CcdInput {
  readonly cycles: readonly Cycle[];
  readonly areaBasis: AreaBasis;
  /** Planned plating current densities cycle by cycle, from the protocol; inferred from the run when absent. */
  readonly plannedMaCm2?: readonly number[];
  /** The first short by a named rule set or by a person; null when none was found. */
  readonly failure: CcdFailure | null;
}

export interface CcdResult {
  /** Highest step survived, 0 when the first one failed. */
  readonly jPassMaCm2: number;
  /** First step failed; null when the top of the ramp survived. */
  readonly jFailMaCm2: number | null;
  readonly censoring: "interval" | "left" | "right";
  readonly failDirection: CcdFailure["direction"] | null;
  readonly failCycle: number | null;
  /** Share of the failing half-cycle's planned time that had passed, 0 to 1. */
  readonly failFraction: number | null;
  /** Σ|Q| up to the failure or the end, mAh cm⁻², by direction. */
  readonly cumulativePlatedMahCm2: number;
  readonly cumulativeStrippedMahCm2: number;
  readonly steps: readonly CcdStep[];
  /** Whether the steps came from the protocol or were read off the plating currents. */
  readonly stepsFrom: "protocol" | "run";
  readonly areaBasis: AreaBasis;
}

/** Currents within this share of each other are one step. */
const sameStep = 0.03;
/** A plating counts as completed with this share of what its step plates otherwise. */
const completed = 0.97;

/**
 * Interval of one ramp; null when the cycles are no ramp (fewer than two rising steps) or have no current density.
 * A half-cycle that is missing at the end means that its step was not survived, but not that it failed: the run is
 * then right-censored at the last completed step.
 */
export function ccdInterval(input: CcdInput): CcdResult | null {
  const cycles = input.cycles.filter(
    (cycle) => cycle.index >= 1 && cycle.platingCurrentDensityMaCm2 !== null,
  );
  const steps = rampSteps(cycles, input.plannedMaCm2);
  if (steps === null) return null;
  const { failure } = input;
  const failCycle = failure?.cycle ?? null;
  const failStep =
    failCycle === null
      ? null
      : (steps.find((step) => failCycle >= step.firstCycle && failCycle <= step.lastCycle) ?? null);
  const survived = steps.filter((step) => {
    if (failStep !== null) return step.lastCycle < failStep.firstCycle;
    return cycles.filter((cycle) => inStep(cycle, step)).every((cycle) => isComplete(cycle, cycles));
  });
  const jPass = survived.at(-1)?.currentDensityMaCm2 ?? 0;
  const counted = cycles.filter((cycle) => failCycle === null || cycle.index <= failCycle);
  const failing = cycles.find((cycle) => cycle.index === failCycle) ?? null;
  const fraction = failing === null || failure === null ? null : failFraction(failing, failure, cycles);
  return {
    jPassMaCm2: jPass,
    jFailMaCm2: failStep?.currentDensityMaCm2 ?? null,
    censoring: failStep === null ? "right" : jPass === 0 ? "left" : "interval",
    failDirection: failure?.direction ?? null,
    failCycle,
    failFraction: fraction,
    cumulativePlatedMahCm2: sumUpTo(counted, failing, failure, fraction, "plating"),
    cumulativeStrippedMahCm2: sumUpTo(counted, failing, failure, fraction, "stripping"),
    steps,
    stepsFrom: input.plannedMaCm2 === undefined ? "run" : "protocol",
    areaBasis: input.areaBasis,
  };
}

/** Steps of rising current, each over one or more cycles; null when the currents do not rise at least once. */
function rampSteps(cycles: readonly Cycle[], planned: readonly number[] | undefined): CcdStep[] | null {
  const steps: CcdStep[] = [];
  for (const cycle of cycles) {
    const current = planned?.[cycle.index - 1] ?? cycle.platingCurrentDensityMaCm2!;
    const open = steps.at(-1);
    if (open !== undefined && Math.abs(current / open.currentDensityMaCm2 - 1) <= sameStep) {
      steps[steps.length - 1] = { ...open, lastCycle: cycle.index };
    } else {
      if (open !== undefined && current < open.currentDensityMaCm2) return null;
      steps.push({
        currentDensityMaCm2: planned === undefined ? nominal(current) : current,
        firstCycle: cycle.index,
        lastCycle: cycle.index,
      });
    }
  }
  // A protocol says that it is a ramp even if the cell died in its first step.
  const isRamp = planned === undefined ? steps.length >= 2 : new Set(planned).size >= 2;
  return isRamp && steps.length > 0 ? steps : null;
}

/** The set value behind a measured one: two digits where they are within 1 %. */
function nominal(current: number): number {
  const rounded = Number(current.toPrecision(2));
  return Math.abs(current / rounded - 1) < 0.01 ? rounded : current;
}

function inStep(cycle: Cycle, step: CcdStep): boolean {
  return cycle.index >= step.firstCycle && cycle.index <= step.lastCycle;
}

function isComplete(cycle: Cycle, all: readonly Cycle[]): boolean {
  return (
    cycle.strippedMah !== null && cycle.platedMah! >= completed * usual(all.map((each) => each.platedMah))
  );
}

function usual(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known[known.length >> 1] ?? 0;
}

function failFraction(cycle: Cycle, failure: CcdFailure, all: readonly Cycle[]): number | null {
  if (failure.onsetS === null || failure.direction === "unknown") return null;
  const plating = failure.direction === "plating";
  const startS = plating ? cycle.startS : cycle.endS - (cycle.strippingTimeS ?? Number.NaN);
  const plannedMah = plating ? usual(all.map((each) => each.platedMah)) : cycle.platedMah!;
  const currentMa = plating ? cycle.platingCurrentMa : cycle.strippingCurrentMa;
  if (currentMa === null || currentMa === 0) return null;
  const share = (failure.onsetS - startS) / ((plannedMah / currentMa) * 3600);
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : null;
}

function sumUpTo(
  counted: readonly Cycle[],
  failing: Cycle | null,
  failure: CcdFailure | null,
  fraction: number | null,
  direction: "plating" | "stripping",
): number {
  return counted.reduce((sum, cycle) => {
    const charge = (direction === "plating" ? cycle.platedMahCm2 : cycle.strippedMahCm2) ?? 0;
    if (cycle !== failing || failure === null) return sum + charge;
    if (failure.direction === direction) return sum + charge * (fraction ?? 1);
    // A cell that failed while plating stripped nothing that counts.
    return failure.direction === "plating" ? sum : sum + charge;
  }, 0);
}
