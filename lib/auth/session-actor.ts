/** Session cookie → actor. A session made before "sign out everywhere" no longer counts. */
import { decode } from "next-auth/jwt";
import { database } from "@/lib/db/client";
import { findActor } from "@/lib/db/user";
import type { Actor } from "@/lib/domain/actor";

const names = ["next-auth.session-token", "__Secure-next-auth.session-token"];

/** The signed-in person, or null. Cookies too long for one are split by next-auth into `name.0`, `name.1`, … */
export async function actorFromCookies(
  cookies: ReadonlyMap<string, string>,
): Promise<(Actor & { readonly sessionEpoch: number }) | null> {
  const secret = process.env.NEXTAUTH_SECRET;
  if (secret === undefined || secret === "") throw new Error("NEXTAUTH_SECRET is not set.");
  for (const name of names) {
    const token = cookies.get(name) ?? joinedChunks(cookies, name);
    if (token === "") continue;
    const payload = await decode({ token, secret }).catch(() => null);
    if (!payload?.sub) continue;
    const actor = await findActor(database(), payload.sub);
    if (actor !== null && actor.sessionEpoch === payload.epoch) return actor;
  }
  return null;
}

function joinedChunks(cookies: ReadonlyMap<string, string>, name: string): string {
  let joined = "";
  for (let index = 0; cookies.has(`${name}.${index}`); index++) joined += cookies.get(`${name}.${index}`);
  return joined;
}
