/** Bearer token → actor. */
import { database } from "@/lib/db/client";
import { findActor } from "@/lib/db/user";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { hashSecret } from "./secret";

/** Last use is noted at most once a minute, so that reading stays reading. */
const noteEveryMs = 60_000;

/** @throws AppError not_signed_in for an unknown or revoked token, token_expired for an old one */
export async function actorFromToken(secret: string): Promise<Actor> {
  const db = database();
  const token = await db.apiToken.findUnique({ where: { tokenHash: hashSecret(secret) } });
  if (token === null || token.revokedAt !== null) {
    throw new AppError("not_signed_in", "This API token is unknown or was revoked.");
  }
  if (token.expiresAt !== null && token.expiresAt.getTime() <= Date.now()) {
    throw new AppError("token_expired", `This API token expired on ${token.expiresAt.toISOString()}.`);
  }
  const actor = await findActor(db, token.userId);
  if (actor === null) throw new AppError("not_signed_in", "The owner of this API token is disabled.");
  if (token.lastUsedAt === null || Date.now() - token.lastUsedAt.getTime() > noteEveryMs) {
    await db.apiToken.update({ where: { id: token.id }, data: { lastUsedAt: new Date() } });
  }
  return { ...actor, scope: token.scope === "write" ? "write" : "read", tokenId: token.id };
}
