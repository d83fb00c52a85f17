/** People who come through the institution's OpenID Connect: known by subject, or invited by a verified e-mail. */
import { appendHistory } from "@/lib/db/audit";
import { database } from "@/lib/db/client";
import { normaliseEmail } from "@/lib/db/user";
import type { SignedIn } from "./sign-in";

/** Null when nobody invited this person: an identity provider vouches for a name, not for a place in the lab. */
export async function findOpenIdUser(identity: {
  readonly subject: string;
  readonly email: string;
  readonly isEmailVerified: boolean;
}): Promise<SignedIn | null> {
  return database().$transaction(async (tx) => {
    const known = await tx.user.findUnique({ where: { oidcSubject: identity.subject } });
    const user =
      known ??
      (identity.isEmailVerified
        ? await tx.user.findUnique({ where: { email: normaliseEmail(identity.email) } })
        : null);
    if (user === null || user.disabledAt !== null) return null;
    if (known === null && user.oidcSubject !== null) return null;
    if (known === null) {
      await tx.user.update({ where: { id: user.id }, data: { oidcSubject: identity.subject } });
    }
    await appendHistory(tx, [
      { actorId: user.id, tokenId: null, action: "sign_in", entity: "sign_in", entityId: user.email },
    ]);
    return { id: user.id, name: user.name, email: user.email, sessionEpoch: user.sessionEpoch };
  });
}
