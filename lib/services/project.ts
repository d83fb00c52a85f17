/** Use cases of projects. */
import type { z } from "zod";
import type { archiveInput } from "@/lib/contract/common";
import type { Project, ProjectCreate, ProjectQuery, ProjectUpdate } from "@/lib/contract/project";
import { database, type Transaction } from "@/lib/db/client";
import { lockRows } from "@/lib/db/lock";
import {
  findProject,
  freeSlug,
  insertProject,
  listProjectRows,
  type StoredProject,
  setProjectArchived,
  updateProjectRow,
} from "@/lib/db/project";
import { setMember } from "@/lib/db/project-member";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { type ProjectAction, requireInLab, requireInProject, roleInProject } from "@/lib/domain/policy";
import { slugOf } from "@/lib/domain/slug";
import { visibleProjects } from "./project-access";
import { requireCurrentVersion } from "./stale-version";
import { type Change, write } from "./unit-of-work";

/** With the looker's own role; a project that is listed or got is one they may see. */
function seenBy(actor: Actor, project: StoredProject): Project {
  return { ...project, myRole: roleInProject(actor, project) ?? "viewer" };
}

/** @throws AppError not_found or not_permitted */
export async function requireProjectRow(
  tx: Transaction,
  actor: Actor,
  action: ProjectAction,
  ref: string,
): Promise<StoredProject> {
  if (action !== "read") await lockRows(tx, "project", [ref]);
  const project = await findProject(tx, ref);
  if (project === null) throw new AppError("not_found", "No such project, or you may not see it.");
  requireInProject(actor, action, project);
  return project;
}

export async function listProjects(actor: Actor, query: ProjectQuery) {
  const page = await listProjectRows(database(), query, visibleProjects(actor));
  return { ...page, items: page.items.map((project) => seenBy(actor, project)) };
}

export async function getProject(actor: Actor, ref: string): Promise<Project> {
  return seenBy(actor, await requireProjectRow(database(), actor, "read", ref));
}

/** Starts a project; whoever starts it leads it. Only seeds make one of another kind than a lab's own. */
export function createProject(
  actor: Actor,
  input: ProjectCreate,
  options: { readonly kind?: Project["kind"] } = {},
): Promise<Project> {
  return write(actor, async ({ tx, record }) => {
    requireInLab(actor, "create_project");
    const slug = input.slug ?? (await freeSlug(tx, slugOf(input.name)));
    const { id } = await insertProject(tx, { ...input, slug, kind: options.kind ?? "lab" });
    if (actor.userId !== null) await setMember(tx, { projectId: id, userId: actor.userId, role: "pi" });
    const project = await findProject(tx, id);
    if (project === null) throw new Error("A project just made must be there.");
    record(projectChange("create", { after: project }));
    return { ...project, myRole: actor.role === "admin" ? "admin" : "pi" };
  });
}

export function updateProject(actor: Actor, input: ProjectUpdate): Promise<Project> {
  const { ref, version, ...change } = input;
  return changeProject(actor, { ref, version }, { action: "update", sent: change }, (tx, id) =>
    updateProjectRow(tx, id, change),
  );
}

export function archiveProject(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Project> {
  return changeProject(actor, input, { action: "archive", sent: {} }, (tx, id) =>
    setProjectArchived(tx, id, true),
  );
}

export function restoreProject(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Project> {
  return changeProject(actor, input, { action: "restore", sent: {} }, (tx, id) =>
    setProjectArchived(tx, id, false),
  );
}

function changeProject(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
  what: { readonly action: string; readonly sent: Readonly<Record<string, unknown>> },
  apply: (tx: Transaction, id: string) => Promise<StoredProject>,
): Promise<Project> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireProjectRow(tx, actor, "manage", input.ref);
    await requireCurrentVersion(tx, {
      entity: "project",
      sentVersion: input.version,
      current: recordOf(before),
      sent: what.sent,
    });
    const after = await apply(tx, before.id);
    record(projectChange(what.action, { before, after, reason: input.reason }));
    return seenBy(actor, after);
  });
}

function projectChange(
  action: string,
  rows: { before?: StoredProject; after: StoredProject; reason?: string | undefined },
): Change {
  const { before, after, reason } = rows;
  return {
    action,
    entity: "project",
    entityId: after.id,
    projectId: after.id,
    ...(before === undefined ? {} : { before: recordOf(before) }),
    after: recordOf(after),
    reason: reason ?? null,
  };
}

/** What people edit, for history and merge: the counts change by themselves. */
function recordOf(project: StoredProject) {
  const { memberCount, pelletCount, cellCount, runCount, ...fields } = project;
  return fields;
}
