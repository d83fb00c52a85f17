/** Interlayers that a cell can be built on, with the pellets under them: what the form that builds cells offers. */
import { database } from "@/lib/db/client";
import { findPellets } from "@/lib/db/pellet";
import type { Actor } from "@/lib/domain/actor";
import type { Ground } from "./cell-checks";
import { listInterlayers } from "./interlayer";

/** Most that are offered at once, newest first. */
const most = 200;

/** Free interlayers of one project on pellets that are whole, in the order of their codes. */
export async function listBuildable(actor: Actor, projectId: string): Promise<readonly Ground[]> {
  const { items } = await listInterlayers(actor, {
    projectId,
    isFree: true,
    limit: most,
    includeArchived: false,
  });
  const pellets = await findPellets(
    database(),
    items.map((interlayer) => interlayer.pelletId),
  );
  return items
    .flatMap((interlayer) => {
      const pellet = pellets.get(interlayer.pelletId);
      const isWhole = pellet !== undefined && pellet.status !== "broken" && pellet.archivedAt === null;
      return isWhole ? [{ interlayer, pellet }] : [];
    })
    .reverse();
}
