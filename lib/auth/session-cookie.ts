/**
 * The session's cookie. A browser keeps cookies by host name and not by port, so two installations on one machine must
 * not use one name: each has its own, from its own secret, the same in all processes that share the secret.
 */
import { createHash } from "node:crypto";

export function sessionSecret(): string {
  const secret = process.env.NEXTAUTH_SECRET;
  if (secret === undefined || secret === "") throw new Error("NEXTAUTH_SECRET is not set.");
  return secret;
}

export function sessionCookie() {
  const mark = createHash("sha256").update(`cookie name ${sessionSecret()}`).digest("hex").slice(0, 8);
  const secure = process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;
  return {
    name: `${secure ? "__Secure-" : ""}next-auth.session-token.${mark}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}
