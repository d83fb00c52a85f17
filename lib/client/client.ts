/** The typed client of /api/v1: the browser's, and any script's. */
import { createORPCClient } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import type { JsonifiedClient } from "@orpc/openapi-client";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { contract } from "@/lib/contract/contract";

export type Client = JsonifiedClient<ContractRouterClient<typeof contract>>;

export interface ClientOptions {
  /** Where the server is, e.g. https://garnetbook.example.org */
  readonly origin: string;
  /** An API token; a browser sends its session instead. */
  readonly token?: string;
  /** Called for every write; the same key for a repeated request makes it done once. */
  readonly idempotencyKey?: () => string;
  /** Sends the requests. @default fetch */
  readonly send?: (request: Request, init?: { redirect?: Request["redirect"] }) => Promise<Response>;
}

export function createClient(options: ClientOptions): Client {
  const link = new OpenAPILink(contract, {
    url: `${options.origin.replace(/\/$/, "")}/api/v1`,
    ...(options.send === undefined ? {} : { fetch: options.send }),
    headers: () => ({
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(options.idempotencyKey === undefined ? {} : { "idempotency-key": options.idempotencyKey() }),
    }),
  });
  return createORPCClient(link);
}
