/** Reading the history: in pages for people, in order for its verification. */
import type { HistoryItem, HistoryQuery } from "@/lib/contract/audit";
import { canonicalJson, historyHash } from "./audit";
import type { Transaction } from "./client";
import { isUuid } from "./code";
import type { AuditEvent, Prisma } from "./generated/client";

/** What an actor may read of it. */
export interface HistoryScope {
  /** Filter of the projects whose events are shown; null = all. */
  readonly projects: Prisma.ProjectWhereInput | null;
  /** Events of no project: sign-ins, people, invitations. */
  readonly showsLab: boolean;
}

export async function listHistoryRows(
  tx: Transaction,
  query: HistoryQuery,
  scope: HistoryScope,
): Promise<{ items: HistoryItem[]; nextCursor: string | null }> {
  const visible: Prisma.AuditEventWhereInput[] = [
    ...(scope.projects === null ? [{ projectId: { not: null } }] : [{ project: scope.projects }]),
    ...(scope.showsLab ? [{ projectId: null }] : []),
  ];
  const rows = await tx.auditEvent.findMany({
    where: {
      AND: [{ OR: visible }],
      ...(query.cursor === undefined ? {} : { sequence: { lt: BigInt(query.cursor) } }),
      ...(query.ref === undefined ? {} : isUuid(query.ref) ? { entityId: query.ref } : { code: query.ref }),
      ...(query.entity === undefined ? {} : { entity: query.entity }),
      ...(query.action === undefined ? {} : { action: query.action }),
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.actorId === undefined ? {} : { actorId: query.actorId }),
      ...(query.from === undefined && query.to === undefined
        ? {}
        : {
            at: {
              ...(query.from === undefined ? {} : { gte: new Date(query.from) }),
              ...(query.to === undefined ? {} : { lt: new Date(query.to) }),
            },
          }),
    },
    include: { actor: { select: { name: true } } },
    orderBy: { sequence: "desc" },
    take: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  return {
    items: shown.map(toHistoryItem),
    nextCursor: rows.length > query.limit ? String(shown.at(-1)?.sequence) : null,
  };
}

function toHistoryItem(row: AuditEvent & { actor: { name: string } | null }): HistoryItem {
  return {
    sequence: Number(row.sequence),
    at: row.at.toISOString(),
    actorId: row.actorId,
    actorName: row.actor?.name ?? null,
    tokenId: row.tokenId,
    action: row.action,
    entity: row.entity,
    entityId: row.entityId,
    code: row.code,
    projectId: row.projectId,
    reason: row.reason,
    changes: fieldChanges(row.before, row.after),
    hash: row.hash,
  };
}

/** Changes with every save, and says nothing. */
const bookkeeping = new Set(["id", "version", "createdAt", "updatedAt"]);

/** Fields that differ, by name (the database keeps no order of its own); an absent side counts as empty. */
export function fieldChanges(before: unknown, after: unknown): HistoryItem["changes"] {
  const old = asRecord(before);
  const now = asRecord(after);
  return [...new Set([...Object.keys(now), ...Object.keys(old)])]
    .sort()
    .filter((field) => !bookkeeping.has(field))
    .map((field) => ({ field, before: old[field] ?? null, after: now[field] ?? null }))
    .filter((change) => canonicalJson(plainEmpty(change.before)) !== canonicalJson(plainEmpty(change.after)));
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** Nothing said, whether as null, as an empty text or as an empty list. */
function plainEmpty(value: unknown): unknown {
  return value === "" || (Array.isArray(value) && value.length === 0) ? null : value;
}

const batch = 1000;

export interface ChainBreak {
  readonly sequence: number;
  readonly problem: "missing" | "changed";
}

/** Walks the chain from its first event and stops at the first one that is not as it was written. */
export async function walkHistory(tx: Pick<Transaction, "auditEvent">): Promise<{
  readonly events: number;
  readonly lastSequence: number;
  readonly lastHash: string;
  readonly firstBreak: ChainBreak | null;
}> {
  let sequence = 0n;
  let hash = "0".repeat(64);
  const soFar = (firstBreak: ChainBreak | null) => ({
    events: Number(sequence),
    lastSequence: Number(sequence),
    lastHash: hash,
    firstBreak,
  });
  for (;;) {
    const rows = await tx.auditEvent.findMany({
      where: { sequence: { gt: sequence } },
      orderBy: { sequence: "asc" },
      take: batch,
    });
    for (const row of rows) {
      const expected = sequence + 1n;
      if (row.sequence !== expected) return soFar({ sequence: Number(expected), problem: "missing" });
      if (historyHash(hash, row) !== row.hash) {
        return soFar({ sequence: Number(expected), problem: "changed" });
      }
      sequence = expected;
      hash = row.hash;
    }
    if (rows.length < batch) return soFar(null);
  }
}
