/** An analysis as the rows that are stored of it. */
import { analysisVersion } from "@/lib/analysis/analysis-version";
import type { Cycle as StoredCycle } from "@/lib/contract/cycle";
import type { RunResultDetail } from "@/lib/contract/run-result";
import type { NewRunResult } from "@/lib/db/run-result";
import type { RunAnalysis, RunContext } from "./analyse-recordings";

export function toCycleRows({ cycles, table }: RunAnalysis): StoredCycle[] {
  return cycles.map((cycle) => {
    const strip = cycle.strippingHalfCycle === null ? undefined : table.halfCycles[cycle.strippingHalfCycle];
    return {
      number: cycle.index,
      vendorCycle: cycle.vendorCycle,
      platedMah: cycle.platedMah,
      strippedMah: cycle.strippedMah,
      platedMahCm2: cycle.platedMahCm2,
      strippedMahCm2: cycle.strippedMahCm2,
      ceFraction: cycle.ceFraction,
      meanPlatingV: cycle.platingMeanV,
      meanStrippingV: cycle.strippingMeanV,
      polarisationV: cycle.polarisationV,
      platingCurrentDensityMaCm2: cycle.platingCurrentDensityMaCm2,
      strippingCurrentDensityMaCm2: cycle.strippingCurrentDensityMaCm2,
      // A file without any clock has cycles, but no times.
      startS: Number.isFinite(cycle.startS) ? cycle.startS : 0,
      endS: Number.isFinite(cycle.endS) ? cycle.endS : 0,
      firstRecord: cycle.firstRecord,
      lastRecord: cycle.lastRecord,
      turnRecord: cycle.platingHalfCycle === null ? null : (strip?.firstRecord ?? null),
      flags: [...cycle.flags],
    };
  });
}

export function toResultRow(input: {
  readonly analysis: RunAnalysis;
  readonly context: RunContext;
  readonly inputHash: string;
  readonly traceKey: string;
  readonly parts: RunResultDetail["parts"];
}): NewRunResult {
  const { analysis, context, inputHash, traceKey, parts } = input;
  const { run, sign, cycles, ccd } = analysis;
  const voltage = rangeOf(run.voltageV);
  const typical = cycles.filter((cycle) => cycle.index > context.formationCycles && cycle.platedMah !== null);
  const warnings = analysis.warnings.map((warning) => ({ ...warning }));
  return {
    analysisVersion,
    inputHash,
    platingSign: sign.sign,
    platingSignSource: sign.evidence === "none" ? null : sign.evidence,
    platingSignReason: sign.reason,
    areaBasis: context.area.basis,
    areaCm2: context.area.areaCm2,
    records: run.rows,
    cycleCount: cycles.length,
    completedCycles: cycles.filter((cycle) => cycle.platedMah !== null && cycle.strippedMah !== null).length,
    durationS: durationOf(run.timeS),
    voltageMinV: voltage.min,
    voltageMaxV: voltage.max,
    ...efficiencyOf(analysis),
    currentDensityMaCm2: median(typical.map((cycle) => cycle.platingCurrentDensityMaCm2)),
    arealCapacityMahCm2: median(typical.map((cycle) => cycle.platedMahCm2)),
    isCcd: ccd !== null,
    ccdPassMaCm2: ccd === null || ccd.jPassMaCm2 === 0 ? null : ccd.jPassMaCm2,
    ccdFailMaCm2: ccd?.jFailMaCm2 ?? null,
    ccd,
    shorts: analysis.shorts,
    ...lifeOf(input.analysis, context),
    lifeHits: analysis.life.hits,
    flags: flagsOf(analysis, context),
    warnings,
    parts: parts.map(({ runFileId, name, firstRecord, records }) => ({
      runFileId,
      name,
      firstRecord,
      records,
    })),
    traceKey,
  };
}

/** The mean over the window, or the average of a reservoir test, whose first strip is partial by intention. */
function efficiencyOf({ ce, reservoir }: RunAnalysis) {
  if (reservoir === null) {
    return {
      ceEstimator: "ratio_of_sums",
      ceFirstFraction: ce.initial,
      ceFraction: ce.ratioOfSums,
      ceWindowStart: ce.firstCycle,
      ceWindowEnd: ce.lastCycle,
    };
  }
  return {
    ceEstimator: "reservoir",
    ceFirstFraction: reservoir.firstCycle === 1 ? null : ce.initial,
    ceFraction: reservoir.ceFraction,
    ceWindowStart: reservoir.firstCycle,
    ceWindowEnd: reservoir.lastCycle,
  };
}

/** Life by the rules, or as a person decided: an event the rules did not see is counted at the last full cycle. */
function lifeOf({ life, cycles }: RunAnalysis, { personsEnd }: RunContext) {
  if (cycles.length === 0) return { lifeCycles: null, lifeEvent: null, lifeRule: null };
  const full = cycles.filter((cycle) => cycle.index >= 1 && cycle.strippedMah !== null).length;
  if (personsEnd !== null) {
    const isCensored = personsEnd.endEvent === null;
    return {
      lifeCycles: isCensored || life.event === null ? full : life.cycles,
      lifeEvent: personsEnd.endEvent,
      lifeRule: `person: ${personsEnd.reason}`,
    };
  }
  return {
    lifeCycles: life.cycles,
    lifeEvent: life.event,
    lifeRule: life.rule === null ? null : `${life.rule.id} v${life.rule.version}`,
  };
}

/** What a view must say beside any number of this run. */
function flagsOf({ warnings, shorts, cycles, sign }: RunAnalysis, { area }: RunContext): string[] {
  const flags = new Set<string>(warnings.map((warning) => warning.code));
  if (shorts.length > 0) flags.add("short_suspect");
  if (cycles.some((cycle) => cycle.flags.includes("ce_above_100"))) flags.add("ce_above_100");
  if (sign.sign === null) flags.add("plating_sign_unknown");
  if (area.areaCm2 === null) flags.add("area_unknown");
  return [...flags];
}

function rangeOf(values: Float64Array): { readonly min: number | null; readonly max: number | null } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : { min: null, max: null };
}

function durationOf(timeS: Float64Array): number {
  const duration = timeS[timeS.length - 1]! - timeS[0]!;
  return Number.isFinite(duration) ? duration : 0;
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const upper = known[known.length >> 1];
  const lower = known[(known.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
