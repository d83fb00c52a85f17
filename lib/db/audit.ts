/** The history: appended in the same transaction as the change, each event chained to the one before. */
import { createHash } from "node:crypto";
import type { Transaction } from "./client";

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
  const { sequence, tokenId } = event;
  const content = canonicalJson({ ...contentOf(event), sequence: sequence.toString(), tokenId });
  return createHash("sha256").update(previous).update(content).digest("hex");
}

function contentOf(event: Omit<Hashed, "sequence">) {
  return {
    at: event.at.toISOString(),
    actorId: event.actorId,
    action: event.action,
    entity: event.entity,
    entityId: event.entityId,
    code: event.code ?? null,
    projectId: event.projectId ?? null,
    before: event.before ?? null,
    after: event.after ?? null,
    reason: event.reason ?? null,
  };
}

/** The text that is hashed, before and after the sequence number: of its keys in order, only `tokenId` comes later. */
function aroundSequence(event: Omit<Hashed, "sequence">): { readonly head: string; readonly tail: string } {
  return {
    head: `${canonicalJson(contentOf(event)).slice(0, -1)},"sequence":"`,
    tail: `","tokenId":${canonicalJson(event.tokenId)}}`,
  };
}

/**
 * Appends events at the very end of a transaction: the chain is locked until it commits. Numbers and hashes are the
 * database's (migration 0012), in one round trip; it hashes the very text that `historyHash` does.
 */
export async function appendHistory(tx: Transaction, events: readonly HistoryEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => {
    // jsonb would turn undefined and dates into something else: hash what will be stored.
    const row = { ...event, at: new Date(), before: plain(event.before), after: plain(event.after) };
    return { ...row, ...aroundSequence(row) };
  });
  await tx.$executeRaw`SELECT append_history(${JSON.stringify(rows)}::jsonb)`;
}

function plain(value: unknown): unknown {
  return value === undefined || value === null ? null : JSON.parse(JSON.stringify(value));
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
