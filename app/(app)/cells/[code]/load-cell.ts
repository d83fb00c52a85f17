/** Everything that a cell's page shows. */
import { foundOr404 } from "@/lib/auth/found";
import type { Run } from "@/lib/contract/run";
import type { Actor } from "@/lib/domain/actor";
import { mayInProject } from "@/lib/domain/policy";
import { listHistory } from "@/lib/services/audit";
import { listBuildable } from "@/lib/services/buildable-interlayer";
import { getCell } from "@/lib/services/cell";
import { listCharacterizations } from "@/lib/services/characterization";
import { listLots } from "@/lib/services/lot";
import { getProject } from "@/lib/services/project";
import { listRuns } from "@/lib/services/run";

const all = { limit: 200, includeArchived: false };

export async function loadCell(actor: Actor, code: string) {
  const cell = await foundOr404(getCell(actor, code));
  const project = await getProject(actor, cell.projectId);
  const may = (action: "write" | "review") =>
    project.archivedAt === null && mayInProject(actor, action, project);
  const [runs, characterizations, history, choices] = await Promise.all([
    listRuns(actor, { ...all, cellId: cell.id }),
    listCharacterizations(actor, { ...all, cellId: cell.id }),
    listHistory(actor, { ref: cell.id, limit: 50 }),
    may("write") ? loadChoices(actor, cell) : null,
  ]);
  return {
    cell,
    mayReview: may("review"),
    runs: runs.items,
    characterizations: characterizations.items,
    history: history.items,
    /** What the edit form offers; null for whoever may not write. */
    choices,
    inferredSign: inferredSign(runs.items),
  };
}

async function loadChoices(actor: Actor, cell: Awaited<ReturnType<typeof getCell>>) {
  const [grounds, lots] = await Promise.all([
    listBuildable(actor, cell.projectId),
    listLots(actor, { ...all, projectId: cell.projectId }),
  ]);
  const { interlayer, pellet } = cell.lineage;
  return {
    interlayers: [
      { id: interlayer.id, title: `${interlayer.code} ${interlayer.metal} on ${pellet.code}` },
      ...grounds.map((ground) => ({
        id: ground.interlayer.id,
        title: `${ground.interlayer.code} ${ground.interlayer.metal} on ${ground.pellet.code}`,
      })),
    ],
    lots: lots.items.map(({ id, code, name }) => ({ id, title: `${code} ${name}` })),
  };
}

/** Of the newest run whose records show it. */
function inferredSign(runs: readonly Run[]) {
  for (const { code, result } of runs) {
    if (result?.platingSignSource === "inferred" && result.platingSign !== null) {
      return { sign: result.platingSign, reason: result.platingSignReason ?? "", runCode: code };
    }
  }
  return null;
}
