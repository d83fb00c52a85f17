/** Freezing a comparison, holding it against today's data, and computing it again. */
import type { Observation } from "@/lib/analysis/comparison/observation";
import type { ComparisonResult } from "@/lib/contract/comparison";
import type { ComparisonChanges, SavedComparison } from "@/lib/contract/saved-comparison";
import { database, type Transaction } from "@/lib/db/client";
import {
  type FrozenComparison,
  findFrozen,
  pinComparisonRow,
  projectsHiddenFromReaders,
  type StoredComparison,
} from "@/lib/db/saved-comparison";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { comparisonObservations, resultOf } from "./comparison";
import { comparisonChanges } from "./comparison-changes";
import { sha256Of } from "./content-hash";
import { changeComparison, requireComparison } from "./saved-comparison";

/** Only once: who wants other members saves another comparison. */
export function pinComparison(
  actor: Actor,
  input: { readonly ref: string; readonly version: number },
): Promise<SavedComparison> {
  const what = { action: "pin", needs: "write", sent: {} } as const;
  return changeComparison(actor, input, what, async (tx, before) => {
    if (before.pin !== null) {
      throw new AppError("conflict", `${before.code} is pinned already, since ${before.pin.pinnedAt}.`);
    }
    const frozen = await freeze(tx, actor, before);
    return pinComparisonRow(tx, before.id, { frozen, pinnedById: actor.userId });
  });
}

async function freeze(
  tx: Transaction,
  actor: Actor,
  comparison: StoredComparison,
): Promise<FrozenComparison> {
  const observations = await comparisonObservations(actor, comparison.query, comparison.id);
  if (observations.length === 0) {
    throw new AppError("conflict", `${comparison.code} has no values yet: there is nothing to freeze.`);
  }
  await requireOpenMembers(tx, comparison, observations);
  const result = resultOf(observations, comparison.query);
  return {
    analysisVersion: result.analysisVersion,
    inputsSha256: sha256Of(observations),
    resultSha256: sha256Of(result),
    members: observations.map(({ cellCode, runCode, inputHash, exclusion }) => ({
      cellCode,
      runCode,
      inputHash,
      exclusion,
    })),
    observations,
    result,
  };
}

/** A frozen result is read by everyone who may read the comparison: it must hold nothing they may not see. */
async function requireOpenMembers(
  tx: Transaction,
  comparison: StoredComparison,
  observations: readonly Observation[],
): Promise<void> {
  const hidden = await projectsHiddenFromReaders(tx, {
    projectId: comparison.projectId,
    cellCodes: [...new Set(observations.map(({ cellCode }) => cellCode))],
  });
  if (hidden.length === 0) return;
  throw new AppError(
    "not_permitted",
    `A pin would show cells of ${hidden.join(", ")} to readers who may not see them: leave those projects out, or save it there.`,
  );
}

async function requireFrozen(
  actor: Actor,
  ref: string,
): Promise<{ readonly comparison: StoredComparison; readonly frozen: FrozenComparison }> {
  const comparison = await requireComparison(database(), actor, "read", ref);
  const frozen = await findFrozen(database(), comparison.id);
  if (frozen === null) {
    throw new AppError("conflict", `${comparison.code} is not pinned: it always shows the data as they are.`);
  }
  return { comparison, frozen };
}

/** The difference to today, as far as the reader may see today's cells. */
export async function compareWithNow(actor: Actor, ref: string): Promise<ComparisonChanges> {
  const { comparison, frozen } = await requireFrozen(actor, ref);
  const observations = await comparisonObservations(actor, comparison.query, comparison.id);
  return comparisonChanges(
    {
      observations: frozen.observations as readonly Observation[],
      result: frozen.result as ComparisonResult,
    },
    { observations, result: resultOf(observations, comparison.query) },
  );
}

/** From the frozen inputs, by today's engine: the same digits, or two hashes that say they are not. */
export async function recomputeComparison(actor: Actor, ref: string) {
  const { comparison, frozen } = await requireFrozen(actor, ref);
  const result = resultOf(frozen.observations as readonly Observation[], comparison.query);
  // The analysis version names the one that made the inputs, and those are the frozen ones.
  const resultSha256 = sha256Of({ ...result, analysisVersion: frozen.analysisVersion });
  return {
    isSame: resultSha256 === frozen.resultSha256,
    resultSha256,
    pinnedSha256: frozen.resultSha256,
  };
}
