/** Exclusions in the database; lifted, never deleted. */
import type { Exclusion, ExclusionMetric } from "@/lib/contract/exclusion";
import type { Transaction } from "./client";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { instantOf } from "./row";

export const exclusionInclude = {
  comparison: { select: { code: true } },
  createdBy: { select: { name: true } },
} satisfies Prisma.ExclusionInclude;

type Row = Prisma.ExclusionGetPayload<{ include: typeof exclusionInclude }>;

export function toExclusion(row: Row): Exclusion {
  return {
    id: row.id,
    metric: row.metric as ExclusionMetric,
    reason: row.reason,
    comparisonId: row.comparisonId,
    comparisonCode: row.comparison?.code ?? null,
    createdByName: row.createdBy?.name ?? null,
    createdAt: row.createdAt.toISOString(),
    liftedAt: instantOf(row.liftedAt),
  };
}

export async function insertExclusion(
  tx: Transaction,
  input: {
    readonly cellId: string;
    readonly metric: ExclusionMetric;
    readonly reason: string;
    readonly comparisonId: string | null;
    readonly createdById: string | null;
  },
): Promise<Exclusion> {
  const data = { id: newId(), ...input };
  return toExclusion(await tx.exclusion.create({ data, include: exclusionInclude }));
}

export async function liftExclusionRow(tx: Transaction, id: string): Promise<Exclusion> {
  const data = { liftedAt: new Date() };
  return toExclusion(await tx.exclusion.update({ where: { id }, data, include: exclusionInclude }));
}

/** The project a comparison belongs to, or null when there is none. */
export async function projectOfComparison(tx: Transaction, id: string): Promise<string | null> {
  const found = await tx.comparison.findUnique({ where: { id }, select: { projectId: true } });
  return found?.projectId ?? null;
}
