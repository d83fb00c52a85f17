/** Pellets: discs of electrolyte, with what was done to each face. */
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
} from "./common";
import { conductivityPart, conductivitySource } from "./conductivity";

export const pelletStatus = z.enum(["available", "coated", "built_in", "broken", "archived"]);

export const treatmentKind = z.enum(["polish", "etch", "rinse", "heat", "dry", "store", "other"]);

/** One step on one face; the order of the array is the order of the work. */
export const treatment = z.object({
  face,
  kind: treatmentKind,
  agent: z.string().trim().max(200).nullable().default(null).describe("P800, 1 M HCl, ethanol, …"),
  durationMin: notNegative.nullable().default(null),
  temperatureC: celsius.nullable().default(null),
  performedAt: instant.nullable().default(null),
  notes: z.string().max(2000).default(""),
});

export const conductivity = z.object({
  temperatureC: celsius,
  conductivityMsCm: positive.describe("mS cm⁻¹"),
  standardUncertaintyMsCm: notNegative.nullable().default(null),
  part: conductivityPart.default("not_stated"),
  note: z.string().max(1000).default(""),
});

/** Fields a person edits. Without defaults: an update changes what it names and nothing else. */
const fields = z.object({
  lotId: z.uuid().nullable(),
  composition: shortText.describe("Formula, e.g. Li6.5La3Zr1.5Ta0.5O12"),
  thicknessUm: positive.nullable().describe("Before any polish, µm"),
  polishedThicknessUm: positive.nullable().describe("After polishing, µm"),
  diameterMm: positive.nullable(),
  massMg: positive.nullable(),
  relativeDensityPercent: percent.nullable(),
  dewPointC: celsius.nullable(),
  notes,
  treatments: z.array(treatment).max(100),
  conductivities: z.array(conductivity).max(100),
});

export const pellet = rowFields.extend(fields.shape).extend({
  conductivities: z.array(
    conductivity.extend({
      source: conductivitySource
        .nullable()
        .describe("The spectrum it was computed from; null where a person or a publication stated it"),
    }),
  ),
  code: z.string(),
  projectId: z.uuid(),
  lotCode: z.string().nullable(),
  status: pelletStatus,
  provenance,
});
export type Pellet = z.infer<typeof pellet>;

export const pelletCreate = fields.partial().extend({
  projectId: z.uuid(),
  composition: fields.shape.composition,
  code: z.string().trim().min(1).max(32).optional().describe("Given automatically when absent"),
});
export type PelletCreate = z.infer<typeof pelletCreate>;

export const pelletUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
  status: pelletStatus.exclude(["archived"]).optional(),
});
export type PelletUpdate = z.infer<typeof pelletUpdate>;

export const pelletQuery = listQuery.extend({
  lotId: z.uuid().optional(),
  status: pelletStatus.optional(),
});
export type PelletQuery = z.infer<typeof pelletQuery>;

const base = procedure.route({ tags: ["pellets"] });

export const pelletContract = {
  list: base
    .route({ method: "GET", path: "/pellets", summary: "List pellets" })
    .input(pelletQuery)
    .output(pageOf(pellet)),
  get: base
    .route({ method: "GET", path: "/pellets/{ref}", summary: "One pellet" })
    .input(z.object({ ref: reference }))
    .output(pellet),
  create: base
    .route({ method: "POST", path: "/pellets", summary: "Register pellets", successStatus: 201 })
    .input(z.object({ pellets: z.array(pelletCreate).min(1).max(200) }))
    .output(z.object({ pellets: z.array(pellet) })),
  update: base
    .route({ method: "PATCH", path: "/pellets/{ref}", summary: "Change a pellet" })
    .input(pelletUpdate)
    .output(pellet),
  archive: base
    .route({ method: "POST", path: "/pellets/{ref}/archive", summary: "Archive a pellet" })
    .input(archiveInput)
    .output(pellet),
  restore: base
    .route({ method: "POST", path: "/pellets/{ref}/restore", summary: "Bring an archived pellet back" })
    .input(archiveInput)
    .output(pellet),
};
