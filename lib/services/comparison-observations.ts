/** Analysed runs as observations of one metric: which run of a cell counts, and under which conditions. */
import type { ComparisonMetric, Observation, ObservedValue } from "@/lib/analysis/comparison/observation";
import type { AnalysedColumns, MeasuredRow } from "@/lib/db/comparison-rows";
import { type LifeChoice, readings } from "./measured-values";
import { alloyShareOf, conditionsOf } from "./observation-conditions";

/** Said in the result, so that the choice of run is no secret. */
export const runRules: Readonly<Record<ComparisonMetric, string>> = {
  coulombic_efficiency: "of each cell the run with the most completed cycles, ramps left out",
  critical_current_density: "of each cell the latest ramp",
  cycle_life: "of each cell the run with the most completed cycles, ramps left out",
};

interface Choice<Metric extends ComparisonMetric> extends LifeChoice {
  readonly metric: Metric;
}

/** One observation a cell: the run that the metric's rule chooses. */
export function measuredObservations<Metric extends ComparisonMetric>(
  rows: readonly MeasuredRow<Metric>[],
  choice: Choice<Metric>,
  exclusions: ReadonlyMap<string, string>,
): Observation[] {
  const reading = readings[choice.metric];
  const chosen = new Map<string, { row: MeasuredRow<Metric>; value: ObservedValue }>();
  for (const row of rows) {
    const value = reading.value(row, choice);
    if (value === null) continue;
    const known = chosen.get(row.cell_code);
    if (known === undefined || isBetterRun(row, known.row, choice.metric)) {
      chosen.set(row.cell_code, { row, value });
    }
  }
  return [...chosen.values()].map(({ row, value }) => {
    const rule = `${reading.rule(row, choice)}, analysis ${row.analysis_version}`;
    return observationOf(row, { value, rule, exclusion: exclusions.get(row.cell_code) ?? null });
  });
}

function observationOf(
  row: AnalysedColumns,
  { value, rule, exclusion }: { value: ObservedValue; rule: string; exclusion: string | null },
): Observation {
  return {
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
      rule,
    }),
    value,
    qualifier: "=",
    alloyShare: alloyShareOf(row, row.areal_capacity_mah_cm2),
    flags: row.is_stale ? [...row.flags, "result_stale"] : row.flags,
    openConflicts: [],
    exclusion,
    source: null,
    inputHash: `${row.input_hash}/${row.analysis_version}`,
  };
}

/** A stable choice: the later start, then the higher code, where the rule leaves two runs equal. */
function isBetterRun(row: AnalysedColumns, known: AnalysedColumns, metric: ComparisonMetric): boolean {
  if (metric !== "critical_current_density" && row.completed_cycles !== known.completed_cycles) {
    return row.completed_cycles > known.completed_cycles;
  }
  const [start, knownStart] = [row.started_at_s ?? 0, known.started_at_s ?? 0];
  return start === knownStart ? row.run_code > known.run_code : start > knownStart;
}
