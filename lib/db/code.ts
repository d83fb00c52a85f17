/** Codes are counted per kind in the database, so that two people never get the same one. */
import { type CodedEntity, codePrefixes, formatCode } from "@/lib/domain/codes";
import type { Transaction } from "./client";

/** The next `count` free codes of a kind, in order. */
export async function nextCodes(
  tx: Transaction,
  entity: CodedEntity,
  count: number,
): Promise<readonly string[]> {
  const prefix = codePrefixes[entity];
  const counter = await tx.codeCounter.upsert({
    where: { prefix },
    create: { prefix, last: count },
    update: { last: { increment: count } },
  });
  return Array.from({ length: count }, (_, index) => formatCode(entity, counter.last - count + 1 + index));
}

/** Where a list is asked for a code or an id alike. */
export function byReference(ref: string): { id: string } | { code: string } {
  return isUuid(ref) ? { id: ref } : { code: ref };
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
