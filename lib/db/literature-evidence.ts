/** Upkeep of a publication's statements and conflicts: found again by source key and register key. */
import type { Transaction } from "./client";
import { Prisma } from "./generated/client";
import { newId } from "./id";
import { differs, type Fields, type Saved, type SavedRows, table } from "./literature";

export interface LiteratureStatement extends Fields {
  readonly sourceKey: string;
}

/**
 * Statements of a publication by source key: new ones are made, changed ones corrected, those that the source no
 * longer makes are archived. What a person decided of one, its status, stays.
 */
export async function saveStatements(
  tx: Transaction,
  publicationId: string,
  statements: readonly LiteratureStatement[],
): Promise<SavedRows> {
  const rowsOf = table(tx, "assertion");
  const found = await rowsOf.findMany({ where: { publicationId, sourceKey: { not: null } } });
  const known = new Map(found.map((row) => [String(row.sourceKey), row]));
  const ids = new Map<string, string>();
  const changes: Saved[] = [];
  const made: Fields[] = [];
  for (const statement of statements) {
    const { sourceKey } = statement;
    const before = known.get(sourceKey);
    known.delete(sourceKey);
    const id = String(before?.id ?? newId());
    ids.set(sourceKey, id);
    const wanted = { ...statement, publicationId, archivedAt: null };
    if (before === undefined) {
      made.push({ id, ...stored(wanted), status: "accepted" });
      const after = { id, version: 1, ...wanted, status: "accepted" };
      changes.push({ action: "create", id, code: null, after });
    } else if (differs(before, wanted)) {
      await rowsOf.update({ where: { id }, data: { ...stored(wanted), version: { increment: 1 } } });
      const after = { ...before, ...wanted, version: Number(before.version) + 1 };
      changes.push({ action: "update", id, code: null, before, after });
    }
  }
  if (made.length > 0) await rowsOf.createMany({ data: made });
  for (const before of known.values()) {
    if (before.archivedAt !== null) continue;
    const id = String(before.id);
    await rowsOf.update({ where: { id }, data: { archivedAt: new Date(), version: { increment: 1 } } });
    const after = { ...before, version: Number(before.version) + 1 };
    changes.push({ action: "archive", id, code: null, before, after });
  }
  return { ids, changes };
}

/** SQL's null, not JSON's, for a statement without derivation. */
function stored(statement: Fields): Fields {
  return { ...statement, derivation: statement.derivation ?? Prisma.DbNull };
}

/** The register's conflicts by key, with their statements; a person's resolution is never touched. */
export async function saveConflicts(
  tx: Transaction,
  projectId: string,
  conflicts: readonly {
    readonly key: string;
    readonly type: string;
    readonly subject: string;
    readonly statements: readonly object[];
    readonly handling: string;
    readonly assertionIds: readonly string[];
  }[],
): Promise<SavedRows> {
  const keys = conflicts.map(({ key }) => key);
  const found = await tx.conflict.findMany({ where: { projectId, key: { in: keys } } });
  const known = new Map(found.map((row) => [row.key, row]));
  const ids = new Map<string, string>();
  const changes: Saved[] = [];
  const links: { conflictId: string; assertionId: string }[] = [];
  for (const { assertionIds, statements, ...fields } of conflicts) {
    const wanted = { ...fields, statements: statements as Prisma.InputJsonArray };
    const before = known.get(fields.key);
    const id = before?.id ?? newId();
    ids.set(fields.key, id);
    links.push(...assertionIds.map((assertionId) => ({ conflictId: id, assertionId })));
    if (before === undefined) {
      await tx.conflict.create({ data: { id, projectId, ...wanted } });
      changes.push({
        action: "create",
        id,
        code: fields.key,
        after: { id, version: 1, projectId, ...wanted },
      });
    } else if (differs(before, wanted)) {
      await tx.conflict.update({ where: { id }, data: { ...wanted, version: { increment: 1 } } });
      const after = { ...before, ...wanted, version: before.version + 1 };
      changes.push({ action: "update", id, code: fields.key, before, after });
    }
  }
  // A statement that was preferred stays linked, even if the source no longer names it there.
  const preferred = found.flatMap((row) => row.preferredAssertionId ?? []);
  await tx.conflictAssertion.deleteMany({
    where: { conflictId: { in: [...ids.values()] }, assertionId: { notIn: preferred } },
  });
  await tx.conflictAssertion.createMany({ data: links, skipDuplicates: true });
  return { ids, changes };
}
