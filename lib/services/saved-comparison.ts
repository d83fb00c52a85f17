/** Use cases of saved comparisons: naming, changing, talking about them. */
import type { z } from "zod";
import type { archiveInput } from "@/lib/contract/common";
import type { ComparisonResult } from "@/lib/contract/comparison";
import type {
  SavedComparison,
  SavedComparisonCreate,
  SavedComparisonQuery,
  SavedComparisonUpdate,
} from "@/lib/contract/saved-comparison";
import { database, type Transaction } from "@/lib/db/client";
import { nextCodes } from "@/lib/db/code";
import { lockRows } from "@/lib/db/lock";
import {
  findFrozen,
  findSavedComparison,
  insertComparisonComment,
  insertSavedComparison,
  listSavedComparisonRows,
  type StoredComparison,
  signOffComparisonRow,
  updateSavedComparisonRow,
} from "@/lib/db/saved-comparison";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import type { ProjectAction } from "@/lib/domain/policy";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { codedChange } from "./coded-change";
import { evaluateComparison } from "./comparison";
import { withCitation } from "./comparison-citation";
import { requireProject, visibleProjects } from "./project-access";
import { requireCurrentVersion } from "./stale-version";
import { write } from "./unit-of-work";

export function listSavedComparisons(actor: Actor, query: SavedComparisonQuery) {
  return listSavedComparisonRows(database(), query, visibleProjects(actor));
}

export async function getSavedComparison(actor: Actor, ref: string): Promise<SavedComparison> {
  return withCitation(await requireComparison(database(), actor, "read", ref));
}

/** As the data stand now; once pinned, the frozen result. */
export async function getComparisonResult(actor: Actor, ref: string): Promise<ComparisonResult> {
  const comparison = await requireComparison(database(), actor, "read", ref);
  const frozen = comparison.pin === null ? null : await findFrozen(database(), comparison.id);
  if (frozen !== null) return frozen.result as ComparisonResult;
  return evaluateComparison(actor, comparison.query, comparison.id);
}

export async function requireComparison(
  tx: Transaction,
  actor: Actor,
  action: ProjectAction,
  ref: string,
): Promise<StoredComparison> {
  if (action !== "read") await lockRows(tx, "comparison", [ref]);
  const comparison = await findSavedComparison(tx, ref);
  if (comparison === null) throw new AppError("not_found", `No comparison ${ref}.`);
  await requireProject(tx, actor, action, comparison.projectId);
  return comparison;
}

export function createSavedComparison(actor: Actor, input: SavedComparisonCreate): Promise<SavedComparison> {
  return write(actor, async ({ tx, record }) => {
    await requireProject(tx, actor, "write", input.projectId);
    const [code = ""] = await nextCodes(tx, "comparison", 1);
    const after = await insertSavedComparison(tx, { ...input, code });
    record(codedChange("create", "comparison", { after: kept(after) }));
    return withCitation(after);
  });
}

export function updateSavedComparison(actor: Actor, input: SavedComparisonUpdate): Promise<SavedComparison> {
  const { ref, version, ...change } = input;
  const what = { action: "update", needs: "write", sent: change } as const;
  return changeComparison(actor, { ref, version }, what, (tx, before) => {
    if (before.pin !== null && (change.query !== undefined || change.name !== undefined)) {
      throw new AppError(
        "conflict",
        `${before.code} is pinned: its name and query are cited as they are. Save a new comparison.`,
      );
    }
    return updateSavedComparisonRow(tx, before.id, change);
  });
}

export function archiveSavedComparison(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
): Promise<SavedComparison> {
  return moveComparison(actor, input, "archive");
}

/** Takes it back out of the archive. */
export function restoreSavedComparison(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
): Promise<SavedComparison> {
  return moveComparison(actor, input, "restore");
}

function moveComparison(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
  move: ArchiveMove,
): Promise<SavedComparison> {
  const what = { action: move, needs: "write", sent: {} } as const;
  return changeComparison(actor, input, what, (tx, before) =>
    updateSavedComparisonRow(tx, before.id, { archivedAt: archivedAtAfter(move, before) }),
  );
}

/** What is signed is what was read and cannot change: only a pinned comparison is signed off. */
export function signOffComparison(
  actor: Actor,
  input: { readonly ref: string; readonly version: number },
): Promise<SavedComparison> {
  const what = { action: "sign_off", needs: "review", sent: {} } as const;
  return changeComparison(actor, input, what, (tx, before) => {
    if (before.pin === null) {
      throw new AppError("conflict", `${before.code} is not pinned: pin it, then sign what stays as it is.`);
    }
    if (before.signedOffAt !== null) {
      throw new AppError("conflict", `${before.signedOffByName ?? "Somebody"} has signed it off already.`);
    }
    return signOffComparisonRow(tx, before.id, requirePerson(actor));
  });
}

export function commentOnComparison(
  actor: Actor,
  input: { readonly ref: string; readonly body: string },
): Promise<SavedComparison> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireComparison(tx, actor, "write", input.ref);
    const authorId = requirePerson(actor);
    await insertComparisonComment(tx, { comparisonId: before.id, authorId, body: input.body });
    const { id, code, projectId } = before;
    const after = { id, code, projectId, comment: input.body };
    record(codedChange("comment", "comparison", { after }));
    return withCitation((await findSavedComparison(tx, before.id)) ?? before);
  });
}

/** @throws AppError not_permitted for the product itself, which has no opinion */
export function requirePerson(actor: Actor): string {
  if (actor.userId === null) throw new AppError("not_permitted", "Only a person comments and signs.");
  return actor.userId;
}

/** What an edit changes and the history keeps: frozen members and comments stand in the comparison itself. */
function kept({ pin, comments, commentCount, ...comparison }: StoredComparison) {
  return {
    ...comparison,
    pin: pin === null ? null : { inputsSha256: pin.inputsSha256, resultSha256: pin.resultSha256 },
  };
}

export function changeComparison(
  actor: Actor,
  input: { readonly ref: string; readonly version: number; readonly reason?: string | undefined },
  what: {
    readonly action: string;
    readonly needs: ProjectAction;
    readonly sent: Readonly<Record<string, unknown>>;
  },
  apply: (tx: Transaction, before: StoredComparison) => Promise<StoredComparison>,
): Promise<SavedComparison> {
  return write(
    actor,
    async ({ tx, record }) => {
      const before = await requireComparison(tx, actor, what.needs, input.ref);
      await requireCurrentVersion(tx, {
        entity: "comparison",
        sentVersion: input.version,
        current: kept(before),
        sent: what.sent,
      });
      const after = await apply(tx, before);
      record(
        codedChange(what.action, "comparison", {
          before: kept(before),
          after: kept(after),
          reason: input.reason,
        }),
      );
      return withCitation(after);
    },
    { timeoutMs: 60_000 },
  );
}
