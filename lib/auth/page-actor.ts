/** The signed-in person of a page; sends everyone else to the sign-in page and back after. */
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/domain/actor";
import { actorFromCookies } from "./session-actor";

export const pageActorOrNull = cache(async (): Promise<Actor | null> => {
  const jar = await cookies();
  return actorFromCookies(new Map(jar.getAll().map(({ name, value }) => [name, value])));
});

export async function pageActor(): Promise<Actor> {
  const actor = await pageActorOrNull();
  if (actor !== null) return actor;
  const path = (await headers()).get("x-garnetbook-path") ?? "/";
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}
