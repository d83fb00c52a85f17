/** Who belongs to a project, and who is in the lab at all. */
import type { ProjectMember, ProjectRole } from "@/lib/contract/project";
import type { Role } from "@/lib/domain/actor";
import type { Transaction } from "./client";
import { isUuid } from "./code";

export async function listMemberRows(tx: Transaction, projectId: string): Promise<ProjectMember[]> {
  const rows = await tx.projectMember.findMany({
    where: { projectId },
    include: { user: { select: { name: true, email: true, role: true, disabledAt: true } } },
    orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
  });
  return rows.map((row) => ({
    userId: row.userId,
    name: row.user.name,
    email: row.user.email,
    // The policy reads a membership as administrator as principal investigator: nobody is administrator of a part.
    role: row.role === "admin" ? "pi" : row.role,
    labRole: row.user.role,
    isDisabled: row.user.disabledAt !== null,
    memberSince: row.createdAt.toISOString(),
  }));
}

export async function setMember(
  tx: Transaction,
  member: { readonly projectId: string; readonly userId: string; readonly role: ProjectRole },
): Promise<void> {
  const { projectId, userId, role } = member;
  await tx.projectMember.upsert({
    where: { projectId_userId: { projectId, userId } },
    create: { projectId, userId, role },
    update: { role },
  });
}

export async function deleteMember(tx: Transaction, projectId: string, userId: string): Promise<void> {
  await tx.projectMember.delete({ where: { projectId_userId: { projectId, userId } } });
}

/** A person who may still sign in, by id or e-mail. */
export function findPerson(tx: Transaction, person: string) {
  return tx.user.findFirst({
    where: {
      disabledAt: null,
      ...(isUuid(person) ? { id: person } : { email: person.trim().toLowerCase() }),
    },
    select: { id: true, name: true },
  });
}

/** Everyone who may sign in, with their role in the lab and in one project. */
export async function listPeopleFor(
  tx: Transaction,
  projectId: string,
): Promise<{ userId: string; name: string; email: string; labRole: Role; memberRole: Role | null }[]> {
  const rows = await tx.user.findMany({
    where: { disabledAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      memberships: { where: { projectId }, select: { role: true } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    userId: row.id,
    name: row.name,
    email: row.email,
    labRole: row.role,
    memberRole: row.memberships[0]?.role ?? null,
  }));
}
