/** The whole analysis of one run's recordings: half-cycles, sign, cycles, efficiency, shorts, CCD, life. Pure. */
import { type CcdResult, ccdInterval } from "@/lib/analysis/ccd";
import {
  type CeSummary,
  findReservoirCe,
  type ReservoirTest,
  summariseCe,
} from "@/lib/analysis/coulombic-efficiency";
import { type Cycle, findCycles } from "@/lib/analysis/cycles";
import { type CyclingRun, concatenate } from "@/lib/analysis/cycling-run";
import { findHalfCycles, type HalfCycleTable } from "@/lib/analysis/half-cycles";
import { type CycleLife, cycleLife } from "@/lib/analysis/life";
import { type CounterElectrode, type PlatingSign, platingSign } from "@/lib/analysis/plating-sign";
import { polaritySuspicion } from "@/lib/analysis/polarity";
import { detectShorts, flagShorts, type ShortFinding } from "@/lib/analysis/short-circuit/detect-shorts";
import type { Spectrum } from "@/lib/analysis/short-circuit/short-evidence";
import type { Run } from "@/lib/contract/run";
import type { AreaBasis } from "@/lib/domain/area";
import type { ReaderWarning } from "@/lib/domain/parsed-file";
import type { Recording } from "@/lib/domain/recording";

/** What a person decided about the end of the run; stands above the rules. */
export interface PersonsEnd {
  readonly endEvent: Run["endEvent"];
  readonly censorReason: Run["censorReason"];
  readonly reason: string;
}

export interface RunContext {
  readonly counterElectrode: CounterElectrode;
  readonly statedSign: 1 | -1 | null;
  readonly area: { readonly basis: AreaBasis; readonly areaCm2: number | null };
  readonly pellet: { readonly thicknessUm: number; readonly conductivityMsCm: number } | null;
  /** On the area's basis, like every areal value here. */
  readonly alloyMahCm2: number | null;
  readonly cathodeMahCm2: number | null;
  readonly upperCutoffV: number | null;
  readonly formationCycles: number;
  /** What the protocol says; null without one. */
  readonly isCcd: boolean | null;
  readonly plannedMaCm2: readonly number[] | null;
  readonly personsEnd: PersonsEnd | null;
}

export interface RunAnalysis {
  readonly run: CyclingRun;
  readonly table: HalfCycleTable;
  readonly sign: PlatingSign;
  /** Empty while nothing tells which sign plates. */
  readonly cycles: readonly Cycle[];
  readonly ce: CeSummary;
  /** Where the run is a reservoir test, whose average efficiency then stands for the cell. */
  readonly reservoir: ReservoirTest | null;
  readonly shorts: readonly ShortFinding[];
  readonly ccd: CcdResult | null;
  /** By the rules alone. */
  readonly life: CycleLife;
  readonly warnings: readonly ReaderWarning[];
}

/** @param spectra impedance of the same cell, each with the cycle after which it was taken */
export function analyseRecordings(
  recordings: readonly Recording[],
  context: RunContext,
  spectra: readonly Spectrum[] = [],
): RunAnalysis {
  const run = concatenate(recordings);
  const table = findHalfCycles(run);
  const { counterElectrode } = context;
  const sign = platingSign({ halfCycles: table.halfCycles, counterElectrode, stated: context.statedSign });
  const warnings = [...run.warnings, ...table.warnings];
  if (sign.sign === null) {
    const nothing = { cycles: [], ce: summariseCe([]), reservoir: null, shorts: [], ccd: null };
    return { run, table, sign, ...nothing, life: cycleLife([], []), warnings };
  }
  const { areaCm2, basis } = context.area;
  const found = findCycles(
    table.halfCycles,
    { platingSign: sign.sign, ...(areaCm2 === null ? {} : { area: { basis, areaCm2 } }) },
    run,
  );
  const { pellet, alloyMahCm2, cathodeMahCm2, upperCutoffV } = context;
  const given = { areaCm2, pellet, alloyMahCm2, cathodeMahCm2, upperCutoffV };
  const shorts =
    counterElectrode === "unknown"
      ? []
      : detectShorts({ run, table, cycles: found, counterElectrode, spectra, ...given });
  const cycles = flagShorts(found, shorts);
  const suspicion = polaritySuspicion({
    halfCycles: table.halfCycles,
    cycles: found,
    platingSign: sign.sign,
    counterElectrode,
  });
  return {
    run,
    table,
    sign,
    cycles,
    // The first cycle carries alloying and formation: it is never mixed with the later ones.
    ce: summariseCe(cycles, {
      formationCycles: Math.max(1, context.formationCycles),
      // With the wrong sign every strip looks like a plating that never ends: such a short ends nothing.
      beforeCycle: suspicion === null ? (firstShort(shorts, context.personsEnd)?.firstCycle ?? null) : null,
    }),
    reservoir: findReservoirCe(cycles),
    shorts,
    ccd: ccdOf(cycles, shorts, context),
    life: cycleLife(cycles, shorts),
    warnings: suspicion === null ? warnings : [...warnings, suspicion],
  };
}

/** Fewest rising steps that make a run without a protocol a ramp. */
const fewestSteps = 3;

/** A ramp is what its protocol calls one; without a protocol, a run whose every cycle raises the current. */
function ccdOf(
  cycles: readonly Cycle[],
  shorts: readonly ShortFinding[],
  context: RunContext,
): CcdResult | null {
  if (context.isCcd === false) return null;
  const result = ccdInterval({
    cycles,
    areaBasis: context.area.basis,
    failure: ccdFailure(cycles, shorts, context.personsEnd),
    ...(context.plannedMaCm2 === null ? {} : { plannedMaCm2: context.plannedMaCm2 }),
  });
  if (context.isCcd === true || result === null) return result;
  const isRamp =
    result.steps.length >= fewestSteps && result.steps.every((step) => step.firstCycle === step.lastCycle);
  return isRamp ? result : null;
}

const saysShort = (end: PersonsEnd | null) =>
  end?.endEvent === "short_hard" || end?.endEvent === "short_soft";

/** The first short that is more than a suspicion; a person who says short or no short is believed. */
function firstShort(shorts: readonly ShortFinding[], end: PersonsEnd | null): ShortFinding | null {
  if (end !== null && !saysShort(end)) return null;
  return (
    shorts.find((each) => each.firstCycle !== null && (end !== null || each.severity !== "suspected")) ?? null
  );
}

function ccdFailure(cycles: readonly Cycle[], shorts: readonly ShortFinding[], end: PersonsEnd | null) {
  const first = firstShort(shorts, end);
  if (first !== null) {
    return { cycle: first.firstCycle!, direction: first.direction, onsetS: first.onsetS };
  }
  const last = cycles.at(-1);
  return saysShort(end) && last !== undefined
    ? { cycle: last.index, direction: "unknown" as const, onsetS: null }
    : null;
}
