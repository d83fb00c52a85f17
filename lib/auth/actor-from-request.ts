/** A request's actor: an API token when there is one, else the session; null when neither. */
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { actorFromToken } from "./api-token";
import { actorFromCookies } from "./session-actor";

/** @throws AppError for a bad token, or a cross-site write with somebody's session */
export async function actorFromRequest(request: Request): Promise<Actor | null> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const secret = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    if (secret === undefined) {
      throw new AppError("not_signed_in", "Expected “Authorization: Bearer TOKEN”.");
    }
    return actorFromToken(secret);
  }
  const actor = await actorFromCookies(cookiesOf(request));
  if (actor !== null) requireSameSite(request);
  return actor;
}

/** As they were sent: the session needs no decoding, and what others put there may not even be decodable. */
function cookiesOf(request: Request): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (request.headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return cookies;
}

/** A browser says where a write comes from; another site may not write with the visitor's session. */
function requireSameSite(request: Request): void {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const isSame =
    origin !== null ? URL.canParse(origin) && new URL(origin).host === host : site !== "cross-site";
  if (!isSame || site === "cross-site") {
    throw new AppError("not_permitted", `A write from another site (${origin ?? site}) is refused.`);
  }
}
