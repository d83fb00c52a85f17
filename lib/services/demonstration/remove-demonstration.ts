/**
 * Takes the demonstration lab out: the one thing in the product that is deleted and not archived. Its rows go, its raw
 * files and traces too where nothing else uses them. The history keeps what happened, and with it the emptied,
 * archived project, which says who may read that history and that the lab does not want the demonstration back.
 */
import { database } from "@/lib/db/client";
import {
  type DemonstrationLeftovers,
  deleteDemonstrationRows,
  isRawFileKnown,
  outsideReferences,
} from "@/lib/db/demonstration";
import { lockRows } from "@/lib/db/lock";
import { findProject } from "@/lib/db/project";
import { type Actor, systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { storage } from "@/lib/storage/configured-storage";
import { archiveProject, updateProject } from "../project";
import { write } from "../unit-of-work";
import { demonstrationSlug } from "./demonstration-project";

export interface RemovedDemonstration {
  readonly cells: number;
  readonly runs: number;
  readonly files: number;
}

/** Null when there is none. @throws AppError conflict while rows of other projects refer to it */
export async function removeDemonstration(actor: Actor = systemActor): Promise<RemovedDemonstration | null> {
  const found = await findProject(database(), demonstrationSlug);
  if (found === null || found.kind !== "demonstration" || found.archivedAt !== null) return null;
  const removed = await removeDemonstrationContent(actor, found.id);
  const project = await findProject(database(), demonstrationSlug);
  const described = await updateProject(actor, {
    ref: found.id,
    version: project!.version,
    description:
      "The simulated demonstration lab stood here and was removed; `npm run demo -- add` brings it back.",
  });
  await archiveProject(actor, { ref: found.id, version: described.version, reason: "demonstration removed" });
  return removed;
}

export async function removeDemonstrationContent(
  actor: Actor,
  projectId: string,
): Promise<RemovedDemonstration> {
  if (!actor.isSystem)
    throw new AppError("not_permitted", "The demonstration is removed on the server itself.");
  const leftovers = await write(
    actor,
    async ({ tx, record }) => {
      await lockRows(tx, "project", [projectId]);
      const references = await outsideReferences(tx, projectId);
      if (references.length > 0) {
        throw new AppError(
          "conflict",
          `Other projects refer to rows of the demonstration: ${references.join(", ")}. Change or archive those first.`,
        );
      }
      const deleted = await deleteDemonstrationRows(tx, projectId);
      record({
        action: "remove_demonstration",
        entity: "project",
        entityId: projectId,
        projectId,
        after: { cells: deleted.cells, runs: deleted.runs, files: deleted.rawFiles.length },
      });
      return deleted;
    },
    { timeoutMs: 120_000 },
  );
  await removeStored(leftovers);
  const { cells, runs, rawFiles } = leftovers;
  return { cells, runs, files: rawFiles.length };
}

/** Bytes that somebody sent again meanwhile stay. */
async function removeStored({ rawFiles, derivedKeys }: DemonstrationLeftovers): Promise<void> {
  for (const sha256 of rawFiles) {
    if (!(await isRawFileKnown(database(), sha256))) await storage().removeRaw(sha256);
  }
  for (const key of derivedKeys) await storage().removeDerived(key);
}
