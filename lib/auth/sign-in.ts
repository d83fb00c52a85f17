/** Signing in by e-mail and password: checked in constant time, slowed after failures, in the history either way. */
import { appendHistory } from "@/lib/db/audit";
import { database } from "@/lib/db/client";
import { findUserByEmail, normaliseEmail } from "@/lib/db/user";
import { AppError } from "@/lib/domain/errors";
import { verifyPassword } from "./password";

const windowMs = 15 * 60_000;
const failuresAllowed = 10;

export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sessionEpoch: number;
}

/** @throws AppError rate_limited after ten failures in a quarter of an hour; null for a wrong e-mail or password */
export async function signInWithPassword(email: string, password: string): Promise<SignedIn | null> {
  const db = database();
  const address = normaliseEmail(email);
  const failures = await db.auditEvent.count({
    where: {
      entity: "sign_in",
      entityId: address,
      action: "sign_in_failed",
      at: { gt: new Date(Date.now() - windowMs) },
    },
  });
  if (failures >= failuresAllowed) {
    throw new AppError("rate_limited", "Too many failed attempts: try again in a quarter of an hour.");
  }
  const user = await findUserByEmail(db, address);
  const isRight = await verifyPassword(user?.passwordHash ?? null, password);
  const isWelcome = isRight && user !== null && user.disabledAt === null;
  await db.$transaction((tx) =>
    appendHistory(tx, [
      {
        actorId: isWelcome ? user.id : null,
        tokenId: null,
        action: isWelcome ? "sign_in" : "sign_in_failed",
        entity: "sign_in",
        entityId: address,
      },
    ]),
  );
  if (!isWelcome) return null;
  return { id: user.id, name: user.name, email: user.email, sessionEpoch: user.sessionEpoch };
}
