/** Use cases of the cycle table. */
import type { Cycle, CycleQuery } from "@/lib/contract/cycle";
import { database } from "@/lib/db/client";
import { listCycleRows } from "@/lib/db/run-result";
import type { Actor } from "@/lib/domain/actor";
import { requireRun } from "./run";

export async function listCycles(actor: Actor, query: CycleQuery) {
  const run = await requireRun(database(), actor, "read", query.ref);
  const rows: Cycle[] = await listCycleRows(database(), run.id, {
    after: query.after,
    limit: query.limit + 1,
  });
  const items = rows.slice(0, query.limit);
  return {
    areaBasis: run.result?.areaBasis ?? null,
    areaCm2: run.result?.areaCm2 ?? null,
    items,
    nextAfter: rows.length > query.limit ? (items.at(-1)?.number ?? null) : null,
  };
}
