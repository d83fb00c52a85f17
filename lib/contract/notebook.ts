/** Notebook entries: dated Markdown pages that mention anything by its code. */
import { z } from "zod";
import { fileToAttach, fileToDetach } from "./characterization";
import {
  archiveInput,
  day,
  instant,
  listQuery,
  pageOf,
  procedure,
  reference,
  rowFields,
  shortText,
} from "./common";

const fields = z.object({
  entryDate: day.describe("The day the page is about"),
  title: shortText,
  body: z.string().max(1_000_000).describe("Markdown; kept as typed and never rendered as raw HTML"),
});

export const attachment = z.object({
  id: z.uuid(),
  sha256: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  mediaType: z.string().nullable(),
});

export const signature = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  userName: z.string(),
  meaning: z.enum(["author", "witness"]),
  entryVersion: z.int(),
  contentSha256: z.string(),
  signedAt: instant,
  isCurrent: z.boolean().describe("False when the page was changed after signing"),
});

export const notebookEntry = rowFields.extend(fields.shape).extend({
  code: z.string(),
  projectId: z.uuid(),
  author: z.object({ id: z.uuid(), name: z.string() }),
  mentions: z.array(z.string()).describe("Codes that title and body name"),
  attachments: z.array(attachment),
  signatures: z.array(signature),
  contentSha256: z.string().describe("Of date, title, body and attachments: what a signature stands by"),
});
export type NotebookEntry = z.infer<typeof notebookEntry>;

/** In lists: without the body. */
export const notebookEntrySummary = notebookEntry
  .omit({ body: true, contentSha256: true, signatures: true, attachments: true })
  .extend({ excerpt: z.string(), attachmentCount: z.int(), signatureCount: z.int() });
export type NotebookEntrySummary = z.infer<typeof notebookEntrySummary>;

export const notebookEntryCreate = fields.extend({
  projectId: z.uuid(),
  body: fields.shape.body.default(""),
});
export type NotebookEntryCreate = z.infer<typeof notebookEntryCreate>;

export const notebookEntryUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
});
export type NotebookEntryUpdate = z.infer<typeof notebookEntryUpdate>;

export const notebookQuery = listQuery.extend({
  mentions: z.string().max(64).optional().describe("Pages that mention this code: its back links"),
  authorId: z.uuid().optional(),
  from: day.optional(),
  to: day.optional(),
});
export type NotebookQuery = z.infer<typeof notebookQuery>;

export const notebookSign = z.object({
  ref: reference,
  version: z.int().positive().describe("What was read is what is signed"),
  meaning: z.enum(["author", "witness"]),
});
export type NotebookSign = z.infer<typeof notebookSign>;

const base = procedure.route({ tags: ["notebook"] });

export const notebookContract = {
  list: base
    .route({ method: "GET", path: "/notebook-entries", summary: "List notebook entries, latest day first" })
    .input(notebookQuery)
    .output(pageOf(notebookEntrySummary)),
  get: base
    .route({ method: "GET", path: "/notebook-entries/{ref}", summary: "One notebook entry" })
    .input(z.object({ ref: reference }))
    .output(notebookEntry),
  create: base
    .route({
      method: "POST",
      path: "/notebook-entries",
      summary: "Write a notebook entry",
      successStatus: 201,
    })
    .input(notebookEntryCreate)
    .output(notebookEntry),
  update: base
    .route({ method: "PATCH", path: "/notebook-entries/{ref}", summary: "Change a notebook entry" })
    .input(notebookEntryUpdate)
    .output(notebookEntry),
  attachFile: base
    .route({
      method: "POST",
      path: "/notebook-entries/{ref}/attachments",
      summary: "Attach a file",
      description:
        "JSON names bytes uploaded before. Any other body is the file itself, streamed, with its percent-encoded name in X-File-Name, or any number of files as multipart/form-data.",
    })
    .input(fileToAttach)
    .output(notebookEntry),
  detachFile: base
    .route({
      method: "POST",
      path: "/notebook-entries/{ref}/attachments/{sha256}/detach",
      summary: "Take a file off",
      description: "Its bytes are kept, and the history says that it was there.",
    })
    .input(fileToDetach)
    .output(notebookEntry),
  sign: base
    .route({
      method: "POST",
      path: "/notebook-entries/{ref}/signatures",
      summary: "Sign as author or witness",
    })
    .input(notebookSign)
    .output(notebookEntry),
  archive: base
    .route({ method: "POST", path: "/notebook-entries/{ref}/archive", summary: "Archive a notebook entry" })
    .input(archiveInput)
    .output(notebookEntry),
  restore: base
    .route({
      method: "POST",
      path: "/notebook-entries/{ref}/restore",
      summary: "Bring an archived notebook entry back",
    })
    .input(archiveInput)
    .output(notebookEntry),
};
