/** Saved comparisons in the database: the query, what was frozen, comments and sign-off. */
import { comparisonQuery } from "@/lib/contract/comparison";
import type {
  SavedComparison,
  SavedComparisonCreate,
  SavedComparisonQuery,
  SavedComparisonSummary,
  SavedComparisonUpdate,
} from "@/lib/contract/saved-comparison";
import type { Transaction } from "./client";
import { byReference } from "./code";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { instantOf, rowFieldsOf } from "./row";
import { containsInAny } from "./search-text";

const mostComments = 500;

const listed = {
  id: true,
  code: true,
  projectId: true,
  name: true,
  description: true,
  query: true,
  pinnedAt: true,
  signedOffAt: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  archivedAt: true,
  _count: { select: { comments: true } },
} satisfies Prisma.ComparisonSelect;

/** Everything but the frozen observations and result, which are large. */
const detailed = {
  ...listed,
  pinnedById: true,
  signedOffById: true,
  comments: {
    orderBy: { id: "asc" as const },
    take: mostComments,
    include: { author: { select: { name: true } } },
  },
} satisfies Prisma.ComparisonSelect;

type ListedRow = Prisma.ComparisonGetPayload<{ select: typeof listed }>;
type DetailedRow = Prisma.ComparisonGetPayload<{ select: typeof detailed }>;

/** What a pin keeps; observations and result are JSON that only the engine reads. */
export interface FrozenComparison extends FrozenHead {
  readonly observations: unknown;
  readonly result: unknown;
}

/** The part of a pin that describes it. */
export type FrozenHead = Pick<
  NonNullable<SavedComparison["pin"]>,
  "analysisVersion" | "inputsSha256" | "resultSha256" | "members"
>;

/** A saved comparison before its citation is written. */
export type StoredComparison = Omit<SavedComparison, "citation">;

function toSummary(row: ListedRow): SavedComparisonSummary {
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    name: row.name,
    description: row.description,
    metric: comparisonQuery.parse(row.query).metric,
    pinnedAt: instantOf(row.pinnedAt),
    signedOffAt: instantOf(row.signedOffAt),
    commentCount: row._count.comments,
  };
}

async function toStored(tx: Transaction, row: DetailedRow): Promise<StoredComparison> {
  const people = [row.pinnedById, row.signedOffById].filter((id) => id !== null);
  const users =
    people.length === 0
      ? []
      : await tx.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } });
  const nameOf = (id: string | null) => users.find((user) => user.id === id)?.name ?? null;
  const head = row.pinnedAt === null ? null : await findFrozenHead(tx, row.id);
  return {
    ...toSummary(row),
    query: comparisonQuery.parse(row.query),
    pin:
      head === null || row.pinnedAt === null
        ? null
        : { pinnedAt: row.pinnedAt.toISOString(), pinnedByName: nameOf(row.pinnedById), ...head },
    signedOffByName: nameOf(row.signedOffById),
    comments: row.comments.map(({ id, author, body, createdAt }) => ({
      id,
      authorName: author.name,
      body,
      createdAt: createdAt.toISOString(),
    })),
  };
}

async function findFrozenHead(tx: Transaction, id: string): Promise<FrozenHead | null> {
  const rows = await tx.$queryRaw<{ head: FrozenHead | null }[]>`
    SELECT pinned - 'observations' - 'result' AS head FROM comparisons WHERE id = ${id}::uuid`;
  return rows[0]?.head ?? null;
}

/** What was frozen, whole; null while it is not pinned. */
export async function findFrozen(tx: Transaction, id: string): Promise<FrozenComparison | null> {
  const row = await tx.comparison.findUnique({ where: { id }, select: { pinned: true } });
  return (row?.pinned ?? null) as FrozenComparison | null;
}

export async function findSavedComparison(tx: Transaction, ref: string): Promise<StoredComparison | null> {
  const row = await tx.comparison.findUnique({ where: byReference(ref), select: detailed });
  return row === null ? null : toStored(tx, row);
}

export async function listSavedComparisonRows(
  tx: Transaction,
  query: SavedComparisonQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: SavedComparisonSummary[]; nextCursor: string | null }> {
  const rows = await tx.comparison.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...(query.isPinned === undefined ? {} : { pinnedAt: query.isPinned ? { not: null } : null }),
      ...(query.metric === undefined ? {} : { query: { path: ["metric"], equals: query.metric } }),
      ...containsInAny(query.search, ["code", "name", "description"]),
    },
    select: listed,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toSummary);
}

export async function insertSavedComparison(
  tx: Transaction,
  input: SavedComparisonCreate & { readonly code: string },
): Promise<StoredComparison> {
  const row = await tx.comparison.create({ data: { id: newId(), ...input }, select: detailed });
  return toStored(tx, row);
}

export async function updateSavedComparisonRow(
  tx: Transaction,
  id: string,
  change: Omit<SavedComparisonUpdate, "ref" | "version"> & { readonly archivedAt?: Date | null },
): Promise<StoredComparison> {
  const data = { ...change, version: { increment: 1 } };
  return toStored(tx, await tx.comparison.update({ where: { id }, data, select: detailed }));
}

export async function pinComparisonRow(
  tx: Transaction,
  id: string,
  input: { readonly frozen: FrozenComparison; readonly pinnedById: string | null },
): Promise<StoredComparison> {
  const row = await tx.comparison.update({
    where: { id },
    data: {
      pinned: input.frozen as unknown as Prisma.InputJsonValue,
      pinnedAt: new Date(),
      pinnedById: input.pinnedById,
      version: { increment: 1 },
    },
    select: detailed,
  });
  return toStored(tx, row);
}

export async function signOffComparisonRow(
  tx: Transaction,
  id: string,
  signedOffById: string | null,
): Promise<StoredComparison> {
  const data = { signedOffAt: new Date(), signedOffById, version: { increment: 1 } };
  return toStored(tx, await tx.comparison.update({ where: { id }, data, select: detailed }));
}

export async function insertComparisonComment(
  tx: Transaction,
  input: { readonly comparisonId: string; readonly authorId: string; readonly body: string },
): Promise<void> {
  await tx.comparisonComment.create({ data: { id: newId(), ...input } });
}

/** Of these projects, those that readers of the given one may not see all of. */
export async function projectsHiddenFromReaders(
  tx: Transaction,
  input: { readonly cellCodes: readonly string[]; readonly projectId: string },
): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT project.name FROM cells AS cell JOIN projects AS project ON project.id = cell.project_id
    WHERE cell.code = ANY(${[...input.cellCodes]}::text[]) AND project.visibility <> 'lab'
      AND project.id <> ${input.projectId}::uuid
    ORDER BY project.name`;
  return rows.map(({ name }) => name);
}
