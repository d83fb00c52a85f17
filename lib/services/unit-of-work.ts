/**
 * The one way to write: permission is checked by the caller's first line inside, then change, history and the answer
 * to a repeated request are committed together or not at all.
 */

import { appendHistory } from "@/lib/db/audit";
import { database, type Transaction } from "@/lib/db/client";
import { findIdempotentAnswer, storeIdempotentAnswer } from "@/lib/db/idempotency";
import { databaseProblem } from "@/lib/db/problem";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";

export interface Change {
  /** create, update, archive, restore, resolve, … */
  readonly action: string;
  readonly entity: string;
  readonly entityId: string;
  readonly code?: string | null;
  readonly projectId?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
}

export interface UnitOfWork {
  readonly tx: Transaction;
  /** Notes a change for the history; a write without any is a bug and fails. */
  record(change: Change): void;
}

/**
 * Runs `work` in one transaction. Its result must be plain JSON: it is what a repeated Idempotency-Key gets back.
 * @throws AppError for expected failures, also those that a database constraint found.
 */
export async function write<Result>(
  actor: Actor,
  work: (unit: UnitOfWork) => Promise<Result>,
  options: {
    readonly timeoutMs?: number;
    /** Results of a computation are no statement of anybody: a write of them alone has no line in the history. */
    readonly isComputed?: boolean;
  } = {},
): Promise<Result> {
  if (actor.scope === "read") {
    throw new AppError("not_permitted", "This API token may only read; make one with scope write.");
  }
  try {
    return await database().$transaction(
      async (tx) => {
        const known = await findIdempotentAnswer(tx, actor);
        if (known !== null) return known.answer as Result;
        const changes: Change[] = [];
        const result = await work({ tx, record: (change) => changes.push(change) });
        if (changes.length === 0 && !options.isComputed)
          throw new Error("A write must leave a trace in the history.");
        await storeIdempotentAnswer(tx, actor, result);
        await appendHistory(
          tx,
          changes.map((change) => ({ ...change, actorId: actor.userId, tokenId: actor.tokenId })),
        );
        return result;
      },
      { timeout: options.timeoutMs ?? 20_000, maxWait: 10_000 },
    );
  } catch (error) {
    throw databaseProblem(error) ?? error;
  }
}
