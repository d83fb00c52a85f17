/** Under which conditions a row's value was found. */
import { partitionPlating } from "@/lib/analysis/alloy";
import type { Conditions } from "@/lib/analysis/comparison/observation";
import type { CellColumns } from "@/lib/db/comparison-rows";

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
 *
 * @param own what measured and published rows say in different ways
 */
export function conditionsOf(row: CellColumns, own: Pick<Conditions, OwnCondition>): Conditions {
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
    cutoffs: cutoffsOf(row.lower_cutoff_v, row.upper_cutoff_v),
    protocolKind: row.protocol_kind,
    rule: own.rule,
    interlayerThicknessNm: row.metal === "bare" ? null : row.thickness_nm,
  };
}

function cutoffsOf(lowerV: number | null, upperV: number | null): string | null {
  const volts = (each: number | null) => (each === null ? "–" : `${each} V`);
  return lowerV === null && upperV === null ? null : `${volts(lowerV)} to ${volts(upperV)}`;
}

const alloying = ["Ag", "Au", "Zn", "Cu"] as const;

/** Null for a metal that does not alloy, or where thickness or capacity is unknown. */
export function alloyShareOf(row: CellColumns, arealCapacityMahCm2: number | null): number | null {
  const metal = alloying.find((each) => each === row.metal);
  if (metal === undefined || row.thickness_nm === null || row.thickness_nm <= 0) return null;
  if (arealCapacityMahCm2 === null || arealCapacityMahCm2 <= 0) return null;
  return partitionPlating({ metal, thicknessNm: row.thickness_nm }, arealCapacityMahCm2).alloyShare;
}
