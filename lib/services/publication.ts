/** Use cases of publications. */
import type { PublicationDetail, PublicationQuery } from "@/lib/contract/publication";
import { database } from "@/lib/db/client";
import { findPublication, listPublicationRows } from "@/lib/db/publication";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { requireProject, visibleProjects } from "./project-access";

export function listPublications(actor: Actor, query: PublicationQuery) {
  return listPublicationRows(database(), query, visibleProjects(actor));
}

export async function getPublication(actor: Actor, id: string): Promise<PublicationDetail> {
  const publication = await findPublication(database(), id);
  if (publication === null) throw new AppError("not_found", "No such publication, or you may not see it.");
  await requireProject(database(), actor, "read", publication.projectId);
  return publication;
}
