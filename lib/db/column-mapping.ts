/** Saved readings of delimited text in the database. */
import type { Transaction } from "./client";

export async function findColumnMapping(tx: Transaction, id: string | null) {
  return id === null ? null : tx.columnMapping.findUnique({ where: { id } });
}
