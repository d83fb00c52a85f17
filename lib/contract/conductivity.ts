/** Conductivities of pellets: what they are computed from, and how they compare over pellets and lots. */
import { z } from "zod";
import { celsius, procedure, provenance } from "./common";

export const estimate = z.object({ value: z.number(), standardUncertainty: z.number() });

/** The part of the pellet a resistance belongs to. */
export const conductivityPart = z.enum(["bulk", "total", "not_stated"]);
export type ConductivityPart = z.infer<typeof conductivityPart>;

/** The spectrum behind a conductivity, and every choice on the way. */
export const conductivitySource = z.object({
  characterizationCode: z.string(),
  sha256: z.string(),
  fileName: z.string(),
  sweep: z.int().nonnegative().describe("Place in the file, from 0"),
  format: z.string(),
  readerVersion: z.int(),
  analysisVersion: z.int(),
  circuit: z.string(),
  isChosenByCriterion: z.boolean().describe("False where a person took another circuit"),
  frequencyMinHz: z.number(),
  frequencyMaxHz: z.number(),
  kramersKronigRms: z.number().nullable(),
  resistanceOhm: estimate,
  asrOhmCm2: estimate,
  thicknessUm: z.number(),
  electrodeDiameterMm: z.number(),
  uncertaintyFrom: z.array(z.enum(["fit", "thickness", "electrode"])),
});
export type ConductivitySource = z.infer<typeof conductivitySource>;

export const comparedConductivity = z.object({
  pelletCode: z.string(),
  lotCode: z.string().nullable(),
  composition: z.string(),
  provenance,
  temperatureC: celsius,
  conductivityMsCm: z.number(),
  standardUncertaintyMsCm: z.number().nullable(),
  part: conductivityPart,
  source: conductivitySource.nullable(),
});
export type ComparedConductivity = z.infer<typeof comparedConductivity>;

/** Pellets of one lot at one temperature, one part: each pellet counts once. */
export const lotConductivity = z.object({
  lotCode: z.string().nullable(),
  provenance,
  part: conductivityPart,
  temperatureC: celsius,
  pellets: z.int(),
  geometricMeanMsCm: z.number().nullable(),
  geometricStandardDeviation: z.number().nullable().describe("A factor; null for one pellet"),
  lowerMsCm: z.number().nullable().describe("95 % interval of the geometric mean"),
  upperMsCm: z.number().nullable(),
});
export type LotConductivity = z.infer<typeof lotConductivity>;

export const conductivityQuery = z.object({
  projectId: z.uuid().optional(),
  lotId: z.uuid().optional(),
  part: conductivityPart.optional(),
});
export type ConductivityQuery = z.infer<typeof conductivityQuery>;

export const conductivityContract = {
  compare: procedure
    .route({
      method: "GET",
      path: "/conductivities",
      summary: "Conductivities by pellet and by lot",
      tags: ["pellets"],
    })
    .input(conductivityQuery)
    .output(
      z.object({
        conductivities: z.array(comparedConductivity),
        lots: z.array(lotConductivity),
        isCut: z.boolean().describe("True when more than 2000 values fit: narrow the question"),
      }),
    ),
};
