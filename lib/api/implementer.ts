/** The contract's implementer: every procedure gets an actor, and every AppError becomes its typed answer. */
import { implement, ORPCError } from "@orpc/server";
import { contract } from "@/lib/contract/contract";
import type { Actor } from "@/lib/domain/actor";
import { AppError, errorStatus } from "@/lib/domain/errors";

export interface ApiContext {
  /** Null when nobody is signed in; a failed sign-in (expired token) is a typed failure instead. */
  readonly actor: Actor | null;
  readonly authenticationError?: AppError | undefined;
}

/** AppError to the contract's typed error; anything else passes through and is seen as a bug. */
export function toApiError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  return new ORPCError(error.code.toUpperCase(), {
    status: errorStatus[error.code],
    message: error.message,
    data: error.details,
    defined: true,
  });
}

export const api = implement(contract)
  .$context<ApiContext>()
  .use(async ({ context, next }) => {
    try {
      if (context.authenticationError !== undefined) throw context.authenticationError;
      if (context.actor === null) {
        throw new AppError("not_signed_in", "Sign in, or send an API token as Authorization: Bearer …");
      }
      return await next({ context: { actor: context.actor } });
    } catch (error) {
      throw toApiError(error);
    }
  });
