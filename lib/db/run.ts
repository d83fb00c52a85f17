/** Runs in the database. */
import type { Run, RunCreate, RunQuery, RunUpdate } from "@/lib/contract/run";
import type { ProjectAccess } from "@/lib/domain/policy";
import type { Transaction } from "./client";
import { byReference, isUuid } from "./code";
import { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { dateFromInstant, instantOf, rowFieldsOf } from "./row";
import { toRunResult } from "./run-result";

const include = {
  cell: { select: { code: true, interlayer: { select: { metal: true, nominalThicknessNm: true } } } },
  protocol: { select: { code: true } },
  // The detail stays in the table: a list shows numbers only.
  result: { omit: { ccd: true, shorts: true, lifeHits: true, warnings: true, parts: true } },
} satisfies Prisma.RunInclude;

type Row = Prisma.RunGetPayload<{ include: typeof include }>;

function toRun(row: Row): Run {
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    cellId: row.cellId,
    cellCode: row.cell.code,
    metal: row.cell.interlayer.metal,
    nominalThicknessNm: row.cell.interlayer.nominalThicknessNm,
    protocolId: row.protocolId,
    protocolCode: row.protocol?.code ?? null,
    cycler: row.cycler,
    channel: row.channel,
    temperatureC: row.temperatureC,
    startedAt: instantOf(row.startedAt),
    endedAt: instantOf(row.endedAt),
    formationCycles: row.formationCycles,
    notes: row.notes,
    status: row.status,
    endEvent: row.endEvent,
    censorReason: row.censorReason,
    endDecidedBy: row.endDecidedBy,
    endReason: row.endReason,
    fileOrder: row.fileOrder as Run["fileOrder"],
    provenance: row.provenance,
    result: row.result === null ? null : toRunResult(row.result),
  };
}

export async function findRun(tx: Transaction, ref: string): Promise<Run | null> {
  const row = await tx.run.findUnique({ where: byReference(ref), include });
  return row === null ? null : toRun(row);
}

/** A range as Prisma takes it; without a limit it is no condition. */
function within<Value extends number | string>(from: Value | undefined, to: Value | undefined) {
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { gte: from }), ...(to === undefined ? {} : { lte: to }) };
}

export async function listRunRows(
  tx: Transaction,
  query: RunQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Run[]; nextCursor: string | null }> {
  const search = query.search?.trim();
  const rows = await tx.run.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.cellId === undefined ? {} : { cellId: query.cellId }),
      ...(query.protocolId === undefined ? {} : { protocolId: query.protocolId }),
      ...(query.status === undefined ? {} : { status: query.status }),
      ...(query.endEvent === undefined ? {} : { endEvent: query.endEvent }),
      temperatureC: within(query.temperatureMinC, query.temperatureMaxC),
      startedAt: within(query.startedFrom, query.startedTo),
      ...(query.currentDensityMinMaCm2 === undefined && query.currentDensityMaxMaCm2 === undefined
        ? {}
        : {
            result: {
              currentDensityMaCm2: within(query.currentDensityMinMaCm2, query.currentDensityMaxMaCm2),
            },
          }),
      cell: {
        ...(query.cellKind === undefined ? {} : { kind: query.cellKind }),
        interlayer: {
          ...(query.metal === undefined ? {} : { metal: query.metal }),
          ...(query.nominalThicknessNm === undefined ? {} : { nominalThicknessNm: query.nominalThicknessNm }),
        },
      },
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...(search === undefined || search === ""
        ? {}
        : {
            OR: [
              ...["code", "channel", "notes"].map((field) => ({
                [field]: { contains: search, mode: "insensitive" as const },
              })),
              { cell: { code: { contains: search, mode: "insensitive" as const } } },
            ],
          }),
    },
    include,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toRun);
}

export async function insertRun(
  tx: Transaction,
  input: Omit<RunCreate, "code" | "cellId"> & {
    code: string;
    cellId: string;
    projectId: string;
    provenance: Run["provenance"];
  },
): Promise<Run> {
  const { startedAt, endedAt, ...fields } = input;
  const row = await tx.run.create({
    data: {
      id: newId(),
      ...fields,
      startedAt: dateFromInstant(startedAt) ?? null,
      endedAt: dateFromInstant(endedAt) ?? null,
    },
    include,
  });
  return toRun(row);
}

export type RunChange = Omit<RunUpdate, "ref" | "version" | "status"> &
  Partial<Pick<Run, "status" | "endEvent" | "censorReason" | "endDecidedBy" | "endReason" | "fileOrder">>;

export async function updateRunRow(tx: Transaction, id: string, change: RunChange): Promise<Run> {
  const { startedAt, endedAt, ...fields } = change;
  const row = await tx.run.update({
    where: { id },
    data: {
      ...fields,
      ...(startedAt === undefined ? {} : { startedAt: dateFromInstant(startedAt) ?? null }),
      ...(endedAt === undefined ? {} : { endedAt: dateFromInstant(endedAt) ?? null }),
      version: { increment: 1 },
    },
    include,
  });
  return toRun(row);
}

export async function setRunArchived(tx: Transaction, id: string, archivedAt: Date | null): Promise<Run> {
  const row = await tx.run.update({
    where: { id },
    data: { archivedAt, version: { increment: 1 } },
    include,
  });
  return toRun(row);
}

/** The cell a run is made for. */
export function findCellOfRun(tx: Transaction, ref: string) {
  return tx.cell.findUnique({
    where: byReference(ref),
    select: { id: true, code: true, projectId: true, archivedAt: true },
  });
}

export async function findProjectOfProtocol(tx: Transaction, protocolId: string): Promise<string | null> {
  const row = await tx.protocol.findUnique({ where: { id: protocolId }, select: { projectId: true } });
  return row?.projectId ?? null;
}

/** What most writes need to know of a run, and of its project to say who may. */
export interface RunHead {
  readonly id: string;
  readonly code: string;
  readonly projectId: string;
  readonly fileOrder: Run["fileOrder"];
  readonly project: ProjectAccess & { readonly archivedAt: Date | null };
}

type RunHeadRow = Omit<RunHead, "project"> & {
  readonly name: string;
  readonly kind: ProjectAccess["kind"];
  readonly visibility: ProjectAccess["visibility"];
  readonly archivedAt: Date | null;
};

/** One small query; with `lock` the row is held until the transaction ends. */
export async function findRunHead(
  tx: Transaction,
  ref: string,
  options: { readonly lock?: boolean } = {},
): Promise<RunHead | null> {
  const match = isUuid(ref) ? Prisma.sql`run.id = ${ref}::uuid` : Prisma.sql`run.code = ${ref}`;
  const [row] = await tx.$queryRaw<RunHeadRow[]>`
    SELECT run.id, run.code, run.project_id AS "projectId", run.file_order AS "fileOrder", project.name,
      project.kind::text AS kind, project.visibility::text AS visibility, project.archived_at AS "archivedAt"
    FROM runs AS run JOIN projects AS project ON project.id = run.project_id WHERE ${match}
    ${options.lock ? Prisma.sql`FOR NO KEY UPDATE OF run` : Prisma.empty}`;
  if (row === undefined) return null;
  const { id, code, projectId, fileOrder, ...project } = row;
  return { id, code, projectId, fileOrder, project: { id: projectId, ...project } };
}
