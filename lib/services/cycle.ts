/** Use cases of the cycle table. */
import type { Cycle, CycleQuery } from "@/lib/contract/cycle";
import { database } from "@/lib/db/client";
import { findInterlayerOfRun } from "@/lib/db/interlayer";
import { listCycleRows } from "@/lib/db/run-result";
import type { Actor } from "@/lib/domain/actor";
import { platingOn } from "./film-alloy";
import { requireRun } from "./run";

export async function listCycles(actor: Actor, query: CycleQuery) {
  const run = await requireRun(database(), actor, "read", query.ref);
  const rows: Cycle[] = await listCycleRows(database(), run.id, {
    after: query.after,
    limit: query.limit + 1,
  });
  const interlayer = await findInterlayerOfRun(database(), run.id);
  const lithiumOf = interlayer === null ? null : platingOn(interlayer);
  const items = rows.slice(0, query.limit).map((cycle) => ({
    ...cycle,
    lithium: cycle.platedMah === null ? null : (lithiumOf?.(cycle.platedMah) ?? null),
  }));
  const perX = lithiumOf?.(1).x ?? null;
  return {
    chargePerXMah: perX === null ? null : 1 / perX,
    areaBasis: run.result?.areaBasis ?? null,
    areaCm2: run.result?.areaCm2 ?? null,
    items,
    nextAfter: rows.length > query.limit ? (items.at(-1)?.number ?? null) : null,
  };
}
