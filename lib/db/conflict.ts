/** Conflicts in the database. */
import type { Conflict, ConflictDetail, ConflictQuery } from "@/lib/contract/conflict";
import { assertionInclude, toAssertion } from "./assertion";
import type { Transaction } from "./client";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { instantOf } from "./row";
import { containsInAny } from "./search-text";

const include = { _count: { select: { assertions: true } } } satisfies Prisma.ConflictInclude;
type Row = Prisma.ConflictGetPayload<{ include: typeof include }>;

function toConflict(row: Row, names: ReadonlyMap<string, string>): Conflict {
  return {
    id: row.id,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    projectId: row.projectId,
    key: row.key,
    type: row.type as Conflict["type"],
    subject: row.subject,
    statements: row.statements as Conflict["statements"],
    handling: row.handling,
    resolution: row.resolution,
    preferredAssertionId: row.preferredAssertionId,
    rationale: row.rationale,
    resolvedBy:
      row.resolvedBy === null ? null : { id: row.resolvedBy, name: names.get(row.resolvedBy) ?? "" },
    resolvedAt: instantOf(row.resolvedAt),
    assertionCount: row._count.assertions,
  };
}

async function namesOf(tx: Transaction, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.resolvedBy ?? []))];
  if (ids.length === 0) return new Map();
  const users = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}

export async function listConflictRows(
  tx: Transaction,
  query: ConflictQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Conflict[]; nextCursor: string | null }> {
  const resolutions: Prisma.ConflictWhereInput[] = [];
  if (query.resolution !== undefined) resolutions.push({ resolution: query.resolution });
  if (query.isOpen !== undefined) {
    resolutions.push({ resolution: query.isOpen ? "none" : { not: "none" } });
  }
  const rows = await tx.conflict.findMany({
    where: {
      project: visible,
      AND: resolutions,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...containsInAny(query.search, ["key", "subject", "handling"]),
    },
    include,
    ...pageArguments(query),
    // C-01 first: the order of the register.
    orderBy: [{ key: "asc" }, { id: "asc" }],
  });
  const names = await namesOf(tx, rows);
  return toPage(rows, query.limit, (row) => toConflict(row, names));
}

export async function findConflict(tx: Transaction, id: string): Promise<ConflictDetail | null> {
  const row = await tx.conflict.findUnique({
    where: { id },
    include: {
      ...include,
      assertions: {
        orderBy: { assertionId: "asc" },
        include: { assertion: { include: assertionInclude } },
      },
    },
  });
  if (row === null) return null;
  return {
    ...toConflict(row, await namesOf(tx, [row])),
    assertions: row.assertions.map(({ assertion }) => toAssertion(assertion)),
  };
}

/** "K-01", "K-02", …: a project's own register, apart from the keys a publication's register brought. */
export async function nextConflictKey(tx: Transaction, projectId: string): Promise<string> {
  // Two people opening conflicts at once must not get one key.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`conflict:${projectId}`}, 0))`;
  const count = await tx.conflict.count({ where: { projectId, key: { startsWith: "K-" } } });
  return `K-${String(count + 1).padStart(2, "0")}`;
}

export async function insertConflict(
  tx: Transaction,
  input: Pick<Conflict, "projectId" | "key" | "type" | "subject" | "handling"> & {
    readonly assertionIds: readonly string[];
    readonly statements?: Conflict["statements"];
  },
): Promise<string> {
  const { assertionIds, statements = [], ...fields } = input;
  const { id } = await tx.conflict.create({
    data: {
      id: newId(),
      ...fields,
      statements: statements as Prisma.InputJsonArray,
      assertions: { create: assertionIds.map((assertionId) => ({ assertionId })) },
    },
    select: { id: true },
  });
  return id;
}

export async function setConflictResolution(
  tx: Transaction,
  id: string,
  change: {
    readonly resolution: Conflict["resolution"];
    readonly preferredAssertionId: string | null;
    readonly rationale: string | null;
    readonly resolvedBy: string | null;
    readonly resolvedAt: Date | null;
  },
): Promise<void> {
  await tx.conflict.update({ where: { id }, data: { ...change, version: { increment: 1 } } });
}
