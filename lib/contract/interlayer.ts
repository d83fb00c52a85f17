/** Interlayers: what one face of one pellet carries, an uncoated control among them. */
import { z } from "zod";
import { interlayerAlloyProcedure } from "./alloy";
import {
  archiveInput,
  face,
  listQuery,
  notes,
  pageOf,
  positive,
  procedure,
  provenance,
  reference,
  rowFields,
  shortText,
} from "./common";

const measured = {
  nominalThicknessNm: positive.nullable(),
  measuredThicknessNm: positive.nullable(),
  measuredBy: shortText.nullable().describe("profilometer, SEM cross-section, quartz crystal, XRR, …"),
};

/** One layer; the array's order is from the pellet outward. */
export const interlayerLayer = z.object({
  metal: z.string(),
  ...measured,
  depositionId: z.uuid().nullable(),
  depositionCode: z.string().nullable(),
});
export type InterlayerLayer = z.infer<typeof interlayerLayer>;

export const interlayer = rowFields.extend({
  code: z.string(),
  projectId: z.uuid(),
  pelletId: z.uuid(),
  pelletCode: z.string(),
  face,
  isBare: z.boolean().describe("The uncoated control"),
  metal: z.string().describe("Label from the layers: Ag, Ag/Zn, bare"),
  nominalThicknessNm: z.number().nullable().describe("Sum of the layers, nm; 0 for bare"),
  maskDiameterMm: positive.nullable().describe("Open diameter of the mask = diameter of the coating, mm"),
  notes,
  layers: z.array(interlayerLayer),
  provenance,
  cells: z.array(z.object({ id: z.uuid(), code: z.string(), status: z.string() })),
});
export type Interlayer = z.infer<typeof interlayer>;

export const bareCreate = z.object({
  pelletRef: reference,
  face: face.default("A"),
  maskDiameterMm: positive.nullable().optional().describe("Of the area in use, where one is defined"),
  notes: notes.optional(),
  code: z.string().trim().min(1).max(32).optional().describe("Given automatically when absent"),
});
export type BareCreate = z.infer<typeof bareCreate>;

export const interlayerUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  maskDiameterMm: positive.nullable().optional(),
  notes: notes.optional(),
  layers: z
    .array(z.object(measured).partial())
    .optional()
    .describe("One item for each layer, in order; an absent field stays as it is"),
});
export type InterlayerUpdate = z.infer<typeof interlayerUpdate>;

export const interlayerQuery = listQuery.extend({
  pelletId: z.uuid().optional(),
  lotId: z.uuid().optional().describe("Of the pellet"),
  depositionId: z.uuid().optional(),
  metal: z.string().max(200).optional().describe("The label, e.g. Ag or bare"),
  isFree: z.boolean().optional().describe("true: no cell is built on it; false: one is"),
});
export type InterlayerQuery = z.infer<typeof interlayerQuery>;

const base = procedure.route({ tags: ["interlayers"] });

export const interlayerContract = {
  list: base
    .route({ method: "GET", path: "/interlayers", summary: "List interlayers" })
    .input(interlayerQuery)
    .output(pageOf(interlayer)),
  get: base
    .route({ method: "GET", path: "/interlayers/{ref}", summary: "One interlayer" })
    .input(z.object({ ref: reference }))
    .output(interlayer),
  alloy: interlayerAlloyProcedure,
  createBare: base
    .route({
      method: "POST",
      path: "/interlayers/bare",
      summary: "Register uncoated controls",
      description: "Coated interlayers are made by their deposition.",
      successStatus: 201,
    })
    .input(z.object({ interlayers: z.array(bareCreate).min(1).max(200) }))
    .output(z.object({ interlayers: z.array(interlayer) })),
  update: base
    .route({
      method: "PATCH",
      path: "/interlayers/{ref}",
      summary: "Change an interlayer, record thicknesses",
    })
    .input(interlayerUpdate)
    .output(interlayer),
  archive: base
    .route({ method: "POST", path: "/interlayers/{ref}/archive", summary: "Archive an interlayer" })
    .input(archiveInput)
    .output(interlayer),
  restore: base
    .route({
      method: "POST",
      path: "/interlayers/{ref}/restore",
      summary: "Bring an archived interlayer back",
    })
    .input(archiveInput)
    .output(interlayer),
};
