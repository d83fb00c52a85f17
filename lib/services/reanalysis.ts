/** A changed area or plating sign changes every result made with it. */
import type { Transaction } from "@/lib/db/client";
import { markResultsStale } from "@/lib/db/stale-results";

/** Marks the results of runs on these cells as out of date. */
export async function reanalyseRunsOf(
  tx: Transaction,
  of: { readonly cellId: string } | { readonly interlayerId: string } | { readonly pelletId: string },
): Promise<void> {
  await markResultsStale(tx, of);
}
