/** Saved readings of delimited text in the database. */
import type { ColumnMapping, SavedMapping } from "@/lib/contract/column-mapping";
import type { Transaction } from "./client";
import type { ColumnMapping as Row } from "./generated/client";
import { newId } from "./id";

function toSavedMapping({ id, projectId, name, mapping, createdAt }: Row): SavedMapping {
  return { id, projectId, name, mapping: mapping as ColumnMapping, createdAt: createdAt.toISOString() };
}

export async function findColumnMapping(tx: Transaction, id: string | null): Promise<SavedMapping | null> {
  const row = id === null ? null : await tx.columnMapping.findUnique({ where: { id } });
  return row === null ? null : toSavedMapping(row);
}

export async function listColumnMappingRows(tx: Transaction, projectId: string): Promise<SavedMapping[]> {
  const rows = await tx.columnMapping.findMany({ where: { projectId }, orderBy: { name: "asc" } });
  return rows.map(toSavedMapping);
}

export async function insertColumnMapping(
  tx: Transaction,
  input: Pick<SavedMapping, "projectId" | "name" | "mapping">,
): Promise<SavedMapping> {
  return toSavedMapping(await tx.columnMapping.create({ data: { id: newId(), ...input } }));
}
