/** Use cases of conflicts. */
import type {
  Conflict,
  ConflictCreate,
  ConflictDetail,
  ConflictQuery,
  ConflictResolve,
} from "@/lib/contract/conflict";
import { findAssertion } from "@/lib/db/assertion";
import { database, type Transaction } from "@/lib/db/client";
import {
  findConflict,
  insertConflict,
  listConflictRows,
  nextConflictKey,
  setConflictResolution,
} from "@/lib/db/conflict";
import { lockRows } from "@/lib/db/lock";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { requireProject, visibleProjects } from "./project-access";
import { requireCurrentVersion } from "./stale-version";
import { type Change, write } from "./unit-of-work";

export function listConflicts(actor: Actor, query: ConflictQuery) {
  return listConflictRows(database(), query, visibleProjects(actor));
}

export async function getConflict(actor: Actor, id: string): Promise<ConflictDetail> {
  return requireConflict(database(), actor, "read", id);
}

async function requireConflict(
  tx: Transaction,
  actor: Actor,
  action: "read" | "review",
  id: string,
): Promise<ConflictDetail> {
  if (action === "review") await lockRows(tx, "conflict", [id]);
  const conflict = await findConflict(tx, id);
  if (conflict === null) throw new AppError("not_found", "No such conflict, or you may not see it.");
  await requireProject(tx, actor, action, conflict.projectId);
  return conflict;
}

/** Opens a conflict between statements of one project. */
export function createConflict(actor: Actor, input: ConflictCreate): Promise<ConflictDetail> {
  return write(actor, async ({ tx, record }) => {
    const assertionIds = [...new Set(input.assertionIds)];
    const projects = new Set<string>();
    for (const id of assertionIds) {
      const assertion = await findAssertion(tx, id);
      if (assertion === null) throw new AppError("not_found", "No such assertion, or you may not see it.");
      await requireProject(tx, actor, "write", assertion.projectId);
      projects.add(assertion.projectId);
    }
    const [projectId = "", other] = [...projects];
    if (other !== undefined) {
      throw new AppError("invalid_input", "The statements of a conflict must belong to one project.");
    }
    const key = await nextConflictKey(tx, projectId);
    const { type, subject, handling } = input;
    const id = await insertConflict(tx, { projectId, key, type, subject, handling, assertionIds });
    const conflict = await requireConflict(tx, actor, "read", id);
    record(conflictChange("create", { after: conflict }));
    return conflict;
  });
}

/** Settles a conflict, or opens it again; nothing that was stated is changed. */
export function resolveConflict(actor: Actor, input: ConflictResolve): Promise<ConflictDetail> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireConflict(tx, actor, "review", input.ref);
    const { resolution } = input;
    await requireCurrentVersion(tx, {
      entity: "conflict",
      sentVersion: input.version,
      current: withoutAssertions(before),
      sent: { resolution, preferredAssertionId: input.preferredAssertionId ?? null },
    });
    const preferredAssertionId = preferredOf(before, input);
    const isOpen = resolution === "none";
    await setConflictResolution(tx, before.id, {
      resolution,
      preferredAssertionId,
      rationale: isOpen ? null : input.rationale,
      resolvedBy: isOpen ? null : actor.userId,
      resolvedAt: isOpen ? null : new Date(),
    });
    const after = await requireConflict(tx, actor, "read", before.id);
    record({
      ...conflictChange(isOpen ? "reopen" : "resolve", { before, after }),
      reason: input.rationale,
    });
    return after;
  });
}

function preferredOf(conflict: ConflictDetail, input: ConflictResolve): string | null {
  const { resolution, preferredAssertionId } = input;
  if (resolution !== "preferred") {
    if (preferredAssertionId === undefined) return null;
    throw new AppError(
      "invalid_input",
      `A preferred statement goes with the resolution preferred, not ${resolution}.`,
    );
  }
  if (preferredAssertionId === undefined) {
    throw new AppError("invalid_input", "Say which of the conflict's statements is preferred.");
  }
  const chosen = conflict.assertions.find(({ id }) => id === preferredAssertionId);
  if (chosen === undefined) {
    throw new AppError("invalid_input", `The preferred statement is not one of ${conflict.key}'s own.`);
  }
  if (chosen.missingReason !== null) {
    throw new AppError("invalid_input", "A gap cannot be preferred: choose a statement with a value.");
  }
  return chosen.id;
}

function conflictChange(
  action: string,
  rows: { readonly before?: ConflictDetail; readonly after: ConflictDetail },
): Change {
  const { before, after } = rows;
  return {
    action,
    entity: "conflict",
    entityId: after.id,
    code: after.key,
    projectId: after.projectId,
    ...(before === undefined ? {} : { before: withoutAssertions(before) }),
    after: withoutAssertions(after),
  };
}

function withoutAssertions(conflict: ConflictDetail): Conflict {
  const { assertions, ...fields } = conflict;
  return fields;
}
