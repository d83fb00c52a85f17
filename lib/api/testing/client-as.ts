/** Calls every procedure in process as some actor: contract, services and database are real. */
import { createRouterClient } from "@orpc/server";
import type { Actor } from "@/lib/domain/actor";
import { router } from "../router";

export function clientAs(actor: Actor | null) {
  return createRouterClient(router, { context: { actor } });
}

export type TestClient = ReturnType<typeof clientAs>;
