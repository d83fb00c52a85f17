/** Putting away and taking back: nothing is deleted, so everything that is archived can be restored. */
import { AppError } from "@/lib/domain/errors";

export type ArchiveMove = "archive" | "restore";

/**
 * The row's new `archivedAt`; what is archived again keeps its first date.
 * @throws AppError conflict when there is nothing to restore
 */
export function archivedAtAfter(
  move: ArchiveMove,
  row: { readonly code: string; readonly archivedAt: string | Date | null },
): Date | null {
  if (move === "archive") return row.archivedAt === null ? new Date() : new Date(row.archivedAt);
  if (row.archivedAt === null) throw new AppError("conflict", `${row.code} is not archived.`);
  return null;
}
