/** People as sign-in and permission need them. */
import type { Actor } from "@/lib/domain/actor";
import type { Transaction } from "./client";

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

const forActor = {
  id: true,
  name: true,
  email: true,
  role: true,
  sessionEpoch: true,
  disabledAt: true,
  memberships: { select: { projectId: true, role: true } },
} as const;

/** The person as an actor with write scope, or null when unknown or disabled. */
export async function findActor(
  db: Transaction,
  userId: string,
): Promise<(Actor & { readonly sessionEpoch: number }) | null> {
  const user = await db.user.findUnique({ where: { id: userId }, select: forActor });
  if (user === null || user.disabledAt !== null) return null;
  return {
    userId: user.id,
    name: user.name,
    role: user.role,
    projectRoles: new Map(user.memberships.map((each) => [each.projectId, each.role])),
    scope: "write",
    tokenId: null,
    isSystem: false,
    sessionEpoch: user.sessionEpoch,
  };
}

export function findUserByEmail(db: Transaction, email: string) {
  return db.user.findUnique({ where: { email: normaliseEmail(email) } });
}
