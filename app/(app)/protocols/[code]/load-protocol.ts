/** Everything that a protocol's page shows. */
import { foundOr404 } from "@/lib/auth/found";
import type { Actor } from "@/lib/domain/actor";
import { mayInProject } from "@/lib/domain/policy";
import { listHistory } from "@/lib/services/audit";
import { getProject } from "@/lib/services/project";
import { getProtocol, listProtocols } from "@/lib/services/protocol";

export async function loadProtocol(actor: Actor, code: string) {
  const protocol = await foundOr404(getProtocol(actor, code));
  const [project, revisions, history] = await Promise.all([
    getProject(actor, protocol.projectId),
    listProtocols(actor, {
      familyId: protocol.familyId,
      onlyLatest: false,
      includeArchived: true,
      limit: 200,
    }),
    listHistory(actor, { ref: protocol.id, limit: 50 }),
  ]);
  return {
    protocol,
    revisions: revisions.items,
    history: history.items,
    mayWrite: project.archivedAt === null && mayInProject(actor, "write", project),
  };
}
