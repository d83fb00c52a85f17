/** Keeps pellets' status in step with their coatings and cells, each change a line in the pellet's history. */
import { findPellets, setPelletStatus } from "@/lib/db/pellet";
import { pelletUses } from "@/lib/db/pellet-use";
import { pelletStatusFrom } from "@/lib/domain/pellet-status";
import { codedChange } from "./coded-change";
import type { UnitOfWork } from "./unit-of-work";

export async function followPelletUse(unit: UnitOfWork, pelletIds: readonly string[]): Promise<void> {
  const { tx, record } = unit;
  const uses = await pelletUses(tx, [...new Set(pelletIds)]);
  const moving = uses
    .map((use) => ({ id: use.id, from: use.status, to: pelletStatusFrom(use.status, use) }))
    .filter((move) => move.from !== move.to);
  if (moving.length === 0) return;
  const ids = moving.map((move) => move.id);
  const before = await findPellets(tx, ids);
  for (const status of new Set(moving.map((move) => move.to))) {
    await setPelletStatus(
      tx,
      moving.filter((move) => move.to === status).map((move) => move.id),
      status,
    );
  }
  const after = await findPellets(tx, ids);
  for (const id of ids) {
    const [old, now] = [before.get(id), after.get(id)];
    if (old !== undefined && now !== undefined)
      record(codedChange("update", "pellet", { before: old, after: now }));
  }
}
