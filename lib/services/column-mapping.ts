/** Use cases of saved column mappings. */
import type { Transaction } from "@/lib/db/client";
import { findColumnMapping } from "@/lib/db/column-mapping";
import { AppError } from "@/lib/domain/errors";

/** @throws AppError not_found unless the mapping belongs to the project */
export async function requireUsableMapping(tx: Transaction, id: string, projectId: string) {
  const mapping = await findColumnMapping(tx, id);
  if (mapping === null || mapping.projectId !== projectId) {
    throw new AppError("not_found", "The project has no such column mapping.");
  }
  return mapping;
}
