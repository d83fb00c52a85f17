import { EmptyState } from "@/components/empty-state";
import { ConflictTable } from "@/components/published/conflict-table";
import type { Actor } from "@/lib/domain/actor";
import { listConflicts } from "@/lib/services/conflict";

/** The conflict register of the publication's project. */
export async function ConflictPart({ actor, projectId }: { actor: Actor; projectId: string }) {
  const { items } = await listConflicts(actor, { limit: 200, projectId });
  if (items.length === 0) return <EmptyState title="No conflict is recorded." />;
  return <ConflictTable conflicts={items} />;
}
