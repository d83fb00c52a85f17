/** The list of cells: one statement however many rows, the newest result of each metric with it. */
import type { CellListItem, CellQuery } from "@/lib/contract/cell-list";
import type { Transaction } from "./client";
import { Prisma } from "./generated/client";
import { dayOf, rowFieldsOf } from "./row";
import { likePattern } from "./search-text";
import { isVisibleProject, type ProjectScope } from "./visible-projects";

interface Row {
  readonly id: string;
  readonly code: string;
  readonly label: string;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly archived_at: Date | null;
  readonly project_id: string;
  readonly kind: CellListItem["kind"];
  readonly status: CellListItem["status"];
  readonly provenance: CellListItem["provenance"];
  readonly built_on: Date | null;
  readonly interlayer_id: string;
  readonly interlayer_code: string;
  readonly metal: string;
  readonly nominal_thickness_nm: number | null;
  readonly pellet_code: string;
  readonly lot_code: string | null;
  readonly built_by_name: string | null;
  readonly excluded_from: CellListItem["excludedFrom"];
  readonly runs: Runs;
}

/** Made by the statement itself, so that its fields are the contract's. */
interface Runs {
  readonly runCount: number;
  readonly latestRun: CellListItem["latestRun"];
  readonly coulombicEfficiency: CellListItem["coulombicEfficiency"];
  readonly criticalCurrentDensity: CellListItem["criticalCurrentDensity"];
  readonly cycleLife: CellListItem["cycleLife"];
}

export async function listCellRows(
  tx: Transaction,
  query: CellQuery,
  scope: ProjectScope,
): Promise<{ items: CellListItem[]; nextCursor: string | null }> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (
      SELECT cell.*, interlayer.code AS interlayer_code, interlayer.metal, interlayer.nominal_thickness_nm,
        pellet.code AS pellet_code, pellet.lot_id
      FROM cells AS cell
      JOIN projects AS project ON project.id = cell.project_id
      JOIN interlayers AS interlayer ON interlayer.id = cell.interlayer_id
      JOIN pellets AS pellet ON pellet.id = interlayer.pellet_id
      WHERE ${Prisma.join(conditions(query, scope), " AND ")}
      ORDER BY cell.id DESC
      LIMIT ${query.limit + 1}
    )
    SELECT page.id, page.code, page.label, page.version, page.created_at, page.updated_at, page.archived_at,
      page.project_id, page.kind::text, page.status::text, page.provenance::text, page.built_on,
      page.interlayer_id, page.interlayer_code, page.metal, page.nominal_thickness_nm, page.pellet_code,
      lot.code AS lot_code, builder.name AS built_by_name,
      ARRAY(
        SELECT exclusion.metric FROM exclusions AS exclusion
        WHERE exclusion.cell_id = page.id AND ${isLabWideExclusion} ORDER BY exclusion.metric
      ) AS excluded_from,
      newest.runs
    FROM page
    LEFT JOIN lots AS lot ON lot.id = page.lot_id
    LEFT JOIN users AS builder ON builder.id = page.built_by_id
    CROSS JOIN LATERAL (${newestResults}) AS newest
    ORDER BY page.id DESC`;
  const shown = rows.slice(0, query.limit);
  return {
    items: shown.map(toItem),
    nextCursor: rows.length > query.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

const isLabWideExclusion = Prisma.sql`exclusion.lifted_at IS NULL AND exclusion.comparison_id IS NULL`;

const newestFirst = Prisma.sql`ORDER BY run.started_at DESC NULLS LAST, run.id DESC`;

/** Of the runs of one cell: how many, the newest, and the newest that has each metric. */
const newestResults = Prisma.sql`
  SELECT jsonb_build_object(
    'runCount', count(run.id)::integer,
    'latestRun', (array_agg(jsonb_build_object('id', run.id, 'code', run.code, 'status', run.status,
      'endEvent', run.end_event, 'censorReason', run.censor_reason) ${newestFirst})
      FILTER (WHERE run.id IS NOT NULL))[1],
    'coulombicEfficiency', (array_agg(jsonb_build_object('runCode', run.code, 'ceFraction', result.ce_fraction,
      'completedCycles', result.completed_cycles, 'isStale', result.is_stale) ${newestFirst})
      FILTER (WHERE result.ce_fraction IS NOT NULL))[1],
    'criticalCurrentDensity', (array_agg(jsonb_build_object('runCode', run.code, 'passMaCm2', result.ccd_pass_ma_cm2,
      'failMaCm2', result.ccd_fail_ma_cm2, 'isStale', result.is_stale) ${newestFirst})
      FILTER (WHERE num_nonnulls(result.ccd_pass_ma_cm2, result.ccd_fail_ma_cm2) > 0))[1],
    'cycleLife', (array_agg(jsonb_build_object('runCode', run.code, 'lifeCycles', result.life_cycles,
      'event', result.life_event, 'isStale', result.is_stale) ${newestFirst})
      FILTER (WHERE result.life_cycles IS NOT NULL))[1]
  ) AS runs
  FROM runs AS run
  LEFT JOIN run_results AS result ON result.run_id = run.id
  WHERE run.cell_id = page.id AND run.archived_at IS NULL`;

function conditions(query: CellQuery, scope: ProjectScope): Prisma.Sql[] {
  const search = query.search?.trim() ?? "";
  const maybe = (condition: Prisma.Sql | false) => (condition === false ? [] : [condition]);
  const given = <Value>(value: Value | undefined, condition: (value: Value) => Prisma.Sql) =>
    value === undefined ? [] : [condition(value)];
  const density = [
    ...given(query.currentDensityMinMaCm2, (from) => Prisma.sql`result.current_density_ma_cm2 >= ${from}`),
    ...given(query.currentDensityMaxMaCm2, (to) => Prisma.sql`result.current_density_ma_cm2 <= ${to}`),
  ];
  return [
    isVisibleProject(scope, "project"),
    ...maybe(!query.includeArchived && Prisma.sql`cell.archived_at IS NULL`),
    ...given(query.cursor, (id) => Prisma.sql`cell.id < ${id}::uuid`),
    ...given(query.projectId, (id) => Prisma.sql`cell.project_id = ${id}::uuid`),
    ...given(query.kind, (kind) => Prisma.sql`cell.kind = ${kind}::cell_kind`),
    ...given(query.status, (status) => Prisma.sql`cell.status = ${status}::cell_status`),
    ...given(query.metal, (metal) => Prisma.sql`interlayer.metal = ${metal}`),
    ...given(query.nominalThicknessNm, (nm) => Prisma.sql`interlayer.nominal_thickness_nm = ${nm}`),
    ...given(query.interlayerId, (id) => Prisma.sql`cell.interlayer_id = ${id}::uuid`),
    ...given(query.pelletId, (id) => Prisma.sql`interlayer.pellet_id = ${id}::uuid`),
    ...given(query.lotId, (id) => Prisma.sql`pellet.lot_id = ${id}::uuid`),
    ...given(query.builtById, (id) => Prisma.sql`cell.built_by_id = ${id}::uuid`),
    ...given(query.builtFrom, (day) => Prisma.sql`cell.built_on >= ${day}::date`),
    ...given(query.builtTo, (day) => Prisma.sql`cell.built_on <= ${day}::date`),
    ...maybe(density.length > 0 && hasRunWith(density)),
    ...given(query.isExcluded, (isExcluded) => {
      const not = isExcluded ? Prisma.empty : Prisma.sql`NOT`;
      return Prisma.sql`${not} EXISTS (
        SELECT 1 FROM exclusions AS exclusion WHERE exclusion.cell_id = cell.id AND ${isLabWideExclusion})`;
    }),
    // The same expression as the trigram index.
    ...maybe(
      search !== "" &&
        Prisma.sql`(cell.code || ' ' || cell.label || ' ' || cell.notes) ILIKE ${likePattern(search)}`,
    ),
  ];
}

function hasRunWith(conditions: readonly Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`EXISTS (
    SELECT 1 FROM runs AS run JOIN run_results AS result ON result.run_id = run.id
    WHERE run.cell_id = cell.id AND run.archived_at IS NULL AND ${Prisma.join([...conditions], " AND ")})`;
}

function toItem(row: Row): CellListItem {
  return {
    ...rowFieldsOf({
      id: row.id,
      version: row.version,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      archivedAt: row.archived_at,
    }),
    code: row.code,
    label: row.label,
    projectId: row.project_id,
    kind: row.kind,
    status: row.status,
    provenance: row.provenance,
    metal: row.metal,
    nominalThicknessNm: row.nominal_thickness_nm,
    interlayerId: row.interlayer_id,
    interlayerCode: row.interlayer_code,
    pelletCode: row.pellet_code,
    lotCode: row.lot_code,
    builtByName: row.built_by_name,
    builtOn: dayOf(row.built_on),
    excludedFrom: row.excluded_from,
    ...row.runs,
  };
}
