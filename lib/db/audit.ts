/** The history: appended in the same transaction as the change, each event chained to the one before. */
import { createHash } from "node:crypto";
import type { Transaction } from "./client";
import { Prisma } from "./generated/client";

export interface HistoryEvent {
  readonly actorId: string | null;
  readonly tokenId: string | null;
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly code?: string | null;
  readonly projectId?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
}

/** Keys sorted, so that the same content has the same text after a round through jsonb. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

interface Hashed extends Omit<HistoryEvent, "before" | "after"> {
  readonly sequence: bigint;
  readonly at: Date;
  readonly before: unknown;
  readonly after: unknown;
}

/** SHA-256 over the previous hash and this event's content. */
export function historyHash(previous: string, event: Hashed): string {
  const content = canonicalJson({
    sequence: event.sequence.toString(),
    at: event.at.toISOString(),
    actorId: event.actorId,
    tokenId: event.tokenId,
    action: event.action,
    entity: event.entity,
    entityId: event.entityId,
    code: event.code ?? null,
    projectId: event.projectId ?? null,
    before: event.before ?? null,
    after: event.after ?? null,
    reason: event.reason ?? null,
  });
  return createHash("sha256").update(previous).update(content).digest("hex");
}

const chainLock = 7_216_401;

/** Appends events at the very end of a transaction: the chain is locked until it commits. */
export async function appendHistory(tx: Transaction, events: readonly HistoryEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${chainLock})`;
  const last = await tx.auditEvent.findFirst({
    orderBy: { sequence: "desc" },
    select: { sequence: true, hash: true },
  });
  let sequence = last?.sequence ?? 0n;
  let hash = last?.hash ?? "0".repeat(64);
  const rows = events.map((event) => {
    sequence += 1n;
    // jsonb would turn undefined and dates into something else: hash what will be stored.
    const before = plain(event.before);
    const after = plain(event.after);
    const at = new Date();
    hash = historyHash(hash, { ...event, sequence, at, before, after });
    return { ...event, sequence, at, before: orDbNull(before), after: orDbNull(after), hash };
  });
  await tx.auditEvent.createMany({ data: rows });
}

function plain(value: unknown): unknown {
  return value === undefined || value === null ? null : JSON.parse(JSON.stringify(value));
}

function orDbNull(value: unknown) {
  return value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);
}

/** The row as it stood at a version, from the history; null when it is not there. */
export async function snapshotAtVersion(
  tx: Transaction,
  entity: string,
  entityId: string,
  version: number,
): Promise<Record<string, unknown> | null> {
  const found = await tx.auditEvent.findFirst({
    where: { entity, entityId, after: { path: ["version"], equals: version } },
    orderBy: { sequence: "desc" },
    select: { after: true },
  });
  const after = found?.after;
  return after !== null && typeof after === "object" && !Array.isArray(after)
    ? (after as Record<string, unknown>)
    : null;
}
