/** Saved comparisons: a view with a name, frozen when pinned, talked about and signed off. */
import { z } from "zod";
import {
  archiveInput,
  instant,
  listQuery,
  notes,
  pageOf,
  procedure,
  reference,
  rowFields,
  shortText,
} from "./common";
import { comparisonMetric, comparisonQuery, comparisonResult } from "./comparison";

const fields = z.object({
  name: shortText.describe("What the comparison asks, e.g. Ag or Au under 200 nm"),
  description: notes,
  query: comparisonQuery,
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What was frozen; the result itself is served apart. */
const pin = z.object({
  pinnedAt: instant,
  pinnedByName: z.string().nullable(),
  analysisVersion: z.int(),
  inputsSha256: sha256.describe("Over every observation that went in, excluded ones too"),
  resultSha256: sha256,
  members: z.array(
    z.object({
      cellCode: z.string(),
      runCode: z.string(),
      inputHash: z.string().describe("Over the files, readers and settings behind the value"),
      exclusion: z.string().nullable(),
    }),
  ),
});

const summary = rowFields.extend({
  code: z.string(),
  projectId: z.uuid(),
  name: z.string(),
  description: z.string(),
  metric: comparisonMetric,
  pinnedAt: instant.nullable(),
  signedOffAt: instant.nullable(),
  commentCount: z.int(),
});
export type SavedComparisonSummary = z.infer<typeof summary>;

const comment = z.object({
  id: z.uuid(),
  authorName: z.string(),
  body: z.string(),
  createdAt: instant,
});

export const savedComparison = summary.extend({
  query: comparisonQuery,
  pin: pin.nullable(),
  signedOffByName: z.string().nullable(),
  comments: z.array(comment),
  citation: z.string().nullable().describe("Once pinned"),
});
export type SavedComparison = z.infer<typeof savedComparison>;

export const savedComparisonCreate = fields
  .partial()
  .extend({ projectId: z.uuid(), name: fields.shape.name, query: fields.shape.query });
export type SavedComparisonCreate = z.infer<typeof savedComparisonCreate>;

export const savedComparisonUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
});
export type SavedComparisonUpdate = z.infer<typeof savedComparisonUpdate>;

export const savedComparisonQuery = listQuery.extend({
  metric: comparisonMetric.optional(),
  isPinned: z.boolean().optional(),
});
export type SavedComparisonQuery = z.infer<typeof savedComparisonQuery>;

const changed = z.object({ cellCode: z.string(), runCode: z.string() });

export const comparisonChanges = z.object({
  sentence: z.string().describe("3 cells added, 1 re-analysed since"),
  added: z.array(changed),
  removed: z.array(changed),
  reanalysed: z.array(changed).describe("Same run, other files, reader or analysis"),
  edited: z.array(changed).describe("Same run, other conditions or end"),
  excluded: z.array(changed.extend({ reason: z.string() })),
  included: z.array(changed),
  groups: z
    .array(z.object({ before: z.string().nullable(), now: z.string().nullable() }))
    .describe("What the tables that differ said and say"),
});
export type ComparisonChanges = z.infer<typeof comparisonChanges>;

const versioned = z.object({ ref: reference, version: z.int().positive() });

const base = procedure.route({ tags: ["comparisons"] });

export const savedComparisonContract = {
  list: base
    .route({ method: "GET", path: "/comparisons", summary: "List saved comparisons" })
    .input(savedComparisonQuery)
    .output(pageOf(summary)),
  get: base
    .route({ method: "GET", path: "/comparisons/{ref}", summary: "One saved comparison" })
    .input(z.object({ ref: reference }))
    .output(savedComparison),
  result: base
    .route({
      method: "GET",
      path: "/comparisons/{ref}/result",
      summary: "Its ranking",
      description: "As the data stand now; once pinned, the frozen result for ever.",
    })
    .input(z.object({ ref: reference }))
    .output(comparisonResult),
  create: base
    .route({ method: "POST", path: "/comparisons", summary: "Save a comparison", successStatus: 201 })
    .input(savedComparisonCreate)
    .output(savedComparison),
  update: base
    .route({
      method: "PATCH",
      path: "/comparisons/{ref}",
      summary: "Change a saved comparison",
      description: "Once pinned, only its description.",
    })
    .input(savedComparisonUpdate)
    .output(savedComparison),
  archive: base
    .route({ method: "POST", path: "/comparisons/{ref}/archive", summary: "Archive a comparison" })
    .input(archiveInput)
    .output(savedComparison),
  restore: base
    .route({
      method: "POST",
      path: "/comparisons/{ref}/restore",
      summary: "Bring an archived comparison back",
    })
    .input(archiveInput)
    .output(savedComparison),
  pin: base
    .route({
      method: "POST",
      path: "/comparisons/{ref}/pin",
      summary: "Freeze query, members, exclusions, inputs and result",
    })
    .input(versioned)
    .output(savedComparison),
  changes: base
    .route({ method: "GET", path: "/comparisons/{ref}/changes", summary: "What changed since it was pinned" })
    .input(z.object({ ref: reference }))
    .output(comparisonChanges),
  recompute: base
    .route({
      method: "POST",
      path: "/comparisons/{ref}/recompute",
      summary: "Compute a pinned comparison again from its frozen inputs",
    })
    .input(z.object({ ref: reference }))
    .output(z.object({ isSame: z.boolean(), resultSha256: sha256, pinnedSha256: sha256 })),
  comment: base
    .route({ method: "POST", path: "/comparisons/{ref}/comments", summary: "Say something about it" })
    .input(z.object({ ref: reference, body: z.string().trim().min(1).max(10_000) }))
    .output(savedComparison),
  signOff: base
    .route({
      method: "POST",
      path: "/comparisons/{ref}/sign-off",
      summary: "Sign a pinned comparison off",
      description: "For those who may review.",
    })
    .input(versioned)
    .output(savedComparison),
};
