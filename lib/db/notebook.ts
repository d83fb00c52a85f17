/** Notebook entries in the database, with the codes they mention. */
import { createHash } from "node:crypto";
import type {
  NotebookEntry,
  NotebookEntryCreate,
  NotebookEntrySummary,
  NotebookEntryUpdate,
  NotebookQuery,
  NotebookSign,
} from "@/lib/contract/notebook";
import { mentionedCodes } from "@/lib/domain/codes";
import { canonicalJson } from "./audit";
import type { Transaction } from "./client";
import { byReference } from "./code";
import type { Prisma } from "./generated/client";
import { newId } from "./id";
import { pageArguments, toPage } from "./page";
import { dateFromDay, dayOf, rowFieldsOf } from "./row";
import { containsInAny } from "./search-text";

const person = { select: { id: true, name: true } } as const;
const include = {
  author: person,
  mentions: { select: { code: true }, orderBy: { code: "asc" as const } },
  attachments: {
    orderBy: { id: "asc" as const },
    include: { file: { select: { sizeBytes: true, mediaType: true } } },
  },
  signatures: { orderBy: { signedAt: "asc" as const }, include: { user: person } },
} satisfies Prisma.NotebookEntryInclude;

type Row = Prisma.NotebookEntryGetPayload<{ include: typeof include }>;

/** SHA-256 of what a signature stands by: date, title, body and the bytes attached. */
function contentSha256(row: Row): string {
  const content = canonicalJson({
    code: row.code,
    entryDate: dayOf(row.entryDate),
    title: row.title,
    body: row.body,
    attachments: row.attachments.map(({ sha256, name }) => ({ sha256, name })),
  });
  return createHash("sha256").update(content).digest("hex");
}

function toEntry(row: Row): NotebookEntry {
  const hash = contentSha256(row);
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    author: row.author,
    entryDate: dayOf(row.entryDate) ?? "",
    title: row.title,
    body: row.body,
    mentions: row.mentions.map(({ code }) => code),
    attachments: row.attachments.map(({ id, sha256, name, file }) => ({
      id,
      sha256,
      name,
      sizeBytes: Number(file.sizeBytes),
      mediaType: file.mediaType,
    })),
    signatures: row.signatures.map((each) => ({
      id: each.id,
      userId: each.user.id,
      userName: each.user.name,
      meaning: each.meaning as NotebookSign["meaning"],
      entryVersion: each.entryVersion,
      contentSha256: each.contentSha256,
      signedAt: each.signedAt.toISOString(),
      isCurrent: each.contentSha256 === hash,
    })),
    contentSha256: hash,
  };
}

export async function findNotebookEntry(tx: Transaction, ref: string): Promise<NotebookEntry | null> {
  const row = await tx.notebookEntry.findUnique({ where: byReference(ref), include });
  return row === null ? null : toEntry(row);
}

const summary = {
  author: person,
  mentions: include.mentions,
  _count: { select: { attachments: true, signatures: true } },
} satisfies Prisma.NotebookEntryInclude;
type SummaryRow = Prisma.NotebookEntryGetPayload<{ include: typeof summary }>;

const excerptCharacters = 280;

function toSummary(row: SummaryRow): NotebookEntrySummary {
  return {
    ...rowFieldsOf(row),
    code: row.code,
    projectId: row.projectId,
    author: row.author,
    entryDate: dayOf(row.entryDate) ?? "",
    title: row.title,
    excerpt: row.body.slice(0, excerptCharacters),
    mentions: row.mentions.map(({ code }) => code),
    attachmentCount: row._count.attachments,
    signatureCount: row._count.signatures,
  };
}

export async function listNotebookRows(
  tx: Transaction,
  query: NotebookQuery,
  visible: Prisma.ProjectWhereInput,
): Promise<{ items: NotebookEntrySummary[]; nextCursor: string | null }> {
  const from = dateFromDay(query.from);
  const to = dateFromDay(query.to);
  const rows = await tx.notebookEntry.findMany({
    where: {
      project: visible,
      ...(query.projectId === undefined ? {} : { projectId: query.projectId }),
      ...(query.mentions === undefined ? {} : { mentions: { some: { code: query.mentions } } }),
      ...(query.authorId === undefined ? {} : { authorId: query.authorId }),
      ...(from || to ? { entryDate: { ...(from ? { gte: from } : {}), ...(to ? { lte: to } : {}) } } : {}),
      ...(query.includeArchived ? {} : { archivedAt: null }),
      ...containsInAny(query.search, ["code", "title", "body"]),
    },
    include: summary,
    ...pageArguments(query),
    orderBy: [{ entryDate: "desc" }, { id: "desc" }],
  });
  return toPage(rows, query.limit, toSummary);
}

function mentionRows(title: string, body: string): { code: string }[] {
  return mentionedCodes(`${title}\n${body}`).map((code) => ({ code }));
}

export async function insertNotebookEntry(
  tx: Transaction,
  input: NotebookEntryCreate & { readonly code: string; readonly authorId: string },
): Promise<NotebookEntry> {
  const { entryDate, ...fields } = input;
  const row = await tx.notebookEntry.create({
    data: {
      id: newId(),
      ...fields,
      entryDate: new Date(`${entryDate}T00:00:00Z`),
      mentions: { create: mentionRows(fields.title, fields.body) },
    },
    include,
  });
  return toEntry(row);
}

export async function updateNotebookRow(
  tx: Transaction,
  before: NotebookEntry,
  change: Omit<NotebookEntryUpdate, "ref" | "version">,
): Promise<NotebookEntry> {
  const { entryDate, ...fields } = change;
  const date = dateFromDay(entryDate);
  await tx.mention.deleteMany({ where: { notebookEntryId: before.id } });
  const row = await tx.notebookEntry.update({
    where: { id: before.id },
    data: {
      ...fields,
      ...(date ? { entryDate: date } : {}),
      version: { increment: 1 },
      mentions: { create: mentionRows(fields.title ?? before.title, fields.body ?? before.body) },
    },
    include,
  });
  return toEntry(row);
}

export async function attachToNotebookRow(
  tx: Transaction,
  id: string,
  file: { readonly sha256: string; readonly name: string },
): Promise<NotebookEntry> {
  const row = await tx.notebookEntry.update({
    where: { id },
    data: { version: { increment: 1 }, attachments: { create: { id: newId(), ...file } } },
    include,
  });
  return toEntry(row);
}

export async function detachFromNotebookRow(
  tx: Transaction,
  id: string,
  sha256: string,
): Promise<NotebookEntry> {
  const row = await tx.notebookEntry.update({
    where: { id },
    data: { version: { increment: 1 }, attachments: { deleteMany: { sha256 } } },
    include,
  });
  return toEntry(row);
}

/** A signature changes nothing that was written, so the version stays. */
export async function signNotebookRow(
  tx: Transaction,
  entry: NotebookEntry,
  by: { readonly userId: string; readonly meaning: NotebookSign["meaning"] },
): Promise<NotebookEntry> {
  await tx.notebookSignature.create({
    data: {
      id: newId(),
      notebookEntryId: entry.id,
      entryVersion: entry.version,
      contentSha256: entry.contentSha256,
      ...by,
    },
  });
  const signed = await findNotebookEntry(tx, entry.id);
  if (signed === null) throw new Error("An entry just signed must be there.");
  return signed;
}

export async function setNotebookArchived(
  tx: Transaction,
  id: string,
  archivedAt: Date | null,
): Promise<NotebookEntry> {
  const row = await tx.notebookEntry.update({
    where: { id },
    data: { archivedAt, version: { increment: 1 } },
    include,
  });
  return toEntry(row);
}
