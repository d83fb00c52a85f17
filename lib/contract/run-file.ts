/** The files of a run: what was sent, how its reading stands, what came of it. */
import { z } from "zod";
import { columnMapping, textPreview } from "./column-mapping";
import { instant, procedure, reference, shortText } from "./common";
import { warning } from "./run-result";

export const ingestStatus = z.enum([
  "waiting",
  "reading",
  "done",
  "failed",
  "needs_mapping",
  "cancelled",
  "set_aside",
]);

export const traceColumn = z.object({
  name: z.string().describe("Title in the Parquet trace"),
  vendorName: z.string(),
  unit: z.string().nullable(),
  role: z.string().nullable(),
  origin: z.enum(["file", "integrated", "interpolated", "reconstructed"]),
});

export const runFile = z.object({
  id: z.uuid(),
  runId: z.uuid(),
  sha256: z.string(),
  sizeBytes: z.number(),
  name: z.string(),
  position: z.int(),
  supersededById: z.uuid().nullable().describe("The longer version of the same growing file"),
  status: ingestStatus,
  progress: z.number().min(0).max(1),
  error: z.string().nullable(),
  setAsideReason: z.string().nullable().describe("Why the file was taken out of the run; its bytes stay"),
  kind: z.string().nullable().describe("cycling, impedance, diffraction, spectrum or micrograph"),
  format: z.string().nullable(),
  formatOverride: z.string().nullable(),
  columnMappingId: z.uuid().nullable(),
  readerVersion: z.int().nullable(),
  matchedBy: z.string().nullable().describe("What the recognition rested on"),
  instrument: z.string().nullable(),
  channel: z.string().nullable(),
  technique: z.string().nullable(),
  warnings: z.array(warning),
  metadata: z.record(z.string(), z.unknown()).describe("What the file says of itself, as printed"),
  records: z.int().nullable(),
  startedAtPrinted: z.string().nullable(),
  startedAtIso: z.string().nullable().describe("With an offset only where the file gives one"),
  traceColumns: z.array(traceColumn),
  createdAt: instant,
  updatedAt: instant,
});
export type RunFile = z.infer<typeof runFile>;

/** What the upload door answers for each file. */
export const attached = z.object({
  id: z.uuid(),
  name: z.string(),
  sha256: z.string(),
  sizeBytes: z.number(),
  status: ingestStatus,
  duplicate: z.boolean().describe("The run had these very bytes already; nothing was added"),
});
export type Attached = z.infer<typeof attached>;

const one = z.object({ ref: reference, fileId: z.uuid() });

const base = procedure.route({ tags: ["runs"] });

export const runFileContract = {
  list: base
    .route({ method: "GET", path: "/runs/{ref}/files", summary: "Files of a run, in order" })
    .input(z.object({ ref: reference }))
    .output(z.object({ files: z.array(runFile) })),
  attach: base
    .route({
      method: "POST",
      path: "/runs/{ref}/files/attach",
      summary: "Use a file that is stored already",
      successStatus: 201,
    })
    .input(
      z.object({ ref: reference, sha256: z.string().regex(/^[0-9a-f]{64}$/), name: shortText.optional() }),
    )
    .output(attached),
  change: base
    .route({
      method: "PATCH",
      path: "/runs/{ref}/files/{fileId}",
      summary: "Read a file with another format or column mapping",
    })
    .input(
      one.extend({
        formatOverride: z.string().max(100).nullable().optional().describe("Null: recognise by content"),
        columnMappingId: z.uuid().nullable().optional(),
      }),
    )
    .output(runFile),
  retry: base
    .route({ method: "POST", path: "/runs/{ref}/files/{fileId}/retry", summary: "Read a file again" })
    .input(one)
    .output(runFile),
  cancel: base
    .route({ method: "POST", path: "/runs/{ref}/files/{fileId}/cancel", summary: "Stop reading a file" })
    .input(one)
    .output(runFile),
  setAside: base
    .route({
      method: "POST",
      path: "/runs/{ref}/files/{fileId}/set-aside",
      summary: "Take a file out of a run",
      description:
        "For a file that belongs elsewhere. It stays listed with its reason and its bytes, and counts for nothing until it is read again.",
    })
    .input(one.extend({ reason: z.string().trim().min(1).max(1000) }))
    .output(runFile),
  reorder: base
    .route({ method: "PUT", path: "/runs/{ref}/files/order", summary: "Set the order of a run's files" })
    .input(
      z.object({
        ref: reference,
        fileIds: z
          .array(z.uuid())
          .max(1000)
          .nullable()
          .describe("Every file of the run once; null goes back to the order of start times"),
      }),
    )
    .output(z.object({ files: z.array(runFile) })),
  preview: base
    .route({
      method: "POST",
      path: "/runs/{ref}/files/{fileId}/preview",
      summary: "The first rows of a text file and a suggestion of what its columns are",
    })
    .input(
      one.extend({ mapping: columnMapping.optional().describe("Shows the file as this mapping reads it") }),
    )
    .output(textPreview),
};
