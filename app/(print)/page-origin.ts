/** The origin that this server is reached under: the configured one before the one that the request came by. */
import { headers } from "next/headers";

export async function pageOrigin(): Promise<string> {
  const configured = process.env.NEXTAUTH_URL;
  if (configured) return new URL(configured).origin;
  const received = await headers();
  const host = received.get("x-forwarded-host") ?? received.get("host") ?? "localhost";
  return `${received.get("x-forwarded-proto") ?? "http"}://${host}`;
}
