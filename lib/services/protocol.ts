/** Use cases of protocols. A recipe that a run has used never changes: an edit makes a new revision. */
import type { z } from "zod";
import type { archiveInput } from "@/lib/contract/common";
import type { Protocol, ProtocolCreate, ProtocolQuery, ProtocolUpdate } from "@/lib/contract/protocol";
import { canonicalJson } from "@/lib/db/audit";
import { database, type Transaction } from "@/lib/db/client";
import { takeCodes } from "@/lib/db/code";
import { lockRows } from "@/lib/db/lock";
import { findProtocol, insertProtocol, listProtocolRows, updateProtocolRow } from "@/lib/db/protocol";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { codedChange } from "./coded-change";
import { requireProject, visibleProjects } from "./project-access";
import { provenanceOf } from "./provenance";
import { requireCurrentVersion } from "./stale-version";
import { type UnitOfWork, write } from "./unit-of-work";

export function listProtocols(actor: Actor, query: ProtocolQuery) {
  return listProtocolRows(database(), query, visibleProjects(actor));
}

export async function getProtocol(actor: Actor, ref: string): Promise<Protocol> {
  return requireProtocol(database(), actor, "read", ref);
}

async function requireProtocol(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write",
  ref: string,
): Promise<Protocol> {
  // No run may begin to use the recipe while it is being changed.
  if (action === "write") await lockRows(tx, "protocol", [ref], { alsoReferences: true });
  const protocol = await findProtocol(tx, ref);
  if (protocol === null) throw new AppError("not_found", `No protocol ${ref}.`);
  await requireProject(tx, actor, action, protocol.projectId);
  return protocol;
}

export function createProtocol(actor: Actor, input: ProtocolCreate): Promise<Protocol> {
  return write(actor, async ({ tx, record }) => {
    const project = await requireProject(tx, actor, "write", input.projectId);
    const [code = ""] = await takeCodes(tx, "protocol", [input.code]);
    const protocol = await insertProtocol(tx, { ...input, code, provenance: provenanceOf(project) });
    record(codedChange("create", "protocol", { after: recordOf(protocol) }));
    return protocol;
  });
}

/** What a run depends on; name and notes may change beside it. */
const recipeFields = ["kind", "steps", "areaBasis", "lowerCutoffV", "upperCutoffV", "temperatureC"] as const;

export function updateProtocol(actor: Actor, input: ProtocolUpdate): Promise<Protocol> {
  return write(actor, async (unit) => {
    const { tx, record } = unit;
    const { ref, version, ...change } = input;
    const before = await requireProtocol(tx, actor, "write", ref);
    await requireCurrentVersion(tx, {
      entity: "protocol",
      sentVersion: version,
      current: recordOf(before),
      sent: change,
    });
    if (!before.isLatest) {
      throw new AppError(
        "conflict",
        `${before.code} is revision ${before.revision} and has been followed by a newer one: change that.`,
      );
    }
    const changesRecipe = recipeFields.some(
      (field) => change[field] !== undefined && canonicalJson(change[field]) !== canonicalJson(before[field]),
    );
    if (changesRecipe && before.runCount > 0) return reviseProtocol(unit, before, change);
    const after = await updateProtocolRow(tx, before.id, change);
    record(codedChange("update", "protocol", { before: recordOf(before), after: recordOf(after) }));
    return after;
  });
}

async function reviseProtocol(
  { tx, record }: UnitOfWork,
  before: Protocol,
  change: Omit<ProtocolUpdate, "ref" | "version">,
): Promise<Protocol> {
  const retired = await updateProtocolRow(tx, before.id, { isLatest: false });
  const [code = ""] = await takeCodes(tx, "protocol", [undefined]);
  const stated = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const { projectId, name, kind, steps, areaBasis, lowerCutoffV, upperCutoffV, temperatureC, notes } = before;
  const after = await insertProtocol(
    tx,
    {
      ...{ projectId, name, kind, steps, areaBasis, lowerCutoffV, upperCutoffV, temperatureC, notes },
      ...stated,
      code,
      provenance: before.provenance,
    },
    { familyId: before.familyId, revision: before.revision + 1 },
  );
  record(codedChange("retire", "protocol", { before: recordOf(before), after: recordOf(retired) }));
  record(codedChange("revise", "protocol", { after: recordOf(after) }));
  return after;
}

export function archiveProtocol(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Protocol> {
  return moveProtocol(actor, input, "archive");
}

/** Takes it back out of the archive. */
export function restoreProtocol(actor: Actor, input: z.infer<typeof archiveInput>): Promise<Protocol> {
  return moveProtocol(actor, input, "restore");
}

function moveProtocol(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
  move: ArchiveMove,
): Promise<Protocol> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireProtocol(tx, actor, "write", input.ref);
    await requireCurrentVersion(tx, {
      entity: "protocol",
      sentVersion: input.version,
      current: recordOf(before),
      sent: {},
    });
    const after = await updateProtocolRow(tx, before.id, { archivedAt: archivedAtAfter(move, before) });
    record(
      codedChange(move, "protocol", {
        before: recordOf(before),
        after: recordOf(after),
        reason: input.reason,
      }),
    );
    return after;
  });
}

/** What people edit: the number of runs grows by itself. */
function recordOf(protocol: Protocol) {
  const { runCount, ...fields } = protocol;
  return fields;
}
