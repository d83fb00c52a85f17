/** Assertions: one sourced statement about one thing. Statements that disagree stand side by side. */
import { z } from "zod";
import { instant, listQuery, pageOf, procedure, reference } from "./common";
import { conflictResolution, conflictType } from "./conflict-kinds";
import { missingReason, qualifier, value } from "./stated";
import { subject, subjectReference } from "./subject";

export const assertionStatus = z.enum(["proposed", "accepted", "disputed", "superseded", "rejected"]);

export const nature = z.enum(["measured", "nominal", "target", "derived", "literature", "inferred"]);

export const extraction = z.enum(["human", "ocr", "parser", "language_model", "digitised"]);

export const uncertainty = z.object({
  type: z.enum(["sd", "se", "ci95", "range", "resolution", "unknown"]),
  value: z.number().nonnegative().nullable(),
  n: z.int().positive().nullable(),
});

/** Names and values the statement hangs on; names carry their unit (currentDensityMaCm2). */
const context = z.record(z.string(), z.unknown());

const fields = z.object({
  ...value.shape,
  valueBoolean: z.boolean().nullable(),
  unitAsPrinted: z.string().max(40).nullable(),
  qualifier,
  nature,
  uncertainty: uncertainty.nullable(),
  conditions: context,
  derivation: context.nullable().describe("Formula, inputs and version where the value was derived"),
  publicationId: z.uuid().nullable(),
  locator: z.string().max(1000).nullable().describe("A place in the source: section, figure or caption"),
  extraction,
  note: z.string().max(5000),
});

export const assertion = fields.extend({
  id: z.uuid(),
  version: z.int().positive(),
  createdAt: instant,
  archivedAt: instant.nullable(),
  projectId: z.uuid(),
  sourceKey: z.string().nullable().describe("Stable name within its source"),
  subject: subject.nullable().describe("Null where a publication speaks as a whole"),
  property: z.string(),
  status: assertionStatus,
  citation: z.string().nullable().describe("Short name of the publication, e.g. Ko et al. 2025"),
  conflicts: z.array(
    z.object({
      id: z.uuid(),
      key: z.string(),
      type: conflictType,
      resolution: conflictResolution,
      isPreferred: z.boolean(),
    }),
  ),
  warnings: z.array(z.string()).describe("What looks wrong and was kept, e.g. a unit of another dimension"),
});
export type Assertion = z.infer<typeof assertion>;

export const assertionCreate = fields.partial().extend({
  subject: subjectReference,
  property: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z0-9_.]*$/, "Small letters, digits, _ and ."),
});
export type AssertionCreate = z.infer<typeof assertionCreate>;

export const assertionQuery = listQuery.extend({
  subject: reference.optional(),
  property: z.string().max(100).optional(),
  publicationId: z.uuid().optional(),
  sourceKey: z.string().max(200).optional(),
  conflictKey: z.string().max(20).optional(),
  status: assertionStatus.optional(),
  missingReason: missingReason.optional(),
});
export type AssertionQuery = z.infer<typeof assertionQuery>;

export const assertionStatusChange = z.object({
  ref: z.uuid(),
  version: z.int().positive(),
  status: assertionStatus,
  reason: z.string().trim().min(1).max(2000),
});
export type AssertionStatusChange = z.infer<typeof assertionStatusChange>;

/** One line per property: what a view prints. */
export const statedProperty = z.object({
  property: z.string(),
  label: z.string(),
  conditions: context,
  text: z.string().describe("For example 20 | 40 µm ⚑"),
  plain: z.string(),
  isFlagged: z.boolean(),
  conflictKeys: z.array(z.string()),
  missingReason: z.string().nullable(),
  assertionIds: z.array(z.uuid()),
});
export type StatedProperty = z.infer<typeof statedProperty>;

const base = procedure.route({ tags: ["assertions"] });

export const assertionContract = {
  list: base
    .route({ method: "GET", path: "/assertions", summary: "List assertions" })
    .input(assertionQuery)
    .output(pageOf(assertion)),
  get: base
    .route({ method: "GET", path: "/assertions/{ref}", summary: "One assertion" })
    .input(z.object({ ref: z.uuid() }))
    .output(assertion),
  stated: base
    .route({ method: "GET", path: "/stated-values/{subject}", summary: "What is stated of one subject" })
    .input(z.object({ subject: reference }))
    .output(z.object({ properties: z.array(statedProperty) })),
  create: base
    .route({ method: "POST", path: "/assertions", summary: "State values", successStatus: 201 })
    .input(z.object({ assertions: z.array(assertionCreate).min(1).max(200) }))
    .output(z.object({ assertions: z.array(assertion) })),
  setStatus: base
    .route({ method: "POST", path: "/assertions/{ref}/status", summary: "Accept, dispute or reject" })
    .input(assertionStatusChange)
    .output(assertion),
};
