/** Loads what the policy needs of a project, and asks the policy. */
import { database, type Transaction } from "@/lib/db/client";
import type { ProjectScope } from "@/lib/db/visible-projects";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { mayInProject, type ProjectAccess, type ProjectAction, requireInProject } from "@/lib/domain/policy";

/** @throws AppError not_found or not_permitted */
export async function requireProject(
  tx: Pick<Transaction, "project">,
  actor: Actor,
  action: ProjectAction,
  projectId: string,
) {
  const project = await tx.project.findUnique({
    where: { id: projectId },
    select: { id: true, name: true, kind: true, visibility: true, archivedAt: true },
  });
  if (project === null) throw new AppError("not_found", "No such project, or you may not see it.");
  requireOfProject(actor, action, project);
  return project;
}

/** The same for a project that is loaded already. @throws AppError not_found or not_permitted */
export function requireOfProject(
  actor: Actor,
  action: ProjectAction,
  project: ProjectAccess & { readonly archivedAt: Date | null },
): void {
  requireInProject(actor, action, project);
  if (project.archivedAt !== null && (action === "write" || action === "review")) {
    throw new AppError("not_permitted", `“${project.name}” is archived: restore it before writing.`);
  }
}

/** Which projects an actor may see, for queries written in SQL. */
export function visibleScope(actor: Actor): ProjectScope {
  return {
    seesAll: actor.isSystem || actor.role === "admin",
    memberOf: [...actor.projectRoles.keys()],
  };
}

/** The same as a filter: it hides every project an actor may not see. */
export function visibleProjects(actor: Actor) {
  const { seesAll, memberOf } = visibleScope(actor);
  if (seesAll) return {};
  return { OR: [{ visibility: "lab" as const }, { id: { in: [...memberOf] } }] };
}

/** Projects an actor may write to, for the choice at the top of a form; the lab's own before the demonstration. */
export async function writableProjects(actor: Actor): Promise<readonly { id: string; name: string }[]> {
  const projects = await database().project.findMany({
    where: { AND: [visibleProjects(actor), { archivedAt: null }] },
    orderBy: [{ kind: "asc" }, { createdAt: "asc" }],
    select: { id: true, name: true, kind: true, visibility: true },
  });
  return projects
    .filter((project) => mayInProject(actor, "write", project))
    .map(({ id, name }) => ({ id, name }));
}

/** Whether a page may offer an action in that project; the service of the action asks again. */
export async function mayInProjectOf(
  actor: Actor,
  action: ProjectAction,
  projectId: string,
): Promise<boolean> {
  const project = await database().project.findUnique({
    where: { id: projectId },
    select: { id: true, name: true, kind: true, visibility: true, archivedAt: true },
  });
  if (project === null || !mayInProject(actor, action, project)) return false;
  return project.archivedAt === null || action === "read" || action === "manage";
}

/** Projects an actor may see, for filters; the lab's own before published and demonstration ones. */
export function readableProjects(actor: Actor): Promise<readonly { id: string; name: string }[]> {
  return database().project.findMany({
    where: { AND: [visibleProjects(actor), { archivedAt: null }] },
    orderBy: [{ kind: "asc" }, { createdAt: "asc" }],
    select: { id: true, name: true },
  });
}
