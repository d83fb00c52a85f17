/** What the database says of the cells of a comparison: what every metric needs, and what each needs of its own. */
import type { ComparisonMetric } from "@/lib/contract/comparison";
import type { RunResultDetail } from "@/lib/contract/run-result";

/** What measured and reported rows say of a cell. */
export interface CellColumns {
  readonly cell_code: string;
  readonly run_code: string;
  readonly provenance: "measured" | "reported" | "simulated";
  readonly cell_kind: string | null;
  readonly housing: string | null;
  readonly metal: string;
  readonly thickness_nm: number | null;
  readonly composition: string;
  readonly pellet_code: string;
  readonly lot_code: string | null;
  readonly lithium_thickness_um: number | null;
  readonly cathode: string | null;
  readonly stack_pressure_mpa: number | null;
  readonly temperature_c: number | null;
  readonly protocol_kind: string | null;
  readonly lower_cutoff_v: number | null;
  readonly upper_cutoff_v: number | null;
}

/** What is known of an analysed run whatever is compared. */
export interface AnalysedColumns extends CellColumns {
  readonly operator: string | null;
  readonly built_on: string | null;
  readonly deposition_code: string | null;
  readonly face: string | null;
  readonly cycler: string | null;
  readonly surface_route: string | null;
  /** Seconds since 1970: thousands of dates are costly, and this one is only compared. */
  readonly started_at_s: number | null;
  readonly area_basis: string;
  readonly completed_cycles: number;
  readonly current_density_ma_cm2: number | null;
  readonly areal_capacity_mah_cm2: number | null;
  readonly flags: readonly string[];
  readonly is_stale: boolean;
  readonly input_hash: string;
  readonly analysis_version: number;
}

export interface EfficiencyColumns {
  readonly ce_fraction: number;
  readonly ce_first_fraction: number | null;
  readonly ce_cycles: number | null;
  readonly ce_estimator: "ratio_of_sums" | "reservoir";
}

/** At least one of the two steps is known. */
export interface RampColumns {
  readonly ccd_pass_ma_cm2: number | null;
  readonly ccd_fail_ma_cm2: number | null;
  readonly ccd_plated_mah_cm2: number | null;
}

export interface LifeColumns {
  readonly completed_cycles: number;
  readonly is_decided_by_person: boolean;
  readonly run_status: string;
  readonly end_event: string | null;
  readonly censor_reason: string | null;
  readonly life_cycles: number;
  readonly life_event: string | null;
  /** Null where the filter names no rules. */
  readonly life_hits: RunResultDetail["lifeHits"] | null;
  readonly formation_cycles: number;
}

export interface MetricColumns {
  readonly coulombic_efficiency: EfficiencyColumns;
  readonly critical_current_density: RampColumns;
  readonly cycle_life: LifeColumns;
}

export type MeasuredRow<Metric extends ComparisonMetric = ComparisonMetric> = AnalysedColumns &
  MetricColumns[Metric];

export interface ReportedRow extends CellColumns {
  readonly value: number;
  readonly qualifier: string;
  readonly conditions: Record<string, unknown>;
  readonly source: string | null;
  readonly open_conflicts: readonly string[];
}
