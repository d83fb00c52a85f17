/** Published values as observations: roles, not counted cells. */
import type {
  ComparisonMetric,
  CriticalCurrentValue,
  Observation,
  ObservedValue,
} from "@/lib/analysis/comparison/observation";
import type { ReportedRow } from "@/lib/db/comparison-rows";
import { sha256Of } from "./content-hash";
import { alloyShareOf, conditionsOf } from "./observation-conditions";

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
      alloyShare: alloyShareOf(row, number("arealCapacityMahCm2")),
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
