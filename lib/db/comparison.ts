/** Everything a comparison is made from, in two statements however many cells there are. */
import type { ComparisonMetric } from "@/lib/contract/comparison";
import type { Transaction } from "./client";
import type { MeasuredRow, ReportedRow } from "./comparison-rows";
import { Prisma } from "./generated/client";
import { isVisibleProject, type ProjectScope } from "./visible-projects";

export interface ComparisonFilter {
  readonly metric: ComparisonMetric;
  readonly projectIds?: readonly string[] | undefined;
  readonly metals?: readonly string[] | undefined;
  readonly cellKinds?: readonly string[] | undefined;
  readonly provenances?: readonly string[] | undefined;
  readonly lotCodes?: readonly string[] | undefined;
  readonly operators?: readonly string[] | undefined;
  readonly protocolCodes?: readonly string[] | undefined;
  readonly cyclers?: readonly string[] | undefined;
  readonly thicknessMinNm?: number | undefined;
  readonly thicknessMaxNm?: number | undefined;
  readonly temperatureMinC?: number | undefined;
  readonly temperatureMaxC?: number | undefined;
  readonly builtFrom?: string | undefined;
  readonly builtTo?: string | undefined;
  /** Each rule's own word is fetched only where some rules are chosen. */
  readonly endRules?: readonly string[] | undefined;
}

const cellTables = Prisma.sql`
  runs AS run
  JOIN cells AS cell ON cell.id = run.cell_id
  JOIN projects AS project ON project.id = cell.project_id
  JOIN interlayers AS interlayer ON interlayer.id = cell.interlayer_id
  JOIN pellets AS pellet ON pellet.id = interlayer.pellet_id
  LEFT JOIN lots AS lot ON lot.id = pellet.lot_id
  LEFT JOIN protocols AS protocol ON protocol.id = run.protocol_id
  LEFT JOIN users AS builder ON builder.id = cell.built_by_id`;

const cellColumns = Prisma.sql`
  cell.code AS cell_code, run.code AS run_code, run.provenance::text AS provenance, cell.kind::text AS cell_kind,
  cell.housing, interlayer.metal, interlayer.nominal_thickness_nm AS thickness_nm, pellet.composition,
  pellet.code AS pellet_code, lot.code AS lot_code, cell.lithium_thickness_um, cell.cathode,
  cell.stack_pressure_mpa, COALESCE(run.temperature_c, protocol.temperature_c) AS temperature_c,
  protocol.kind::text AS protocol_kind, protocol.lower_cutoff_v, protocol.upper_cutoff_v`;

function filtered(filter: ComparisonFilter, scope: ProjectScope): Prisma.Sql {
  const oneOf = (column: Prisma.Sql, values: readonly string[] | undefined) =>
    values === undefined || values.length === 0
      ? []
      : [Prisma.sql`${column}::text = ANY(${[...values]}::text[])`];
  // What is not stated lies in no range.
  const within = (condition: (limit: Prisma.Sql) => Prisma.Sql, limit: number | string | undefined) =>
    limit === undefined ? [] : [condition(Prisma.sql`${limit}`)];
  const temperatureC = Prisma.sql`COALESCE(run.temperature_c, protocol.temperature_c)`;
  return Prisma.join(
    [
      Prisma.sql`run.archived_at IS NULL AND cell.archived_at IS NULL AND project.archived_at IS NULL`,
      isVisibleProject(scope, "project"),
      ...oneOf(Prisma.sql`project.id`, filter.projectIds),
      ...oneOf(Prisma.sql`interlayer.metal`, filter.metals),
      ...oneOf(Prisma.sql`cell.kind`, filter.cellKinds),
      ...oneOf(Prisma.sql`run.provenance`, filter.provenances),
      ...oneOf(Prisma.sql`lot.code`, filter.lotCodes),
      ...oneOf(Prisma.sql`builder.name`, filter.operators),
      ...oneOf(Prisma.sql`protocol.code`, filter.protocolCodes),
      ...oneOf(Prisma.sql`run.cycler`, filter.cyclers),
      ...within((from) => Prisma.sql`interlayer.nominal_thickness_nm >= ${from}`, filter.thicknessMinNm),
      ...within((to) => Prisma.sql`interlayer.nominal_thickness_nm <= ${to}`, filter.thicknessMaxNm),
      ...within((from) => Prisma.sql`${temperatureC} >= ${from}`, filter.temperatureMinC),
      ...within((to) => Prisma.sql`${temperatureC} <= ${to}`, filter.temperatureMaxC),
      ...within((from) => Prisma.sql`cell.built_on >= ${from}::date`, filter.builtFrom),
      ...within((to) => Prisma.sql`cell.built_on <= ${to}::date`, filter.builtTo),
    ],
    " AND ",
  );
}

/** Runs without a value of the metric stay in the database. */
const hasValue: Readonly<Record<ComparisonMetric, Prisma.Sql>> = {
  coulombic_efficiency: Prisma.sql`NOT result.is_ccd AND result.ce_fraction IS NOT NULL`,
  critical_current_density: Prisma.sql`
    result.is_ccd AND num_nonnulls(result.ccd_pass_ma_cm2, result.ccd_fail_ma_cm2) > 0`,
  cycle_life: Prisma.sql`NOT result.is_ccd AND result.life_cycles IS NOT NULL`,
};

/** A column more costs thousands of values: each metric asks for its own. */
function metricColumns({ metric, endRules }: ComparisonFilter): Prisma.Sql {
  switch (metric) {
    case "coulombic_efficiency":
      return Prisma.sql`
        result.ce_fraction, result.ce_first_fraction, result.ce_window_end - result.ce_window_start + 1 AS ce_cycles,
        result.ce_estimator`;
    case "critical_current_density":
      return Prisma.sql`
        result.ccd_pass_ma_cm2, result.ccd_fail_ma_cm2,
        (result.ccd->>'cumulativePlatedMahCm2')::float8 AS ccd_plated_mah_cm2`;
    case "cycle_life":
      return Prisma.sql`
        COALESCE(run.end_decided_by = 'person', FALSE) AS is_decided_by_person, run.status::text AS run_status,
        run.end_event::text AS end_event, run.censor_reason::text AS censor_reason, result.life_cycles,
        result.life_event::text AS life_event,
        ${endRules === undefined ? Prisma.sql`NULL` : Prisma.sql`result.life_hits`} AS life_hits, run.formation_cycles`;
  }
}

/**
 * Analysed runs with a value, of the cells a person may see; several runs of a cell are several rows. In no order: rows
 * are read here while the database still sends them, which a sort there would prevent.
 */
export function findMeasuredRows<Metric extends ComparisonMetric>(
  tx: Transaction,
  filter: ComparisonFilter & { readonly metric: Metric },
  scope: ProjectScope,
): Promise<MeasuredRow<Metric>[]> {
  return tx.$queryRaw<MeasuredRow<Metric>[]>`
    WITH routes AS (
      SELECT pellet_id, face,
        string_agg(kind || COALESCE(' ' || agent, ''), ', ' ORDER BY position) AS surface_route
      FROM pellet_treatments GROUP BY pellet_id, face
    ), coatings AS (
      SELECT layer.interlayer_id, string_agg(DISTINCT deposition.code, ' + ' ORDER BY deposition.code) AS code
      FROM interlayer_layers AS layer JOIN depositions AS deposition ON deposition.id = layer.deposition_id
      GROUP BY layer.interlayer_id
    )
    SELECT ${cellColumns}, builder.name AS operator, cell.built_on::text AS built_on,
      coatings.code AS deposition_code, interlayer.face, run.cycler, routes.surface_route,
      EXTRACT(EPOCH FROM run.started_at)::float8 AS started_at_s, result.area_basis, result.completed_cycles,
      result.current_density_ma_cm2, result.areal_capacity_mah_cm2, result.flags, result.is_stale, result.input_hash,
      result.analysis_version, ${metricColumns(filter)}
    FROM ${cellTables}
    JOIN run_results AS result ON result.run_id = run.id
    LEFT JOIN coatings ON coatings.interlayer_id = interlayer.id
    LEFT JOIN routes ON routes.pellet_id = pellet.id AND routes.face = interlayer.face
    WHERE ${filtered(filter, scope)} AND ${hasValue[filter.metric]}`;
}

/** Published values of one metric, each with the conflicts that touch its value and are still open. */
export function findReportedRows(
  tx: Transaction,
  metric: string,
  filter: ComparisonFilter,
  scope: ProjectScope,
): Promise<ReportedRow[]> {
  return tx.$queryRaw<ReportedRow[]>`
    SELECT ${cellColumns}, assertion.value_number AS value, assertion.qualifier, assertion.conditions,
      publication.short_name AS source,
      ARRAY(
        SELECT conflict.key FROM conflict_assertions AS member
        JOIN conflicts AS conflict ON conflict.id = member.conflict_id
        WHERE member.assertion_id = assertion.id AND conflict.resolution = 'none'
        ORDER BY conflict.key
      ) AS open_conflicts
    FROM ${cellTables}
    JOIN assertions AS assertion ON assertion.run_id = run.id
    LEFT JOIN publications AS publication ON publication.id = assertion.publication_id
    WHERE ${filtered(filter, scope)} AND assertion.property = ${metric} AND assertion.value_number IS NOT NULL
      AND assertion.archived_at IS NULL AND assertion.status NOT IN ('rejected', 'superseded')`;
}

/** Lab-wide exclusions in force, and those of one comparison: reason by cell code. */
export async function findExclusions(
  tx: Transaction,
  metric: string,
  comparisonId: string | null,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.exclusion.findMany({
    where: {
      liftedAt: null,
      metric: { in: ["all", metric] },
      OR: [{ comparisonId: null }, ...(comparisonId === null ? [] : [{ comparisonId }])],
    },
    select: { reason: true, cell: { select: { code: true } } },
    orderBy: { createdAt: "asc" },
  });
  return new Map(rows.map(({ cell, reason }) => [cell.code, reason]));
}
