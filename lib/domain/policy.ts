/** The one table of who may do what. Services ask it; nothing else decides. */
import type { Actor, Role } from "./actor";
import { AppError } from "./errors";

/** What of a project the policy needs to know. */
export interface ProjectAccess {
  readonly id: string;
  readonly name: string;
  readonly kind: "lab" | "literature" | "demonstration";
  readonly visibility: "lab" | "members";
}

export type ProjectAction =
  /** See everything in the project. */
  | "read"
  /** Create, edit and archive records, upload files. */
  | "write"
  /** Exclude cells, overrule a rule's end event, resolve conflicts, sign off. */
  | "review"
  /** Members, visibility, archive the project. */
  | "manage";

const rank: Readonly<Record<Role, number>> = { viewer: 0, member: 1, pi: 2, admin: 3 };

const leastRole: Readonly<Record<ProjectAction, Role>> = {
  read: "viewer",
  write: "member",
  review: "pi",
  manage: "pi",
};

/** The role an actor has in a project; null = may not even see it. */
export function roleInProject(actor: Actor, project: ProjectAccess): Role | null {
  if (actor.isSystem || actor.role === "admin") return "admin";
  const membership = actor.projectRoles.get(project.id);
  if (membership !== undefined) return membership === "admin" ? "pi" : membership;
  return project.visibility === "lab" ? "viewer" : null;
}

export function mayInProject(actor: Actor, action: ProjectAction, project: ProjectAccess): boolean {
  if (action !== "read" && actor.scope === "read") return false;
  // Published facts are corrected in their seed, with a locator; people only resolve their conflicts.
  if (project.kind === "literature" && action === "write" && !actor.isSystem) return false;
  const role = roleInProject(actor, project);
  return role !== null && rank[role] >= rank[leastRole[action]];
}

/** @throws AppError not_found when the project may not be seen, not_permitted otherwise. */
export function requireInProject(actor: Actor, action: ProjectAction, project: ProjectAccess): void {
  if (mayInProject(actor, action, project)) return;
  const role = roleInProject(actor, project);
  if (role === null) throw new AppError("not_found", "No such project, or you may not see it.");
  if (actor.scope === "read" && action !== "read") {
    throw new AppError("not_permitted", "This API token may only read; make one with scope write.");
  }
  if (project.kind === "literature" && action === "write") {
    throw new AppError("not_permitted", `“${project.name}” holds published facts and is read-only.`);
  }
  throw new AppError(
    "not_permitted",
    `You are ${role} in “${project.name}”; this needs ${leastRole[action]} or higher.`,
  );
}

/** What is done to the lab as a whole rather than inside one project. */
export type LabAction = "create_project" | "invite" | "manage_users" | "read_audit";

const leastLabRole: Readonly<Record<LabAction, Role>> = {
  create_project: "member",
  invite: "pi",
  manage_users: "admin",
  read_audit: "pi",
};

export function mayInLab(actor: Actor, action: LabAction): boolean {
  if (action !== "read_audit" && actor.scope === "read") return false;
  return rank[actor.role] >= rank[leastLabRole[action]];
}

/** @throws AppError not_permitted */
export function requireInLab(actor: Actor, action: LabAction): void {
  if (mayInLab(actor, action)) return;
  throw new AppError(
    "not_permitted",
    `You are ${actor.role} in this lab; this needs ${leastLabRole[action]} or higher.`,
  );
}
