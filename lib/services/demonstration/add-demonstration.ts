/** Brings the demonstration lab in. Again changes nothing; one that was broken off is begun again. */
import { database } from "@/lib/db/client";
import { findProject } from "@/lib/db/project";
import { type Actor, systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { createProject, restoreProject, updateProject } from "../project";
import {
  demonstrationDescription,
  demonstrationName,
  demonstrationSlug,
  unfinishedDescription,
} from "./demonstration-project";
import { removeDemonstrationContent } from "./remove-demonstration";
import { createSimulatedCells } from "./simulated-builds";
import { createSimulatedFilms, createSimulatedLots, createSimulatedPellets } from "./simulated-materials";
import { simulatedOperators } from "./simulated-operators";
import { createSimulatedProtocols } from "./simulated-protocols";
import { createSimulatedRuns } from "./simulated-runs";
import { plannedCells } from "./story";

type Say = (line: string) => void;

/** At the start of the product: a lab that removed the demonstration is not given it again. */
export async function seedDemonstration(say: Say, plan = plannedCells): Promise<void> {
  const found = await findProject(database(), demonstrationSlug);
  if (found?.archivedAt != null) return;
  await addDemonstration(say, plan);
}

/** @throws AppError conflict when another project has the address */
export async function addDemonstration(say: Say, plan = plannedCells): Promise<void> {
  const actor = systemActor;
  const projectId = await emptyProject(actor);
  if (projectId === null) return;
  say(`Simulating the demonstration lab: ${plan.length} cells …`);
  const operators = await simulatedOperators(actor);
  const lots = await createSimulatedLots(actor, projectId);
  const pellets = await createSimulatedPellets(actor, { projectId, plan, lots });
  const films = await createSimulatedFilms(actor, { projectId, plan, pellets, lots, operators });
  const cells = await createSimulatedCells(actor, { plan, films, operators });
  const protocols = await createSimulatedProtocols(actor, projectId);
  await createSimulatedRuns(actor, { projectId, plan, cells, pellets, protocols });
  await describeAs(actor, demonstrationDescription);
  say("The demonstration lab is in; `npm run demo -- remove` takes it out whole.");
}

/** The project to fill; null when it is filled already. */
async function emptyProject(actor: Actor): Promise<string | null> {
  const found = await findProject(database(), demonstrationSlug);
  if (found === null) {
    const project = await createProject(
      actor,
      { name: demonstrationName, slug: demonstrationSlug, description: unfinishedDescription },
      { kind: "demonstration" },
    );
    return project.id;
  }
  if (found.kind !== "demonstration") {
    throw new AppError(
      "conflict",
      `A ${found.kind} project has the address “${demonstrationSlug}”: rename it first.`,
    );
  }
  if (found.archivedAt === null && found.description !== unfinishedDescription) return null;
  if (found.archivedAt !== null) await restoreProject(actor, { ref: found.id, version: found.version });
  await describeAs(actor, unfinishedDescription);
  await removeDemonstrationContent(actor, found.id);
  return found.id;
}

async function describeAs(actor: Actor, description: string): Promise<void> {
  const project = await findProject(database(), demonstrationSlug);
  if (project === null || project.description === description) return;
  await updateProject(actor, { ref: project.id, version: project.version, description });
}
