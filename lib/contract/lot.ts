/** Lots: what was bought or made in one batch. */
import { z } from "zod";
import {
  archiveInput,
  day,
  listQuery,
  notes,
  pageOf,
  percent,
  positive,
  procedure,
  provenance,
  reference,
  rowFields,
  shortText,
} from "./common";

export const lotKind = z.enum([
  "pellet",
  "target",
  "lithium_foil",
  "current_collector",
  "cathode",
  "catholyte",
  "casing",
  "other",
]);

const fields = z.object({
  kind: lotKind,
  name: shortText,
  vendor: shortText.nullable(),
  product: shortText.nullable(),
  lotNumber: shortText.nullable().describe("The maker's own"),
  composition: shortText.nullable().describe("Formula, e.g. Li6.5La3Zr1.5Ta0.5O12 or Ag"),
  purityPercent: percent.nullable(),
  thicknessUm: positive.nullable().describe("Of a foil or sheet, µm"),
  diameterMm: positive.nullable(),
  arealCapacityMahCm2: positive.nullable().describe("Loading of a cathode, mAh per cm² of cathode"),
  receivedOn: day.nullable(),
  openedOn: day.nullable(),
  notes,
});

export const lot = rowFields.extend(fields.shape).extend({
  code: z.string(),
  projectId: z.uuid(),
  provenance,
  pelletCount: z.int().describe("Pellets of this lot that are not archived"),
});
export type Lot = z.infer<typeof lot>;

export const lotCreate = fields.partial().extend({
  projectId: z.uuid(),
  kind: lotKind,
  name: shortText,
  code: z.string().trim().min(1).max(32).optional().describe("Given automatically when absent"),
});
export type LotCreate = z.infer<typeof lotCreate>;

export const lotUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
});
export type LotUpdate = z.infer<typeof lotUpdate>;

export const lotQuery = listQuery.extend({ kind: lotKind.optional() });
export type LotQuery = z.infer<typeof lotQuery>;

const base = procedure.route({ tags: ["lots"] });

export const lotContract = {
  list: base
    .route({ method: "GET", path: "/lots", summary: "List lots" })
    .input(lotQuery)
    .output(pageOf(lot)),
  get: base
    .route({ method: "GET", path: "/lots/{ref}", summary: "One lot" })
    .input(z.object({ ref: reference }))
    .output(lot),
  create: base
    .route({ method: "POST", path: "/lots", summary: "Register lots", successStatus: 201 })
    .input(z.object({ lots: z.array(lotCreate).min(1).max(200) }))
    .output(z.object({ lots: z.array(lot) })),
  update: base
    .route({ method: "PATCH", path: "/lots/{ref}", summary: "Change a lot" })
    .input(lotUpdate)
    .output(lot),
  archive: base
    .route({ method: "POST", path: "/lots/{ref}/archive", summary: "Archive a lot" })
    .input(archiveInput)
    .output(lot),
  restore: base
    .route({ method: "POST", path: "/lots/{ref}/restore", summary: "Bring an archived lot back" })
    .input(archiveInput)
    .output(lot),
};
