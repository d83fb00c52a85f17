/** Characterizations: what an instrument saw of one pellet, interlayer, cell or run, with typed findings. */
import { z } from "zod";
import { findingPropertyNames } from "@/lib/domain/findings";
import {
  archiveInput,
  instant,
  listQuery,
  notes,
  notNegative,
  pageOf,
  procedure,
  provenance,
  reference,
  rowFields,
} from "./common";
import { conditions, qualifier, value } from "./stated";
import { subject } from "./subject";

export const technique = z.enum([
  "EIS",
  "SEM",
  "FIB_SEM",
  "XRD",
  "XPS",
  "TEM",
  "STEM_EELS",
  "in_situ_TEM",
  "other",
]);

export const characterizationMode = z.enum(["ex_situ", "post_mortem", "operando", "in_situ", "computed"]);

/** One typed observation. */
export const finding = z.object({
  property: z.enum(findingPropertyNames),
  ...value.partial().shape,
  qualifier: qualifier.optional(),
  stateLabel: z
    .string()
    .max(100)
    .nullable()
    .optional()
    .describe("The cell state it belongs to, if not the record's"),
  coreLevel: z.string().max(20).nullable().optional().describe("XPS line, e.g. Zn 2p3/2"),
  conditions: conditions.optional(),
  evidence: z.string().max(5000).optional(),
});
export type FindingInput = z.infer<typeof finding>;

export const findingSeen = z.object({
  property: z.string(),
  label: z.string(),
  ...value.shape,
  qualifier: z.string().nullable(),
  stateLabel: z.string().nullable(),
  coreLevel: z.string().nullable(),
  conditions,
  evidence: z.string(),
  warnings: z.array(z.string()),
});

export const characterizationFile = z.object({
  sha256: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  mediaType: z.string().nullable(),
  frameTimeS: z.number().nullable().describe("Place on the record's time axis, s"),
});

const fields = z.object({
  technique,
  mode: characterizationMode,
  title: z.string().trim().max(200),
  instrument: z.string().trim().max(500).nullable(),
  conditions,
  cellState: z
    .string()
    .trim()
    .max(100)
    .nullable()
    .describe("pristine, I, II, III, EoLP, EoLS or the lab's own"),
  cellCycle: z.int().nonnegative().nullable(),
  chargePassedMahCm2: notNegative.nullable().describe("mAh per cm² of the interlayer, up to this state"),
  airExposureMin: notNegative.nullable().describe("Minutes in air before the look; 0 = none"),
  performedAt: instant.nullable(),
  notes,
});

export const characterization = rowFields.extend(fields.shape).extend({
  code: z.string(),
  projectId: z.uuid(),
  provenance,
  subject: subject
    .nullable()
    .describe("Null for a publication's record on several cells, or on none of ours"),
  cells: z.array(z.object({ id: z.uuid(), code: z.string() })).describe("Cells that such a record covers"),
  findings: z.array(findingSeen),
  files: z.array(characterizationFile),
  warnings: z.array(z.string()),
});
export type Characterization = z.infer<typeof characterization>;

/** Exactly one of the four. */
const subjects = z.object({
  pelletRef: reference.optional(),
  interlayerRef: reference.optional(),
  cellRef: reference.optional(),
  runRef: reference.optional(),
});

export const characterizationCreate = z.object({
  ...fields.partial().shape,
  ...subjects.shape,
  technique,
  mode: characterizationMode,
  findings: z.array(finding).max(200).optional(),
  code: z.string().trim().min(1).max(32).optional().describe("Given automatically when absent"),
});
export type CharacterizationCreate = z.infer<typeof characterizationCreate>;

export const characterizationUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
  findings: z.array(finding).max(200).optional().describe("Replaces all findings"),
});
export type CharacterizationUpdate = z.infer<typeof characterizationUpdate>;

export const characterizationQuery = listQuery.extend({
  technique: technique.optional(),
  mode: characterizationMode.optional(),
  property: z.string().max(100).optional().describe("Records with a finding of this property"),
  pelletId: z.uuid().optional(),
  interlayerId: z.uuid().optional(),
  cellId: z.uuid().optional(),
  runId: z.uuid().optional(),
});
export type CharacterizationQuery = z.infer<typeof characterizationQuery>;

export const fileToAttach = z.object({
  ref: reference,
  version: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "SHA-256 of a file uploaded before"),
  name: z.string().trim().min(1).max(255).optional().describe("The name at upload when absent"),
});

/** The file with these bytes is taken off; they stay, and the history says what was attached. */
export const fileToDetach = fileToAttach
  .pick({ ref: true, version: true, sha256: true })
  .extend({ reason: z.string().trim().max(1000).optional() });
export type FileToDetach = z.infer<typeof fileToDetach>;

export const characterizationFileToAttach = fileToAttach.extend({
  frameTimeS: z.number().nullable().optional(),
});
export type CharacterizationFileToAttach = z.infer<typeof characterizationFileToAttach>;

const base = procedure.route({ tags: ["characterizations"] });

export const characterizationContract = {
  list: base
    .route({ method: "GET", path: "/characterizations", summary: "List characterizations" })
    .input(characterizationQuery)
    .output(pageOf(characterization)),
  get: base
    .route({ method: "GET", path: "/characterizations/{ref}", summary: "One characterization" })
    .input(z.object({ ref: reference }))
    .output(characterization),
  create: base
    .route({
      method: "POST",
      path: "/characterizations",
      summary: "Record characterizations",
      successStatus: 201,
    })
    .input(z.object({ characterizations: z.array(characterizationCreate).min(1).max(100) }))
    .output(z.object({ characterizations: z.array(characterization) })),
  update: base
    .route({ method: "PATCH", path: "/characterizations/{ref}", summary: "Change a characterization" })
    .input(characterizationUpdate)
    .output(characterization),
  attachFile: base
    .route({
      method: "POST",
      path: "/characterizations/{ref}/files",
      summary: "Attach a file",
      description:
        "JSON names bytes uploaded before. Any other body is the file itself, streamed, with its percent-encoded name in X-File-Name, or any number of files as multipart/form-data.",
    })
    .input(characterizationFileToAttach)
    .output(characterization),
  detachFile: base
    .route({
      method: "POST",
      path: "/characterizations/{ref}/files/{sha256}/detach",
      summary: "Take a file off",
      description: "Its bytes are kept, and the history says that it was there.",
    })
    .input(fileToDetach)
    .output(characterization),
  archive: base
    .route({
      method: "POST",
      path: "/characterizations/{ref}/archive",
      summary: "Archive a characterization",
    })
    .input(archiveInput)
    .output(characterization),
  restore: base
    .route({
      method: "POST",
      path: "/characterizations/{ref}/restore",
      summary: "Bring an archived characterization back",
    })
    .input(archiveInput)
    .output(characterization),
};
