/** Safe concurrent edits: an update states the version it read, and learns field by field what changed since. */
import { canonicalJson, snapshotAtVersion } from "@/lib/db/audit";
import type { Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";

/**
 * @param sent the fields the caller wants to change
 * @throws AppError stale_version with base, theirs and yours of every field that was sent or has changed since
 */
export async function requireCurrentVersion(
  tx: Transaction,
  input: {
    readonly entity: string;
    readonly sentVersion: number;
    readonly current: { readonly id: string; readonly version: number } & Readonly<Record<string, unknown>>;
    readonly sent: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  const { entity, sentVersion, current, sent } = input;
  if (current.version === sentVersion) return;
  const base = await snapshotAtVersion(tx, entity, current.id, sentVersion);
  const bookkeeping = new Set(["version", "updatedAt", "createdAt", "id"]);
  const differs = (a: unknown, b: unknown) => canonicalJson(a ?? null) !== canonicalJson(b ?? null);
  const names = Object.keys(current).filter((field) => {
    if (bookkeeping.has(field)) return false;
    const changedSince = base !== null && differs(base[field], current[field]);
    return (
      changedSince || (field in sent && sent[field] !== undefined && differs(sent[field], current[field]))
    );
  });
  throw new AppError(
    "stale_version",
    `Someone saved version ${current.version} since you read version ${sentVersion}.`,
    {
      entity,
      id: current.id,
      sentVersion,
      currentVersion: current.version,
      fields: names.map((field) => ({
        field,
        base: base?.[field] ?? null,
        theirs: current[field] ?? null,
        yours: sent[field] === undefined ? (base?.[field] ?? null) : sent[field],
      })),
    },
  );
}
