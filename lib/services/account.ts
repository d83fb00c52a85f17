/** One's own account: name, password, sessions, API tokens. */

import type { z } from "zod";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { hashSecret, newSecret } from "@/lib/auth/secret";
import type { ApiToken, Person, tokenCreate } from "@/lib/contract/account";
import { apiTokenRow, personRow } from "@/lib/db/account";
import { database } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { isOrcid } from "@/lib/domain/orcid";
import { write } from "./unit-of-work";

function requirePerson(actor: Actor): string {
  if (actor.userId === null) throw new AppError("not_signed_in", "Only a person has an account.");
  return actor.userId;
}

export async function getMe(actor: Actor): Promise<Person> {
  return personRow(await database().user.findUniqueOrThrow({ where: { id: requirePerson(actor) } }));
}

export function updateMe(
  actor: Actor,
  input: { name?: string | undefined; orcid?: string | null | undefined },
): Promise<Person> {
  const id = requirePerson(actor);
  if (typeof input.orcid === "string" && !isOrcid(input.orcid)) {
    throw new AppError("invalid_input", `“${input.orcid}” is no ORCID iD: its check digit does not fit.`);
  }
  return write(actor, async ({ tx, record }) => {
    const before = personRow(await tx.user.findUniqueOrThrow({ where: { id } }));
    const after = personRow(
      await tx.user.update({ where: { id }, data: { ...input, version: { increment: 1 } } }),
    );
    record({ action: "update", entity: "user", entityId: id, before, after });
    return after;
  });
}

/** Ends all other sessions too: whoever knew the old password is out. */
export function changePassword(
  actor: Actor,
  input: { current: string; next: string },
): Promise<{ changed: true }> {
  const id = requirePerson(actor);
  return write(actor, async ({ tx, record }) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id } });
    if (!(await verifyPassword(user.passwordHash, input.current))) {
      throw new AppError("not_permitted", "The current password is not right.");
    }
    await tx.user.update({
      where: { id },
      data: { passwordHash: await hashPassword(input.next), sessionEpoch: { increment: 1 } },
    });
    record({ action: "change_password", entity: "user", entityId: id });
    return { changed: true } as const;
  });
}

export function signOutEverywhere(actor: Actor): Promise<{ sessionsEnded: true }> {
  const id = requirePerson(actor);
  return write(actor, async ({ tx, record }) => {
    await tx.user.update({ where: { id }, data: { sessionEpoch: { increment: 1 } } });
    record({ action: "sign_out_everywhere", entity: "user", entityId: id });
    return { sessionsEnded: true } as const;
  });
}

export async function listTokens(actor: Actor): Promise<{ items: ApiToken[] }> {
  const rows = await database().apiToken.findMany({
    where: { userId: requirePerson(actor) },
    orderBy: { createdAt: "desc" },
  });
  return { items: rows.map(apiTokenRow) };
}

/** @returns the token and its secret, which is stored nowhere and shown this once */
export function createToken(
  actor: Actor,
  input: z.output<typeof tokenCreate>,
): Promise<{ token: ApiToken; secret: string }> {
  const userId = requirePerson(actor);
  if (actor.tokenId !== null) {
    throw new AppError("not_permitted", "A token cannot make tokens: sign in to make one.");
  }
  const secret = newSecret("gb");
  return write(actor, async ({ tx, record }) => {
    const expiresAt =
      input.expiresInDays === null ? null : new Date(Date.now() + input.expiresInDays * 86_400_000);
    const row = await tx.apiToken.create({
      data: {
        userId,
        name: input.name,
        scope: input.scope,
        expiresAt,
        tokenHash: hashSecret(secret),
        hint: secret.slice(0, 9),
      },
    });
    const token = apiTokenRow(row);
    record({ action: "create", entity: "api_token", entityId: row.id, after: token });
    return { token, secret };
  });
}

export function revokeToken(actor: Actor, id: string): Promise<ApiToken> {
  const userId = requirePerson(actor);
  return write(actor, async ({ tx, record }) => {
    const found = await tx.apiToken.findUnique({ where: { id } });
    if (found === null || found.userId !== userId) throw new AppError("not_found", "No such API token.");
    const row = await tx.apiToken.update({
      where: { id },
      data: { revokedAt: found.revokedAt ?? new Date() },
    });
    const token = apiTokenRow(row);
    record({ action: "revoke", entity: "api_token", entityId: id, before: apiTokenRow(found), after: token });
    return token;
  });
}
