/** The history: who changed what, when, and proof that it was not rewritten. */
import { z } from "zod";
import { instant, pageOf, procedure, reference } from "./common";

export const historyEvent = z.object({
  sequence: z.int().describe("From 1 without gaps"),
  at: instant,
  actorId: z.uuid().nullable().describe("Null = the product itself"),
  actorName: z.string().nullable(),
  tokenId: z.uuid().nullable().describe("The API token used, if any"),
  action: z.string().describe("create, update, archive, exclude, …"),
  entity: z.string().describe("pellet, cell, run, …"),
  entityId: z.string(),
  code: z.string().nullable(),
  projectId: z.uuid().nullable(),
  reason: z.string().nullable(),
  changes: z
    .array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() }))
    .describe("Field by field; for something new, every field that says something"),
  hash: z.string().describe("SHA-256 of the hash before and of this event"),
});
export type HistoryItem = z.infer<typeof historyEvent>;

export const historyQuery = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/, "The nextCursor of the page before")
    .optional(),
  limit: z.int().min(1).max(200).default(50),
  ref: reference.optional().describe("One thing, by its code or id"),
  entity: z.string().max(64).optional(),
  action: z.string().max(64).optional(),
  projectId: z.uuid().optional(),
  actorId: z.uuid().optional(),
  from: instant.optional(),
  to: instant.optional().describe("Up to, not including"),
});
export type HistoryQuery = z.infer<typeof historyQuery>;

export const historyVerification = z.object({
  isIntact: z.boolean(),
  events: z.int().describe("Events whose hash was computed again"),
  lastSequence: z.int(),
  lastHash: z.string().describe("Note it down elsewhere: a later check must meet it again"),
  firstBreak: z
    .object({
      sequence: z.int(),
      problem: z.enum(["missing", "changed"]),
      message: z.string(),
    })
    .nullable(),
  verifiedAt: instant,
});
export type HistoryVerification = z.infer<typeof historyVerification>;

const base = procedure.route({ tags: ["audit"] });

export const auditContract = {
  list: base
    .route({ method: "GET", path: "/audit", summary: "The history, newest first" })
    .input(historyQuery)
    .output(pageOf(historyEvent)),
  verify: base
    .route({ method: "GET", path: "/audit/verification", summary: "Walk the chain of hashes" })
    .output(historyVerification),
};
