/** Conflicts: disagreements that stay visible until someone settles them with a reason. */
import { z } from "zod";
import { assertion } from "./assertion";
import { instant, listQuery, pageOf, procedure, shortText } from "./common";
import { conflictResolution, conflictType } from "./conflict-kinds";

/** A statement as the source makes it, paraphrased, with its place. */
export const conflictStatement = z.object({ statement: z.string(), locator: z.string().nullable() }).loose();

export const conflict = z.object({
  id: z.uuid(),
  version: z.int().positive(),
  createdAt: instant,
  projectId: z.uuid(),
  key: z.string(),
  type: conflictType,
  subject: z.string(),
  statements: z.array(conflictStatement),
  handling: z.string(),
  resolution: conflictResolution,
  preferredAssertionId: z.uuid().nullable(),
  rationale: z.string().nullable(),
  resolvedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  resolvedAt: instant.nullable(),
  assertionCount: z.int(),
});
export type Conflict = z.infer<typeof conflict>;

export const conflictDetail = conflict.extend({ assertions: z.array(assertion) });
export type ConflictDetail = z.infer<typeof conflictDetail>;

export const conflictQuery = listQuery.omit({ includeArchived: true }).extend({
  resolution: conflictResolution.optional(),
  isOpen: z.boolean().optional(),
});
export type ConflictQuery = z.infer<typeof conflictQuery>;

export const conflictCreate = z.object({
  assertionIds: z.array(z.uuid()).min(1).max(50),
  type: conflictType.default("V"),
  subject: shortText,
  handling: z.string().max(2000).default(""),
});
export type ConflictCreate = z.infer<typeof conflictCreate>;

export const conflictResolve = z.object({
  ref: z.uuid(),
  version: z.int().positive(),
  resolution: conflictResolution.describe("none opens it again"),
  preferredAssertionId: z.uuid().optional().describe("With resolution preferred: one of the conflict's own"),
  rationale: z.string().trim().min(1).max(5000),
});
export type ConflictResolve = z.infer<typeof conflictResolve>;

const base = procedure.route({ tags: ["conflicts"] });

export const conflictContract = {
  list: base
    .route({ method: "GET", path: "/conflicts", summary: "List conflicts" })
    .input(conflictQuery)
    .output(pageOf(conflict)),
  get: base
    .route({ method: "GET", path: "/conflicts/{ref}", summary: "One conflict with its assertions" })
    .input(z.object({ ref: z.uuid() }))
    .output(conflictDetail),
  create: base
    .route({ method: "POST", path: "/conflicts", summary: "Open a conflict", successStatus: 201 })
    .input(conflictCreate)
    .output(conflictDetail),
  resolve: base
    .route({ method: "POST", path: "/conflicts/{ref}/resolve", summary: "Settle a conflict with a reason" })
    .input(conflictResolve)
    .output(conflictDetail),
};
