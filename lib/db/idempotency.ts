/** Answers of writes already done, by person and Idempotency-Key. */
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import type { Transaction } from "./client";
import type { Prisma } from "./generated/client";

/** The stored answer, or null when this is the first time. @throws AppError when the key was used for another input */
export async function findIdempotentAnswer(
  tx: Transaction,
  actor: Actor,
): Promise<{ readonly answer: unknown } | null> {
  if (actor.idempotency === undefined || actor.userId === null) return null;
  const { key, requestHash } = actor.idempotency;
  // Two requests with one key at the same moment: the second waits here and then finds the first's answer.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${actor.userId}:${key}`}, 0))`;
  const found = await tx.idempotencyKey.findUnique({
    where: { userId_key: { userId: actor.userId, key } },
  });
  if (found === null) return null;
  if (found.requestHash !== requestHash) {
    throw new AppError(
      "idempotency_mismatch",
      `Idempotency-Key “${key}” was used for another request: use a new key for new input.`,
    );
  }
  return { answer: found.response };
}

export async function storeIdempotentAnswer(tx: Transaction, actor: Actor, answer: unknown): Promise<void> {
  if (actor.idempotency === undefined || actor.userId === null) return;
  await tx.idempotencyKey.create({
    data: { userId: actor.userId, ...actor.idempotency, response: answer as Prisma.InputJsonValue },
  });
}
