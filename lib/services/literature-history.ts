import type { SavedRows } from "@/lib/db/literature";
import type { UnitOfWork } from "./unit-of-work";

/** Notes in the history what a save of a published data set's rows did. */
export function recordSaved(unit: UnitOfWork, entity: string, projectId: string, saved: SavedRows): void {
  for (const { id, ...change } of saved.changes) {
    unit.record({ ...change, entity, entityId: id, projectId, reason: "published data set" });
  }
}
