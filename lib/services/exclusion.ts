/** Use cases of exclusions: for reviewers, with a reason, taken back but never deleted. */
import type { Cell } from "@/lib/contract/cell";
import type { ExclusionMetric } from "@/lib/contract/exclusion";
import { findCell } from "@/lib/db/cell";
import type { Transaction } from "@/lib/db/client";
import { insertExclusion, liftExclusionRow, projectOfComparison } from "@/lib/db/exclusion";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { requireCell } from "./cell";
import { requireProject } from "./project-access";
import { type UnitOfWork, write } from "./unit-of-work";

export function excludeCell(
  actor: Actor,
  input: {
    readonly ref: string;
    readonly metric: ExclusionMetric;
    readonly reason: string;
    readonly comparisonId?: string | undefined;
  },
): Promise<Cell> {
  return write(actor, async (unit) => {
    const cell = await requireCell(unit.tx, actor, "review", input.ref);
    const comparisonId = input.comparisonId ?? null;
    if (comparisonId !== null) await requireComparison(unit.tx, actor, comparisonId);
    const { metric, reason } = input;
    const exclusion = await insertExclusion(unit.tx, {
      cellId: cell.id,
      metric,
      reason,
      comparisonId,
      createdById: actor.userId,
    });
    return recorded(unit, cell, { action: "exclude", after: { exclusion }, reason });
  });
}

export function liftExclusion(
  actor: Actor,
  input: { readonly ref: string; readonly exclusionId: string; readonly reason: string },
): Promise<Cell> {
  return write(actor, async (unit) => {
    const cell = await requireCell(unit.tx, actor, "review", input.ref);
    const before = cell.exclusions.find((each) => each.id === input.exclusionId);
    if (before === undefined) throw new AppError("not_found", `${cell.code} has no such exclusion.`);
    if (before.liftedAt !== null) throw new AppError("conflict", "That exclusion has been lifted already.");
    const after = await liftExclusionRow(unit.tx, before.id);
    return recorded(unit, cell, {
      action: "lift_exclusion",
      before: { exclusion: before },
      after: { exclusion: after },
      reason: input.reason,
    });
  });
}

async function recorded(
  { tx, record }: UnitOfWork,
  cell: Cell,
  what: {
    readonly action: string;
    readonly before?: unknown;
    readonly after: unknown;
    readonly reason: string;
  },
): Promise<Cell> {
  record({ entity: "cell", entityId: cell.id, code: cell.code, projectId: cell.projectId, ...what });
  return (await findCell(tx, cell.id)) ?? cell;
}

async function requireComparison(tx: Transaction, actor: Actor, id: string): Promise<void> {
  const projectId = await projectOfComparison(tx, id);
  if (projectId === null) throw new AppError("invalid_input", `No comparison ${id}, or you may not see it.`);
  await requireProject(tx, actor, "review", projectId);
}
