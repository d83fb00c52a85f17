/** Depositions: one run of the sputter tool, which coats many pellets. */
import { z } from "zod";
import {
  archiveInput,
  celsius,
  face,
  instant,
  listQuery,
  notes,
  notNegative,
  pageOf,
  percent,
  positive,
  procedure,
  provenance,
  reference,
  rowFields,
  shortText,
  warning,
} from "./common";
import { interlayer } from "./interlayer";

const metal = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^/]+$/, "One metal or alloy; several layers are several depositions")
  .refine((text) => text.toLowerCase() !== "bare", "An uncoated control has no deposition")
  .describe("Element or alloy as a formula: Ag, AgAu");

const fields = z.object({
  method: shortText.describe("RF magnetron sputtering, DC magnetron sputtering, evaporation, …"),
  metal,
  targetLotId: z.uuid().nullable(),
  basePressureTorr: positive.nullable(),
  workingPressureTorr: positive.nullable(),
  gas: shortText.nullable(),
  gasFlowSccm: notNegative.nullable(),
  gasPurityPercent: percent.nullable(),
  substrateTemperatureC: celsius.nullable(),
  preSputterMin: notNegative.nullable(),
  powerW: positive.nullable(),
  rateNmPerMin: positive.nullable(),
  durationMin: positive.nullable(),
  instrument: shortText.nullable(),
  operatorId: z.uuid().nullable().describe("You, when absent"),
  performedAt: instant.nullable(),
  notes,
});

/** One face coated, or one further layer on an interlayer that is there. */
export const coating = z
  .object({
    pelletRef: reference.optional().describe("Coats a fresh face of this pellet"),
    interlayerRef: reference.optional().describe("Instead: puts a further layer on this interlayer"),
    face: face.default("A"),
    maskDiameterMm: positive.nullable().optional().describe("Open diameter of the mask, mm"),
    nominalThicknessNm: positive.nullable().optional().describe("Rate × time when absent"),
    measuredThicknessNm: positive.nullable().optional(),
    measuredBy: shortText.nullable().optional(),
    code: z.string().trim().min(1).max(32).optional().describe("Of the new interlayer"),
    notes: notes.optional(),
  })
  .refine(
    (each) => (each.pelletRef === undefined) !== (each.interlayerRef === undefined),
    "Name either the pellet to coat or the interlayer to add a layer to",
  );
export type Coating = z.infer<typeof coating>;

export const deposition = rowFields.extend(fields.shape).extend({
  code: z.string(),
  projectId: z.uuid(),
  targetLotCode: z.string().nullable(),
  operatorName: z.string().nullable(),
  provenance,
  coatings: z
    .array(
      z.object({
        interlayerId: z.uuid(),
        interlayerCode: z.string(),
        pelletCode: z.string(),
        face,
        position: z.int().describe("0 = next to the pellet"),
        nominalThicknessNm: z.number().nullable(),
        measuredThicknessNm: z.number().nullable(),
      }),
    )
    .describe("What it coated, archived interlayers left out"),
});
export type Deposition = z.infer<typeof deposition>;

export const depositionCreate = fields.partial().extend({
  projectId: z.uuid(),
  method: fields.shape.method,
  metal,
  code: z.string().trim().min(1).max(32).optional().describe("Given automatically when absent"),
  coatings: z.array(coating).max(200).optional(),
});
export type DepositionCreate = z.infer<typeof depositionCreate>;

export const depositionUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
});
export type DepositionUpdate = z.infer<typeof depositionUpdate>;

export const depositionQuery = listQuery.extend({
  metal: z.string().max(40).optional(),
  targetLotId: z.uuid().optional(),
});
export type DepositionQuery = z.infer<typeof depositionQuery>;

const coated = z.object({
  deposition,
  interlayers: z.array(interlayer).describe("Made or changed, in the order of the coatings"),
  warnings: z.array(warning),
});
export type Coated = z.infer<typeof coated>;

const base = procedure.route({ tags: ["depositions"] });

export const depositionContract = {
  list: base
    .route({ method: "GET", path: "/depositions", summary: "List depositions" })
    .input(depositionQuery)
    .output(pageOf(deposition)),
  get: base
    .route({ method: "GET", path: "/depositions/{ref}", summary: "One deposition" })
    .input(z.object({ ref: reference }))
    .output(deposition),
  create: base
    .route({
      method: "POST",
      path: "/depositions",
      summary: "Record a deposition and the pellets it coated",
      successStatus: 201,
    })
    .input(depositionCreate)
    .output(coated),
  addCoatings: base
    .route({
      method: "POST",
      path: "/depositions/{ref}/coatings",
      summary: "Add pellets that the same deposition coated",
      successStatus: 201,
    })
    .input(z.object({ ref: reference, coatings: z.array(coating).min(1).max(200) }))
    .output(coated),
  update: base
    .route({
      method: "PATCH",
      path: "/depositions/{ref}",
      summary: "Change a deposition",
      description: "A corrected metal is corrected in the layers it made, too.",
    })
    .input(depositionUpdate)
    .output(coated),
  archive: base
    .route({ method: "POST", path: "/depositions/{ref}/archive", summary: "Archive a deposition" })
    .input(archiveInput)
    .output(deposition),
  restore: base
    .route({
      method: "POST",
      path: "/depositions/{ref}/restore",
      summary: "Bring an archived deposition back",
    })
    .input(archiveInput)
    .output(deposition),
};
