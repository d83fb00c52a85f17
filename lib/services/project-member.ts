/** Use cases of membership, and the answer to "who can see this?". */
import type { ProjectMember, ProjectReader, ProjectRole } from "@/lib/contract/project";
import { database } from "@/lib/db/client";
import { deleteMember, findPerson, listMemberRows, listPeopleFor, setMember } from "@/lib/db/project-member";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { mayInProject, type ProjectAccess, roleInProject } from "@/lib/domain/policy";
import { requireProjectRow } from "./project";
import { write } from "./unit-of-work";

interface MemberList {
  items: ProjectMember[];
}

export async function listProjectMembers(actor: Actor, ref: string): Promise<MemberList> {
  const project = await requireProjectRow(database(), actor, "read", ref);
  return { items: await listMemberRows(database(), project.id) };
}

/** @param input.person a user's id or e-mail; the person must be in the lab already */
export function addProjectMember(
  actor: Actor,
  input: { readonly ref: string; readonly person: string; readonly role: ProjectRole },
): Promise<MemberList> {
  return changeMembers(actor, input.ref, "add_member", async (tx, projectId, members) => {
    const person = await findPerson(tx, input.person);
    if (person === null) {
      throw new AppError("not_found", `Nobody in the lab is “${input.person}”: invite them first.`);
    }
    const already = members.find((member) => member.userId === person.id);
    if (already !== undefined) {
      throw new AppError(
        "conflict",
        `${person.name} is ${already.role} here already: change the role instead.`,
      );
    }
    await setMember(tx, { projectId, userId: person.id, role: input.role });
  });
}

export function changeProjectMember(
  actor: Actor,
  input: { readonly ref: string; readonly userId: string; readonly role: ProjectRole },
): Promise<MemberList> {
  return changeMembers(actor, input.ref, "change_member", async (tx, projectId, members) => {
    requireMember(members, input.userId);
    await setMember(tx, { projectId, userId: input.userId, role: input.role });
  });
}

export function removeProjectMember(
  actor: Actor,
  input: { readonly ref: string; readonly userId: string },
): Promise<MemberList> {
  return changeMembers(actor, input.ref, "remove_member", async (tx, projectId, members) => {
    requireMember(members, input.userId);
    await deleteMember(tx, projectId, input.userId);
  });
}

function requireMember(members: readonly ProjectMember[], userId: string): void {
  if (members.some((member) => member.userId === userId)) return;
  throw new AppError("not_found", "That person is no member of this project.");
}

function changeMembers(
  actor: Actor,
  ref: string,
  action: string,
  apply: (
    tx: Parameters<typeof listMemberRows>[0],
    projectId: string,
    members: readonly ProjectMember[],
  ) => Promise<void>,
): Promise<MemberList> {
  return write(actor, async ({ tx, record }) => {
    const project = await requireProjectRow(tx, actor, "manage", ref);
    const before = await listMemberRows(tx, project.id);
    await apply(tx, project.id, before);
    const after = await listMemberRows(tx, project.id);
    record({
      action,
      entity: "project",
      entityId: project.id,
      projectId: project.id,
      before: { members: before },
      after: { members: after },
    });
    return { items: after };
  });
}

/** Everyone who may see the project, with the policy's own answers: nothing is decided here. */
export async function whoCanSeeProject(actor: Actor, ref: string): Promise<{ items: ProjectReader[] }> {
  const project = await requireProjectRow(database(), actor, "read", ref);
  const people = await listPeopleFor(database(), project.id);
  return { items: people.flatMap((person) => readerOf(project, person)) };
}

type Person = Awaited<ReturnType<typeof listPeopleFor>>[number];

function readerOf(project: ProjectAccess, person: Person): ProjectReader[] {
  const asActor: Actor = {
    userId: person.userId,
    name: person.name,
    role: person.labRole,
    projectRoles: new Map(person.memberRole === null ? [] : [[project.id, person.memberRole]]),
    scope: "write",
    tokenId: null,
    isSystem: false,
  };
  const role = roleInProject(asActor, project);
  if (role === null) return [];
  const reason = reasonOf(person);
  return [
    {
      userId: person.userId,
      name: person.name,
      email: person.email,
      role,
      reason,
      explanation: explanations[reason](role),
      mayRead: mayInProject(asActor, "read", project),
      mayWrite: mayInProject(asActor, "write", project),
      mayReview: mayInProject(asActor, "review", project),
      mayManage: mayInProject(asActor, "manage", project),
    },
  ];
}

function reasonOf(person: Person): ProjectReader["reason"] {
  if (person.labRole === "admin") return "administrator";
  return person.memberRole === null ? "lab_visibility" : "membership";
}

const explanations: Readonly<Record<ProjectReader["reason"], (role: string) => string>> = {
  administrator: () => "Administrators of the lab see and may do everything.",
  membership: (role) => `Member of this project as ${role}.`,
  lab_visibility: () => "This project is open to everyone in the lab, who may read it.",
};
