/** Cycles of several runs as columns, every n-th where they are many; each run's last one always. */
import type { Transaction } from "./client";

export interface CycleColumns {
  readonly run_id: string;
  readonly number: number;
  readonly ce_fraction: number | null;
  readonly stripped_mah_cm2: number | null;
}

export async function findCycleColumns(
  tx: Transaction,
  runIds: readonly string[],
  everyNth: number,
): Promise<CycleColumns[]> {
  return tx.$queryRaw<CycleColumns[]>`
    SELECT cycle.run_id, cycle.number, cycle.ce_fraction, cycle.stripped_mah_cm2
    FROM cycles AS cycle
    JOIN (SELECT run_id, max(number) AS last FROM cycles WHERE run_id = ANY(${[...runIds]}::uuid[]) GROUP BY run_id)
      AS extent ON extent.run_id = cycle.run_id
    WHERE cycle.number % ${everyNth}::int = 1 % ${everyNth}::int OR cycle.number = extent.last
    ORDER BY cycle.run_id, cycle.number`;
}

export async function longestCycleCount(tx: Transaction, runIds: readonly string[]): Promise<number> {
  const found = await tx.runResult.aggregate({
    where: { runId: { in: [...runIds] } },
    _max: { cycleCount: true },
  });
  return found._max.cycleCount ?? 0;
}
