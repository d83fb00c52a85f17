/** Subjects of statements: which row a code or an id names, and back from a statement's columns to its subject. */
import type { Subject, SubjectKind } from "@/lib/contract/subject";
import type { Transaction } from "./client";
import { isUuid } from "./code";
import { Prisma } from "./generated/client";

const tables: Readonly<Record<SubjectKind, string>> = {
  lot: "lots",
  pellet: "pellets",
  deposition: "depositions",
  interlayer: "interlayers",
  cell: "cells",
  protocol: "protocols",
  run: "runs",
  characterization: "characterizations",
};

const kinds = Object.keys(tables) as readonly SubjectKind[];

export type PlacedSubject = Subject & { readonly projectId: string };

/** The row that a code or an id names, of that kind or of any; null when there is none. */
export async function findSubject(
  tx: Transaction,
  ref: string,
  kind?: SubjectKind,
): Promise<PlacedSubject | null> {
  const where = isUuid(ref) ? Prisma.sql`id = ${ref}::uuid` : Prisma.sql`code = ${ref}`;
  const parts = (kind === undefined ? kinds : [kind]).map(
    (each) =>
      Prisma.sql`SELECT ${each} AS kind, id::text, code, project_id::text AS "projectId" FROM ${Prisma.raw(tables[each])} WHERE ${where}`,
  );
  const rows = await tx.$queryRaw<PlacedSubject[]>`${Prisma.join(parts, " UNION ALL ")} LIMIT 1`;
  return rows[0] ?? null;
}

/** The column of a statement that points at a subject of that kind: { cellId: id }. */
export function subjectColumn(kind: SubjectKind, id: string): Readonly<Record<string, string>> {
  return { [`${kind}Id`]: id };
}

const coded = { select: { id: true, code: true } } as const;

/** To include in a query of statements; the key order is the order of `kinds`. */
export const subjectInclude = {
  lot: coded,
  pellet: coded,
  deposition: coded,
  interlayer: coded,
  cell: coded,
  protocol: coded,
  run: coded,
  characterization: coded,
} as const;

type Coded = { readonly id: string; readonly code: string } | null;

export function subjectOf(row: Readonly<Partial<Record<SubjectKind, Coded>>>): Subject | null {
  for (const kind of kinds) {
    const found = row[kind];
    if (found !== null && found !== undefined) return { kind, id: found.id, code: found.code };
  }
  return null;
}
