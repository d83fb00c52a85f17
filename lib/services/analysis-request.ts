/** Asks for the analysis of runs to be done again, in the transaction of the change that makes it necessary. */
import type { Transaction } from "@/lib/db/client";
import { addJobs } from "@/lib/db/job-queue";
import { markResultsStale } from "@/lib/db/run-result";

/** What the changed thing is: a run, all runs of a cell, of an interlayer, of a pellet, or of a protocol. */
export type AnalysisScope =
  | { readonly id: string }
  | { readonly cellId: string }
  | { readonly protocolId: string }
  | { readonly interlayerId: string }
  | { readonly pelletId: string };

/** Marks the results stale and queues the runs; call it whenever an area, a sign, a protocol or a pellet changes. */
export async function requestAnalysis(tx: Transaction, scope: AnalysisScope): Promise<number> {
  const where =
    "interlayerId" in scope
      ? { cell: { interlayerId: scope.interlayerId } }
      : "pelletId" in scope
        ? { cell: { interlayer: { pelletId: scope.pelletId } } }
        : scope;
  const runIds = await markResultsStale(tx, where);
  await addJobs(
    tx,
    "analyse-run",
    runIds.map((runId) => ({ runId })),
  );
  return runIds.length;
}
