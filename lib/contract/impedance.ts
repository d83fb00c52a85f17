/** Impedance spectra of a characterization: the Kramers–Kronig test, circuit fits, and a fit made a conductivity. */
import { z } from "zod";
import { celsius, notNegative, positive, procedure, reference } from "./common";
import { conductivityPart, conductivitySource, estimate } from "./conductivity";

export const kramersKronig = z.object({
  elements: z.int(),
  mu: z.number(),
  realResidual: z.array(z.number()),
  imaginaryResidual: z.array(z.number()),
  rmsResidual: z.number(),
  largestResidual: z.number(),
  largestAtHz: z.number(),
  isConsistent: z.boolean().describe("The root mean square of the relative residuals is at most 1 %"),
});

export const spectrum = z.object({
  sha256: z.string(),
  fileName: z.string(),
  sweep: z.int().nonnegative().describe("Place in the file, from 0"),
  name: z.string(),
  format: z.string(),
  readerVersion: z.int(),
  temperatureC: z.number().nullable(),
  pointsLeftOut: z.int(),
  frequencyHz: z.array(z.number()),
  realOhm: z.array(z.number()),
  imaginaryOhm: z.array(z.number()).describe("Negative when capacitive"),
  kramersKronig: kramersKronig.nullable().describe("Null with too few points or less than a decade"),
});
export type Spectrum = z.infer<typeof spectrum>;

export const pelletFit = z.object({
  circuit: z.string(),
  parameters: z.record(z.string(), estimate),
  arcs: z.array(
    z.object({
      origin: z.enum(["bulk", "grain_boundary", "interface"]),
      resistanceOhm: estimate,
      n: estimate,
      capacitanceF: z.number(),
      apexHz: z.number(),
    }),
  ),
  bulkOhm: estimate.nullable(),
  grainBoundaryOhm: estimate.nullable(),
  totalOhm: estimate.nullable(),
  interfaceOhm: estimate.nullable(),
  rmsResidual: z.number(),
  bic: z.number(),
  isDetermined: z.boolean(),
});
export type PelletFit = z.infer<typeof pelletFit>;

export const measuredPellet = z.object({
  id: z.uuid(),
  code: z.string(),
  thicknessUm: z.number().nullable().describe("After polishing where it was polished"),
  diameterMm: z.number().nullable(),
});

export const spectrumFit = z.object({
  chosen: pelletFit.nullable(),
  tried: z.array(pelletFit).describe("All circuits that converged, lowest BIC first"),
  criterion: z.string(),
  cellConstantPerCm: z
    .number()
    .nullable()
    .describe("L/A that capacitances were compared with; null if unknown"),
  pellet: measuredPellet.nullable(),
  electrodeDiameterMm: z.number().nullable().describe("As the conditions or the interlayer's mask say"),
  temperatureC: z.number().nullable().describe("As the conditions say, or the file"),
});
export type SpectrumFit = z.infer<typeof spectrumFit>;

const hash = z.string().regex(/^[0-9a-f]{64}$/, "SHA-256 of an attached file");
const sweep = z.coerce.number().int().nonnegative().default(0);

export const conductivityFromFit = z.object({
  ref: reference,
  sha256: hash,
  sweep: z.int().nonnegative().default(0),
  part: conductivityPart.exclude(["not_stated"]),
  circuit: z.string().max(200).optional().describe("One of those tried; by the criterion when absent"),
  temperatureC: celsius,
  electrodeDiameterMm: positive.describe("Of the overlap of both electrodes"),
  electrodeDiameterStandardUncertaintyMm: notNegative.nullable().optional(),
  thicknessUm: positive.optional().describe("The pellet's own when absent"),
  thicknessStandardUncertaintyUm: notNegative.nullable().optional(),
});
export type ConductivityFromFit = z.infer<typeof conductivityFromFit>;

const base = procedure.route({ tags: ["characterizations"] });

export const impedanceContract = {
  spectra: base
    .route({
      method: "GET",
      path: "/characterizations/{ref}/spectra",
      summary: "Spectra of the attached files",
    })
    .input(z.object({ ref: reference }))
    .output(
      z.object({
        items: z.array(spectrum),
        notRead: z.array(z.object({ sha256: z.string(), fileName: z.string(), reason: z.string() })),
      }),
    ),
  fit: base
    .route({
      method: "GET",
      path: "/characterizations/{ref}/fit",
      summary: "Circuits fitted to one spectrum, and the one chosen",
    })
    .input(z.object({ ref: reference, sha256: hash, sweep }))
    .output(spectrumFit),
  keepConductivity: base
    .route({
      method: "POST",
      path: "/characterizations/{ref}/fit",
      summary: "Keep a fitted resistance as the pellet's conductivity",
      successStatus: 201,
    })
    .input(conductivityFromFit)
    .output(
      z.object({
        pelletCode: z.string(),
        pelletVersion: z.int(),
        temperatureC: z.number(),
        part: conductivityPart,
        conductivityMsCm: z.number(),
        standardUncertaintyMsCm: z.number(),
        source: conductivitySource,
      }),
    ),
};
