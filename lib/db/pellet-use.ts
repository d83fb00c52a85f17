/** What was made of a pellet: live coatings and live cells, bare controls not counted as coatings. */
import type { Transaction } from "./client";

export async function pelletUses(tx: Transaction, pelletIds: readonly string[]) {
  const rows = await tx.pellet.findMany({
    where: { id: { in: [...pelletIds] } },
    select: {
      id: true,
      status: true,
      interlayers: {
        where: { archivedAt: null },
        select: { isBare: true, _count: { select: { cells: { where: { archivedAt: null } } } } },
      },
    },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    coatings: row.interlayers.filter((each) => !each.isBare).length,
    cells: row.interlayers.reduce((sum, each) => sum + each._count.cells, 0),
  }));
}
