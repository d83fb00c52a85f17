/** Keeps a pellet's status in step with its coatings and cells, each change a line in the pellet's history. */
import { findPellet, updatePelletRow } from "@/lib/db/pellet";
import { pelletUses } from "@/lib/db/pellet-use";
import { pelletStatusFrom } from "@/lib/domain/pellet-status";
import { codedChange } from "./coded-change";
import type { UnitOfWork } from "./unit-of-work";

export async function followPelletUse(unit: UnitOfWork, pelletIds: readonly string[]): Promise<void> {
  for (const use of await pelletUses(unit.tx, [...new Set(pelletIds)])) {
    const status = pelletStatusFrom(use.status, use);
    if (status === use.status || status === "archived") continue;
    const before = await findPellet(unit.tx, use.id);
    if (before === null) continue;
    const after = await updatePelletRow(unit.tx, use.id, { status });
    unit.record(codedChange("update", "pellet", { before, after }));
  }
}
