/** Results whose inputs have changed since. */
import type { Transaction } from "./client";

export async function markResultsStale(
  tx: Transaction,
  of: { readonly cellId: string } | { readonly interlayerId: string } | { readonly pelletId: string },
): Promise<void> {
  const cell =
    "cellId" in of
      ? { id: of.cellId }
      : "interlayerId" in of
        ? { interlayerId: of.interlayerId }
        : { interlayer: { pelletId: of.pelletId } };
  await tx.runResult.updateMany({ where: { run: { cell } }, data: { isStale: true } });
}
