/** Codes are counted per kind in the database, so that two people never get the same one. */
import { type CodedEntity, codePrefixes, formatCode, numberOfCode } from "@/lib/domain/codes";
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

/**
 * One code for each row to make: the stated one, else the next free one. A stated code of the counted form moves the
 * counter past it, so that it is never given again.
 */
export async function takeCodes(
  tx: Transaction,
  entity: CodedEntity,
  stated: readonly (string | undefined)[],
): Promise<readonly string[]> {
  const numbers = stated.map((code) => (code === undefined ? 0 : (numberOfCode(entity, code) ?? 0)));
  const highest = Math.max(0, ...numbers);
  if (highest > 0) {
    const prefix = codePrefixes[entity];
    await tx.$executeRaw`
      INSERT INTO code_counters AS counter (prefix, last) VALUES (${prefix}, ${highest})
      ON CONFLICT (prefix) DO UPDATE SET last = GREATEST(counter.last, EXCLUDED.last)`;
  }
  const missing = stated.filter((code) => code === undefined).length;
  const free = missing === 0 ? [] : await nextCodes(tx, entity, missing);
  let given = 0;
  return stated.map((code) => code ?? free[given++] ?? "");
}

/** Where a list is asked for a code or an id alike. */
export function byReference(ref: string): { id: string } | { code: string } {
  return isUuid(ref) ? { id: ref } : { code: ref };
}

/** Many at once, ids and codes mixed. */
export function byReferences(refs: readonly string[]) {
  return {
    OR: [{ id: { in: refs.filter(isUuid) } }, { code: { in: refs.filter((ref) => !isUuid(ref)) } }],
  };
}

/** Rows by both names they can be asked for. */
export function mapByReference<Row extends { readonly id: string; readonly code: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> {
  return new Map(
    rows.flatMap((row) => [
      [row.id, row],
      [row.code, row],
    ]),
  );
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
