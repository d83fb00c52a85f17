/** Use cases of notebook entries. */
import type { z } from "zod";
import type { FileToDetach, fileToAttach } from "@/lib/contract/characterization";
import type { archiveInput } from "@/lib/contract/common";
import type {
  NotebookEntry,
  NotebookEntryCreate,
  NotebookEntrySummary,
  NotebookEntryUpdate,
  NotebookQuery,
  NotebookSign,
} from "@/lib/contract/notebook";
import { database, type Transaction } from "@/lib/db/client";
import { nextCodes } from "@/lib/db/code";
import { lockRows } from "@/lib/db/lock";
import {
  attachToNotebookRow,
  detachFromNotebookRow,
  findNotebookEntry,
  insertNotebookEntry,
  listNotebookRows,
  setNotebookArchived,
  signNotebookRow,
  updateNotebookRow,
} from "@/lib/db/notebook";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { type ArchiveMove, archivedAtAfter } from "./archive-move";
import { codedChange } from "./coded-change";
import { requireProject, visibleProjects } from "./project-access";
import { requireCurrentVersion } from "./stale-version";
import { write } from "./unit-of-work";
import { keepUpload, requireCarried, requireUploadedFile, type Upload } from "./uploaded-file";

export function listNotebookEntries(actor: Actor, query: NotebookQuery) {
  return listNotebookRows(database(), query, visibleProjects(actor));
}

/** Back links of a code: the pages that mention it and that the actor may see, latest day first. */
export async function mentionsOf(actor: Actor, code: string, limit = 50): Promise<NotebookEntrySummary[]> {
  const page = await listNotebookEntries(actor, { mentions: code, limit, includeArchived: false });
  return page.items;
}

export async function getNotebookEntry(actor: Actor, ref: string): Promise<NotebookEntry> {
  return requireEntry(database(), actor, "read", ref);
}

async function requireEntry(
  tx: Transaction,
  actor: Actor,
  action: "read" | "write",
  ref: string,
): Promise<NotebookEntry> {
  if (action === "write") await lockRows(tx, "notebook", [ref]);
  const entry = await findNotebookEntry(tx, ref);
  if (entry === null) throw new AppError("not_found", `No notebook entry ${ref}.`);
  await requireProject(tx, actor, action, entry.projectId);
  return entry;
}

export function createNotebookEntry(actor: Actor, input: NotebookEntryCreate): Promise<NotebookEntry> {
  return write(actor, async ({ tx, record }) => {
    await requireProject(tx, actor, "write", input.projectId);
    const authorId = requirePerson(actor);
    const [code = ""] = await nextCodes(tx, "notebook", 1);
    const after = await insertNotebookEntry(tx, { ...input, code, authorId });
    record(codedChange("create", "notebook", { after }));
    return after;
  });
}

/** @throws AppError not_permitted for the product itself, which writes and signs no pages */
function requirePerson(actor: Actor): string {
  if (actor.userId === null) {
    throw new AppError("not_permitted", "Only a person writes and signs notebook pages.");
  }
  return actor.userId;
}

export function updateNotebookEntry(actor: Actor, input: NotebookEntryUpdate): Promise<NotebookEntry> {
  const { ref, version, ...change } = input;
  return changeEntry(actor, { ref, version }, { action: "update", sent: change }, (tx, before) =>
    updateNotebookRow(tx, before, change),
  );
}

export function attachToNotebook(actor: Actor, input: z.infer<typeof fileToAttach>): Promise<NotebookEntry> {
  return changeEntry(actor, input, { action: "attach", sent: {} }, async (tx, before) => {
    const { sha256, originalName } = await requireUploadedFile(tx, input.sha256);
    return attachToNotebookRow(tx, before.id, { sha256, name: input.name ?? originalName });
  });
}

/** @throws AppError not_found when the page does not carry the file */
export function detachFromNotebook(actor: Actor, input: FileToDetach): Promise<NotebookEntry> {
  return changeEntry(actor, input, { action: "detach", sent: {} }, (tx, before) => {
    requireCarried(before.code, before.attachments, input.sha256);
    return detachFromNotebookRow(tx, before.id, input.sha256);
  });
}

/** Sends a file to a page and attaches it to the page as it then stands; the same bytes are attached once. */
export async function uploadToNotebook(actor: Actor, ref: string, upload: Upload): Promise<NotebookEntry> {
  const { projectId } = await getNotebookEntry(actor, ref);
  const file = await keepUpload(actor, projectId, upload);
  const entry = await getNotebookEntry(actor, ref);
  if (entry.attachments.some(({ sha256 }) => sha256 === file.sha256)) return entry;
  // The bytes themselves say whether they were sent before: an Idempotency-Key has nothing to add.
  const { idempotency: _, ...unkeyed } = actor;
  return attachToNotebook(unkeyed, { ref: entry.id, version: entry.version, ...file });
}

/**
 * Signs exactly what was read: a page saved meanwhile is refused as stale. Who signs as author must have written the
 * page; a witness must be someone else.
 */
export function signNotebookEntry(actor: Actor, input: NotebookSign): Promise<NotebookEntry> {
  return changeEntry(actor, input, { action: "sign", sent: {} }, (tx, before) => {
    const userId = requirePerson(actor);
    const isAuthor = before.author.id === userId;
    if (input.meaning === "author" && !isAuthor) {
      throw new AppError("not_permitted", `${before.author.name} wrote this page: sign it as a witness.`);
    }
    if (input.meaning === "witness" && isAuthor) {
      throw new AppError("not_permitted", "A witness is someone other than the author.");
    }
    const again = before.signatures.some((each) => each.userId === userId && each.isCurrent);
    if (again) throw new AppError("conflict", "You have signed this version of the page already.");
    return signNotebookRow(tx, before, { userId, meaning: input.meaning });
  });
}

export function archiveNotebookEntry(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
): Promise<NotebookEntry> {
  return moveEntry(actor, input, "archive");
}

/** Takes it back out of the archive. */
export function restoreNotebookEntry(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
): Promise<NotebookEntry> {
  return moveEntry(actor, input, "restore");
}

function moveEntry(
  actor: Actor,
  input: z.infer<typeof archiveInput>,
  move: ArchiveMove,
): Promise<NotebookEntry> {
  return changeEntry(actor, input, { action: move, sent: {} }, (tx, before) =>
    setNotebookArchived(tx, before.id, archivedAtAfter(move, before)),
  );
}

function changeEntry(
  actor: Actor,
  input: { readonly ref: string; readonly version: number; readonly reason?: string | undefined },
  what: { readonly action: string; readonly sent: Readonly<Record<string, unknown>> },
  apply: (tx: Transaction, before: NotebookEntry) => Promise<NotebookEntry>,
): Promise<NotebookEntry> {
  return write(actor, async ({ tx, record }) => {
    const before = await requireEntry(tx, actor, "write", input.ref);
    await requireCurrentVersion(tx, {
      entity: "notebook",
      sentVersion: input.version,
      current: before,
      sent: what.sent,
    });
    const after = await apply(tx, before);
    record(codedChange(what.action, "notebook", { before, after, reason: input.reason }));
    return after;
  });
}
