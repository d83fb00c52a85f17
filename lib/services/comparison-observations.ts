/** Rows of the database as observations of one metric: which run of a cell counts, and under which conditions. */
import { partitionPlating } from "@/lib/analysis/alloy";
import type {
  ComparisonMetric,
  Conditions,
  CriticalCurrentValue,
  LifeValue,
  Observation,
  ObservedValue,
} from "@/lib/analysis/comparison/observation";
import { firstHit } from "@/lib/analysis/life";
import type { MeasuredRow, ReportedRow } from "@/lib/db/comparison";
import { type EndRule, endRuleTitles } from "@/lib/domain/end-rules";
import { sha256Of } from "./content-hash";

/** What of a life counts: which rules may end it, and from when on it is watched. */
export interface LifeChoice {
  readonly endRules?: readonly EndRule[] | undefined;
  readonly afterFormation?: boolean | undefined;
}

/** Said in the result, so that the choice of run is no secret. */
export const runRules: Readonly<Record<ComparisonMetric, string>> = {
  coulombic_efficiency: "of each cell the run with the most completed cycles, ramps left out",
  critical_current_density: "of each cell the latest ramp",
  cycle_life: "of each cell the run with the most completed cycles, ramps left out",
};

/** One observation a cell: the run that the metric's rule chooses. */
export function measuredObservations(
  rows: readonly MeasuredRow[],
  { metric, endRules, afterFormation }: LifeChoice & { readonly metric: ComparisonMetric },
  exclusions: ReadonlyMap<string, string>,
): Observation[] {
  const life = { endRules, afterFormation };
  const chosen = new Map<string, { row: MeasuredRow; value: ObservedValue }>();
  for (const row of rows) {
    const value = measuredValue(row, metric, life);
    if (value === null) continue;
    const known = chosen.get(row.cell_id);
    if (known === undefined || isBetterRun(row, known.row, metric)) chosen.set(row.cell_id, { row, value });
  }
  return [...chosen.values()].map(({ row, value }) => ({
    cellCode: row.cell_code,
    runCode: row.run_code,
    metal: row.metal,
    provenance: row.provenance,
    lotCode: row.lot_code,
    isRole: false,
    pelletCode: row.pellet_code,
    depositionCode: row.deposition_code,
    face: row.face,
    operator: row.operator,
    cycler: row.cycler,
    builtOn: row.built_on,
    conditions: conditionsOf(row, {
      cellKind: row.cell_kind,
      temperatureC: row.temperature_c,
      areaBasis: row.area_basis,
      currentDensityMaCm2: row.current_density_ma_cm2,
      arealCapacityMahCm2: row.areal_capacity_mah_cm2,
      surfaceRoute: row.surface_route,
      rule: ruleOf(row, metric, life),
    }),
    value,
    qualifier: "=",
    alloyShare: alloyShare(row, row.areal_capacity_mah_cm2),
    flags: row.is_stale ? [...row.flags, "result_stale"] : row.flags,
    openConflicts: [],
    exclusion: exclusions.get(row.cell_code) ?? null,
    source: null,
    inputHash: `${row.input_hash}/${row.analysis_version}`,
  }));
}

/** A stable choice: the later start, then the higher code, where the rule leaves two runs equal. */
function isBetterRun(row: MeasuredRow, known: MeasuredRow, metric: ComparisonMetric): boolean {
  if (metric !== "critical_current_density" && row.completed_cycles !== known.completed_cycles) {
    return row.completed_cycles > known.completed_cycles;
  }
  const [start, knownStart] = [row.started_at?.getTime() ?? 0, known.started_at?.getTime() ?? 0];
  return start === knownStart ? row.run_code > known.run_code : start > knownStart;
}

function measuredValue(row: MeasuredRow, metric: ComparisonMetric, life: LifeChoice): ObservedValue | null {
  if (metric === "critical_current_density") {
    if (!row.is_ccd || (row.ccd_pass_ma_cm2 === null && row.ccd_fail_ma_cm2 === null)) return null;
    return {
      metric,
      passMaCm2: row.ccd_pass_ma_cm2,
      failMaCm2: row.ccd_fail_ma_cm2,
      convention: "interval",
      candidates: [],
      printedMaCm2: null,
      cumulativeMahCm2: row.ccd_plated_mah_cm2,
    };
  }
  if (row.is_ccd) return null;
  if (metric === "coulombic_efficiency") {
    if (row.ce_fraction === null) return null;
    const cycles =
      row.ce_window_start === null || row.ce_window_end === null
        ? null
        : row.ce_window_end - row.ce_window_start + 1;
    return { metric, fraction: row.ce_fraction, firstFraction: row.ce_first_fraction, cycles };
  }
  return lifeOf(row, life);
}

/** Null where there is no life, or where it ended before its watch began. */
function lifeOf(row: MeasuredRow, { endRules, afterFormation = false }: LifeChoice): LifeValue | null {
  if (row.life_cycles === null) return null;
  const entryCycles = afterFormation ? row.formation_cycles : 0;
  const hits = row.is_decided_by_person ? null : row.life_hits;
  const chosen = hits === null ? null : firstHit(hits.filter(({ ruleId }) => endRules?.includes(ruleId)));
  const cycles = hits === null ? row.life_cycles : (chosen?.cyclesBefore ?? row.completed_cycles);
  if (afterFormation && cycles <= entryCycles) return null;
  const end = hits === null ? lifeEnd(row) : chosen === null ? openEnd(row) : eventOf(chosen.event);
  return {
    ...{ metric: "cycle_life", cycles, entryCycles, end: end.end, cause: end.cause },
    isDecidedByPerson: row.is_decided_by_person,
  };
}

type LifeEnd = Pick<LifeValue, "end" | "cause">;

const eventOf = (cause: string): LifeEnd => ({ end: "event", cause });

/** How observation stopped of a cell that no rule ended. */
function openEnd(row: MeasuredRow): LifeEnd {
  if (row.censor_reason !== null && row.censor_reason !== "unknown")
    return { end: "censored", cause: row.censor_reason };
  return row.censor_reason === "unknown" || row.run_status === "ended"
    ? { end: "unknown", cause: null }
    : { end: "censored", cause: "still_running" };
}

/** The person's decision stands above the rule's. */
function lifeEnd(row: MeasuredRow): LifeEnd {
  if (row.end_event !== null) return eventOf(row.end_event);
  if (row.censor_reason === null && row.life_event !== null) return eventOf(row.life_event);
  return openEnd(row);
}

function ruleOf(row: MeasuredRow, metric: ComparisonMetric, life: LifeChoice): string {
  const version = `analysis ${row.analysis_version}`;
  if (metric === "coulombic_efficiency")
    return `${row.ce_estimator === "reservoir" ? "reservoir average" : "ratio of sums"}, ${version}`;
  if (metric === "critical_current_density") return `short-circuit rules, ${version}`;
  const rules = life.endRules?.map((rule) => endRuleTitles[rule]).join(", ");
  const since = life.afterFormation ? ", watched after formation" : "";
  return `${rules === undefined ? "end-of-life rules" : `end of life by ${rules}`}${since}, ${version}`;
}

export function reportedObservations(
  rows: readonly ReportedRow[],
  metric: ComparisonMetric,
  exclusions: ReadonlyMap<string, string>,
): Observation[] {
  return rows.map((row) => {
    const { conditions } = row;
    const number = (name: string) => (typeof conditions[name] === "number" ? conditions[name] : null);
    const text = (name: string) => (typeof conditions[name] === "string" ? conditions[name] : null);
    return {
      cellCode: row.cell_code,
      runCode: row.run_code,
      metal: row.metal,
      provenance: row.provenance,
      // A publication's rows are roles; the pellet and the lot behind them are the type, not the disc.
      isRole: true,
      pelletCode: null,
      lotCode: null,
      depositionCode: null,
      face: null,
      operator: null,
      cycler: null,
      builtOn: null,
      conditions: conditionsOf(row, {
        cellKind: conditions.cellKindInConflict === true ? null : (row.cell_kind ?? text("cellKind")),
        areaBasis: text("areaBasis"),
        currentDensityMaCm2: number("currentDensityMaCm2"),
        arealCapacityMahCm2: number("arealCapacityMahCm2"),
        temperatureC: row.temperature_c ?? number("temperatureC"),
        surfaceRoute: "as printed",
        rule: `as printed in ${row.source ?? "a publication"}`,
      }),
      value: reportedValue(row, metric),
      qualifier: row.qualifier,
      alloyShare: alloyShare(row, number("arealCapacityMahCm2")),
      flags: row.open_conflicts.map((key) => `conflict ${key}`),
      // A conflict about the printed number itself is told beside it; one about the cell's kind keeps it unranked.
      openConflicts: conditions.cellKindInConflict === true ? row.open_conflicts : [],
      exclusion: exclusions.get(row.cell_code) ?? null,
      source: row.source,
      inputHash: sha256Of({ value: row.value, qualifier: row.qualifier, conditions }),
    };
  });
}

function reportedValue(row: ReportedRow, metric: ComparisonMetric): ObservedValue {
  const { conditions, value } = row;
  if (metric === "coulombic_efficiency") {
    return { metric, fraction: value / 100, firstFraction: null, cycles: null };
  }
  if (metric === "cycle_life") {
    const isUnknown = conditions.event === "unknown" || conditions.treatedAs === "right_censored";
    const cause = typeof conditions.event === "string" ? conditions.event : null;
    return {
      metric,
      cycles: value,
      end: isUnknown ? "unknown" : "event",
      cause: isUnknown ? null : cause,
      isDecidedByPerson: false,
    };
  }
  return reportedCriticalCurrent(conditions, value);
}

function reportedCriticalCurrent(conditions: Record<string, unknown>, printed: number): CriticalCurrentValue {
  const number = (name: string) => (typeof conditions[name] === "number" ? conditions[name] : null);
  const candidates = Array.isArray(conditions.candidateIntervals) ? conditions.candidateIntervals : [];
  const readings = candidates.flatMap((each: unknown) => {
    const { lowerMaCm2, upperMaCm2 } = each as { lowerMaCm2?: unknown; upperMaCm2?: unknown };
    return typeof lowerMaCm2 === "number" && typeof upperMaCm2 === "number"
      ? [{ passMaCm2: lowerMaCm2, failMaCm2: upperMaCm2 }]
      : [];
  });
  readings.sort((a, b) => a.passMaCm2 - b.passMaCm2);
  const [pass, fail] = [number("lastSurvivedMaCm2"), number("firstFailedMaCm2")];
  const base = { metric: "critical_current_density", printedMaCm2: null, cumulativeMahCm2: null } as const;
  if (readings.length > 1) {
    const passes = readings.map(({ passMaCm2 }) => passMaCm2);
    const fails = readings.map(({ failMaCm2 }) => failMaCm2);
    return {
      ...base,
      passMaCm2: Math.min(...passes),
      failMaCm2: Math.max(...fails),
      convention: "unspecified",
      candidates: readings,
    };
  }
  if (pass !== null || fail !== null) {
    return { ...base, passMaCm2: pass, failMaCm2: fail, convention: "interval", candidates: [] };
  }
  return {
    ...base,
    passMaCm2: null,
    failMaCm2: null,
    printedMaCm2: printed,
    convention: "unspecified",
    candidates: [],
  };
}

type AnyRow = MeasuredRow | ReportedRow;

type OwnCondition =
  | "cellKind"
  | "temperatureC"
  | "areaBasis"
  | "currentDensityMaCm2"
  | "arealCapacityMahCm2"
  | "surfaceRoute"
  | "rule";

/**
 * Written out field by field, as the observations are: objects put together by spreading many columns are slow to
 * read, and a ranking of thousands of cells reads each of these many times.
 */
function conditionsOf(row: AnyRow, own: Pick<Conditions, OwnCondition>): Conditions {
  const volts = [row.lower_cutoff_v, row.upper_cutoff_v].map((each) => (each === null ? "–" : `${each} V`));
  return {
    cellKind: own.cellKind,
    housing: row.housing,
    areaBasis: own.areaBasis,
    currentDensityMaCm2: own.currentDensityMaCm2,
    arealCapacityMahCm2: own.arealCapacityMahCm2,
    temperatureC: own.temperatureC,
    stackPressureMpa: row.stack_pressure_mpa,
    composition: row.composition,
    surfaceRoute: own.surfaceRoute,
    counter: row.cathode ?? (row.lithium_thickness_um === null ? null : `Li ${row.lithium_thickness_um} µm`),
    cutoffs: row.lower_cutoff_v === null && row.upper_cutoff_v === null ? null : volts.join(" to "),
    protocolKind: row.protocol_kind,
    rule: own.rule,
    interlayerThicknessNm: row.metal === "bare" ? null : row.thickness_nm,
  };
}

const alloying = ["Ag", "Au", "Zn", "Cu"] as const;

function alloyShare(row: AnyRow, arealCapacityMahCm2: number | null): number | null {
  const metal = alloying.find((each) => each === row.metal);
  if (metal === undefined || row.thickness_nm === null || row.thickness_nm <= 0) return null;
  if (arealCapacityMahCm2 === null || arealCapacityMahCm2 <= 0) return null;
  return partitionPlating({ metal, thicknessNm: row.thickness_nm }, arealCapacityMahCm2).alloyShare;
}
