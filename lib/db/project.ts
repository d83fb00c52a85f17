/** Projects in the database. */
import type { Project, ProjectCreate, ProjectQuery, ProjectUpdate } from "@/lib/contract/project";
import type { Transaction } from "./client";
import { isUuid } from "./code";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { rowFieldsOf } from "./row";

/** A project as stored: without what depends on who looks. */
export type StoredProject = Omit<Project, "myRole">;

const live = { where: { archivedAt: null } };
const include = {
  _count: { select: { members: true, pellets: live, cells: live, runs: live } },
} satisfies Prisma.ProjectInclude;

type Row = Prisma.ProjectGetPayload<{ include: typeof include }>;

function toProject(row: Row): StoredProject {
  return {
    ...rowFieldsOf(row),
    slug: row.slug,
    name: row.name,
    description: row.description,
    kind: row.kind,
    visibility: row.visibility,
    memberCount: row._count.members,
    pelletCount: row._count.pellets,
    cellCount: row._count.cells,
    runCount: row._count.runs,
  };
}

export async function findProject(tx: Transaction, ref: string): Promise<StoredProject | null> {
  const where = isUuid(ref) ? { id: ref } : { slug: ref };
  const row = await tx.project.findUnique({ where, include });
  return row === null ? null : toProject(row);
}

export async function listProjectRows(
  tx: Transaction,
  query: ProjectQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: StoredProject[]; nextCursor: string | null }> {
  const search = query.search?.trim();
  const rows = await tx.project.findMany({
    where: {
      AND: [visible],
      ...(query.kind === undefined ? {} : { kind: query.kind }),
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...(search === undefined || search === ""
        ? {}
        : {
            OR: ["slug", "name", "description"].map((field) => ({
              [field]: { contains: search, mode: "insensitive" as const },
            })),
          }),
    },
    include,
    ...pageArguments(query),
  });
  return toPage(rows, query.limit, toProject);
}

/** The slug itself when free, else the first of slug-2, slug-3, … that is. */
export async function freeSlug(tx: Transaction, slug: string): Promise<string> {
  const rows = await tx.project.findMany({
    where: { slug: { startsWith: slug } },
    select: { slug: true },
  });
  const taken = new Set(rows.map((row) => row.slug));
  let free = slug;
  for (let number = 2; taken.has(free); number += 1) free = `${slug}-${number}`;
  return free;
}

export async function insertProject(
  tx: Transaction,
  input: ProjectCreate & { slug: string; kind: Project["kind"] },
): Promise<StoredProject> {
  return toProject(await tx.project.create({ data: { id: newId(), ...input }, include }));
}

export async function updateProjectRow(
  tx: Transaction,
  id: string,
  change: Omit<ProjectUpdate, "ref" | "version">,
): Promise<StoredProject> {
  const data = { ...change, version: { increment: 1 } };
  return toProject(await tx.project.update({ where: { id }, data, include }));
}

export async function setProjectArchived(
  tx: Transaction,
  id: string,
  isArchived: boolean,
): Promise<StoredProject> {
  const data = { archivedAt: isArchived ? new Date() : null, version: { increment: 1 } };
  return toProject(await tx.project.update({ where: { id }, data, include }));
}
