/** Row locks: two saves of one row wait for each other, so that both cannot have read the same version. */
import type { Transaction } from "./client";
import { isUuid } from "./code";
import { Prisma } from "./generated/client";

const tables = {
  project: { name: "projects", code: "slug" },
  lot: { name: "lots", code: "code" },
  pellet: { name: "pellets", code: "code" },
  deposition: { name: "depositions", code: "code" },
  interlayer: { name: "interlayers", code: "code" },
  cell: { name: "cells", code: "code" },
  protocol: { name: "protocols", code: "code" },
  characterization: { name: "characterizations", code: "code" },
  run: { name: "runs", code: "code" },
  comparison: { name: "comparisons", code: "code" },
  notebook: { name: "notebook_entries", code: "code" },
  // Named by their id alone.
  treatmentTemplate: { name: "treatment_templates", code: "id::text" },
  assertion: { name: "assertions", code: "id::text" },
  conflict: { name: "conflicts", code: "id::text" },
} as const;

export type LockedEntity = keyof typeof tables;

/**
 * Locks the rows until the transaction ends, in the order of their ids so that two batches cannot wait in a circle.
 * Rows that refer to them may still be added, except with `alsoReferences`. A reference that names nothing is passed.
 */
export async function lockRows(
  tx: Transaction,
  entity: LockedEntity,
  refs: readonly string[],
  options: { readonly alsoReferences?: boolean } = {},
): Promise<void> {
  if (refs.length === 0) return;
  const table = tables[entity];
  const ids = refs.filter(isUuid);
  const codes = refs.filter((ref) => !isUuid(ref));
  const strength = Prisma.raw(options.alsoReferences ? "UPDATE" : "NO KEY UPDATE");
  await tx.$queryRaw`
    SELECT id FROM ${Prisma.raw(table.name)}
    WHERE id = ANY(${ids}::uuid[]) OR ${Prisma.raw(table.code)} = ANY(${codes}::text[])
    ORDER BY id FOR ${strength}`;
}
