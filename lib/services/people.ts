/** The lab's people: roles, disabling, invitations, the first administrator. */
import type { z } from "zod";
import { hashPassword } from "@/lib/auth/password";
import { hashSecret, newSecret } from "@/lib/auth/secret";
import type { invitationCreate, linkUse, Person } from "@/lib/contract/account";
import { personRow } from "@/lib/db/account";
import { database } from "@/lib/db/client";
import { findActor, normaliseEmail } from "@/lib/db/user";
import { type Actor, type Role, systemActor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { requireInLab } from "@/lib/domain/policy";
import { requireProject } from "./project-access";
import { write } from "./unit-of-work";

const invitationDays = 14;
const firstLinkHours = 24;

export async function listPeople(actor: Actor): Promise<{ items: Person[] }> {
  if (actor.userId === null && !actor.isSystem) throw new AppError("not_signed_in", "Sign in first.");
  const rows = await database().user.findMany({ orderBy: { name: "asc" } });
  return { items: rows.map(personRow) };
}

export function updatePerson(
  actor: Actor,
  input: { id: string; version: number; role?: Role | undefined; isDisabled?: boolean | undefined },
): Promise<Person> {
  requireInLab(actor, "manage_users");
  return write(actor, async ({ tx, record }) => {
    const row = await tx.user.findUnique({ where: { id: input.id } });
    if (row === null) throw new AppError("not_found", "No such person.");
    if (row.version !== input.version)
      throw new AppError("conflict", "Someone changed this person meanwhile.");
    const losesAdmin =
      row.role === "admin" && ((input.role ?? "admin") !== "admin" || input.isDisabled === true);
    if (losesAdmin) {
      const others = await tx.user.count({
        where: { role: "admin", disabledAt: null, id: { not: row.id } },
      });
      if (others === 0) throw new AppError("conflict", "The lab must keep one administrator.");
    }
    const updated = await tx.user.update({
      where: { id: row.id },
      data: {
        ...(input.role === undefined ? {} : { role: input.role }),
        ...(input.isDisabled === undefined ? {} : { disabledAt: input.isDisabled ? new Date() : null }),
        version: { increment: 1 },
        sessionEpoch: { increment: input.isDisabled === true ? 1 : 0 },
      },
    });
    const after = personRow(updated);
    record({ action: "update", entity: "user", entityId: row.id, before: personRow(row), after });
    return after;
  });
}

/** A link that one person can use once to join the lab, and a project when one is named. */
export function invite(
  actor: Actor,
  input: z.output<typeof invitationCreate>,
): Promise<{ path: string; expiresAt: string }> {
  requireInLab(actor, "invite");
  return write(actor, async ({ tx, record }) => {
    if (input.projectId !== undefined) await requireProject(tx, actor, "manage", input.projectId);
    const secret = newSecret("invite");
    const expiresAt = new Date(Date.now() + invitationDays * 86_400_000);
    const link = await tx.signInLink.create({
      data: {
        tokenHash: hashSecret(secret),
        purpose: "invitation",
        email: input.email === undefined ? null : normaliseEmail(input.email),
        role: input.role,
        projectId: input.projectId ?? null,
        createdById: actor.userId,
        expiresAt,
      },
    });
    record({
      action: "invite",
      entity: "sign_in_link",
      entityId: link.id,
      after: { email: link.email, role: link.role, projectId: link.projectId },
    });
    return { path: `/welcome?token=${secret}`, expiresAt: expiresAt.toISOString() };
  });
}

/** The first start's link for the first administrator; null once anyone has an account. */
export async function createFirstLink(): Promise<string | null> {
  // People of the demonstration have no way in: they are nobody's account.
  const canSignIn = { OR: [{ passwordHash: { not: null } }, { oidcSubject: { not: null } }] };
  if ((await database().user.count({ where: canSignIn })) > 0) return null;
  return write(systemActor, async ({ tx, record }) => {
    const secret = newSecret("first");
    // A link of an earlier start that nobody used must not stay a second door.
    await tx.signInLink.updateMany({
      where: { purpose: "first_admin", usedAt: null },
      data: { usedAt: new Date() },
    });
    const link = await tx.signInLink.create({
      data: {
        tokenHash: hashSecret(secret),
        purpose: "first_admin",
        role: "admin",
        expiresAt: new Date(Date.now() + firstLinkHours * 3_600_000),
      },
    });
    record({ action: "create", entity: "sign_in_link", entityId: link.id });
    return `/welcome?token=${secret}`;
  });
}

export async function describeLink(token: string): Promise<{ purpose: string; email: string | null } | null> {
  const link = await database().signInLink.findUnique({ where: { tokenHash: hashSecret(token) } });
  if (link === null || link.usedAt !== null || link.expiresAt.getTime() < Date.now()) return null;
  return { purpose: link.purpose, email: link.email };
}

/** Makes the account a link promises; works once. @throws AppError not_found for a used, old or unknown link */
export function redeemLink(input: z.output<typeof linkUse>): Promise<Person> {
  return write(systemActor, async ({ tx, record }) => {
    const tokenHash = hashSecret(input.token);
    // The conditional update is the lock: of two clicks at once, one finds the link used.
    const taken = await tx.signInLink.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: new Date() } },
      data: { usedAt: new Date() },
    });
    if (taken.count === 0) throw new AppError("not_found", "This link was used already, or is too old.");
    const link = await tx.signInLink.findUniqueOrThrow({ where: { tokenHash } });
    const email = normaliseEmail(input.email);
    if (link.email !== null && link.email !== email) {
      throw new AppError("not_permitted", `This invitation is for ${link.email}.`);
    }
    if ((await tx.user.count({ where: { email } })) > 0) {
      throw new AppError("conflict", "There is an account with this e-mail already: sign in with it.");
    }
    const user = await tx.user.create({
      data: { email, name: input.name, role: link.role, passwordHash: await hashPassword(input.password) },
    });
    if (link.projectId !== null) {
      await tx.projectMember.create({
        data: { projectId: link.projectId, userId: user.id, role: link.role },
      });
    }
    const after = personRow(user);
    record({ action: "create", entity: "user", entityId: user.id, after, reason: link.purpose });
    return after;
  });
}

/** The administrator that the environment names; an existing one is left as it is. */
export async function ensureAdmin(input: {
  email: string;
  password: string;
  name?: string;
}): Promise<Person> {
  const email = normaliseEmail(input.email);
  const found = await database().user.findUnique({ where: { email } });
  if (found !== null) return personRow(found);
  return write(systemActor, async ({ tx, record }) => {
    const user = await tx.user.create({
      data: {
        email,
        name: input.name ?? email.slice(0, email.indexOf("@")),
        role: "admin",
        passwordHash: await hashPassword(input.password),
      },
    });
    const after = personRow(user);
    record({ action: "create", entity: "user", entityId: user.id, after, reason: "environment" });
    return after;
  });
}

/** For the command line on the server itself, whose owner can read the database anyway. */
export async function actorOfEmail(email: string): Promise<Actor | null> {
  const user = await database().user.findUnique({ where: { email: normaliseEmail(email) } });
  return user === null ? null : findActor(database(), user.id);
}
