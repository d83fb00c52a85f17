/** Publications in the database. */
import type { Publication, PublicationDetail, PublicationQuery } from "@/lib/contract/publication";
import type { Transaction } from "./client";
import type { Prisma } from "./generated/client";
import { pageArguments, toPage } from "./page";
import { containsInAny } from "./search-text";

const include = {
  _count: { select: { assertions: true } },
  project: { select: { _count: { select: { conflicts: true } } } },
} satisfies Prisma.PublicationInclude;
type Row = Omit<Prisma.PublicationGetPayload<{ include: typeof include }>, "details">;

function toPublication(row: Row): Publication {
  return {
    id: row.id,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    projectId: row.projectId,
    doi: row.doi,
    title: row.title,
    shortName: row.shortName,
    authors: row.authors,
    journal: row.journal,
    year: row.year,
    licence: row.licence,
    assertionCount: row._count.assertions,
    conflictCount: row.project._count.conflicts,
  };
}

export async function findPublication(tx: Transaction, id: string): Promise<PublicationDetail | null> {
  const row = await tx.publication.findUnique({ where: { id }, include });
  return row === null
    ? null
    : { ...toPublication(row), details: row.details as PublicationDetail["details"] };
}

export async function listPublicationRows(
  tx: Transaction,
  query: PublicationQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: Publication[]; nextCursor: string | null }> {
  const rows = await tx.publication.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...containsInAny(query.search, ["doi", "title", "shortName", "journal"]),
    },
    omit: { details: true },
    include,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toPublication);
}
