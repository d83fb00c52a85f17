/** Use cases of the history: reading it, and proving that nobody rewrote it. */
import type { HistoryItem, HistoryQuery, HistoryVerification } from "@/lib/contract/audit";
import { listHistoryRows, walkHistory } from "@/lib/db/audit-list";
import { database } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { mayInLab, requireInLab } from "@/lib/domain/policy";
import { visibleProjects, visibleScope } from "./project-access";

/** Events of the projects one may see; those of no project for whoever may read the lab's history. */
export function listHistory(
  actor: Actor,
  query: HistoryQuery,
): Promise<{ items: HistoryItem[]; nextCursor: string | null }> {
  return listHistoryRows(database(), query, {
    projects: visibleScope(actor).seesAll ? null : visibleProjects(actor),
    showsLab: mayInLab(actor, "read_audit"),
  });
}

/** Walks the whole chain of hashes and reports the first event that is missing or not as it was written. */
export async function verifyHistory(actor: Actor): Promise<HistoryVerification> {
  requireInLab(actor, "read_audit");
  const walked = await walkHistory(database());
  const { firstBreak } = walked;
  return {
    ...walked,
    isIntact: firstBreak === null,
    firstBreak:
      firstBreak === null
        ? null
        : {
            ...firstBreak,
            message:
              firstBreak.problem === "missing"
                ? `Event ${firstBreak.sequence} is missing: the chain was cut there.`
                : `Event ${firstBreak.sequence} is not as it was written, or the one before it is not.`,
          },
    verifiedAt: new Date().toISOString(),
  };
}
