/** Session cookie → actor. A session made before "sign out everywhere" no longer counts. */
import { decode } from "next-auth/jwt";
import { database } from "@/lib/db/client";
import { findActor } from "@/lib/db/user";
import type { Actor } from "@/lib/domain/actor";
import { sessionCookie, sessionSecret } from "./session-cookie";

/** The signed-in person, or null. Cookies too long for one are split by next-auth into `name.0`, `name.1`, … */
export async function actorFromCookies(
  cookies: ReadonlyMap<string, string>,
): Promise<(Actor & { readonly sessionEpoch: number }) | null> {
  const { name } = sessionCookie();
  const token = cookies.get(name) ?? joinedChunks(cookies, name);
  if (token === "") return null;
  const payload = await decode({ token, secret: sessionSecret() }).catch(() => null);
  if (!payload?.sub) return null;
  const actor = await findActor(database(), payload.sub);
  return actor !== null && actor.sessionEpoch === payload.epoch ? actor : null;
}

function joinedChunks(cookies: ReadonlyMap<string, string>, name: string): string {
  let joined = "";
  for (let index = 0; cookies.has(`${name}.${index}`); index++) joined += cookies.get(`${name}.${index}`);
  return joined;
}
