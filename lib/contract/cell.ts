/** Cells: one build each, of three kinds. */
import { z } from "zod";
import { areaBases } from "@/lib/domain/area";
import {
  assemblyKinds,
  catholyteUnits,
  cellKinds,
  housings,
  layerRoles,
  operandoTechniques,
} from "@/lib/domain/cell-vocabulary";
import { cellListItem, cellQuery } from "./cell-list";
import {
  archiveInput,
  celsius,
  day,
  notes,
  notNegative,
  pageOf,
  positive,
  procedure,
  provenance,
  reference,
  rowFields,
  shortText,
  warning,
} from "./common";
import { exclusion, exclusionCreate } from "./exclusion";

export const cellKind = z.enum(cellKinds);
export const cellStatus = z.enum(["built", "running", "ended", "dismantled"]);

/** One layer of the stack; the array's order is from the interlayer's side to the counter side. */
export const cellLayer = z.object({
  role: z.enum(layerRoles),
  material: shortText,
  thicknessUm: positive.nullable().default(null),
  diameterMm: positive.nullable().default(null),
  lotId: z.uuid().nullable().default(null),
  notes: z.string().max(2000).default(""),
});

/** One step of the build; the array's order is the order of the work. */
export const assemblyStep = z.object({
  kind: z.enum(assemblyKinds),
  pressureMpa: notNegative.nullable().default(null),
  temperatureC: celsius.nullable().default(null),
  durationMin: notNegative.nullable().default(null),
  notes: z.string().max(2000).default(""),
});

const platingSign = z
  .union([z.literal(1), z.literal(-1)])
  .describe("Sign of the file's current that plates lithium at the interlayer");

const fields = z.object({
  kind: cellKind,
  label: z.string().trim().max(200),
  housing: z.enum(housings).nullable(),
  counterDiameterMm: positive.nullable(),
  areaBasis: z.enum(areaBases).describe("Area that this cell's areal numbers are per"),
  operandoTechnique: z.enum(operandoTechniques).nullable().describe("Required for operando"),
  operandoWindow: shortText.nullable().describe("Required for operando: open surface, or the window"),
  collectorFoil: shortText
    .nullable()
    .describe("Required for half: the foil on the interlayer, e.g. Cu 10 µm"),
  lithiumThicknessUm: positive.nullable().describe("Required for half"),
  cathode: shortText.nullable().describe("Required for hybrid full, e.g. NCM111"),
  cathodeLoadingMahCm2: positive.nullable().describe("Required for hybrid full, per cm² of cathode"),
  cathodeDiameterMm: positive.nullable().describe("Required for hybrid full"),
  catholyte: shortText.nullable().describe("Required for hybrid full"),
  catholyteAmount: positive.nullable().describe("Required for hybrid full"),
  catholyteAmountUnit: z.enum(catholyteUnits).nullable().describe("Required for hybrid full"),
  stackPressureMpa: notNegative.nullable().describe("While cycled; null = not stated"),
  environment: shortText.nullable().describe("Glove box, dry room, vacuum chamber"),
  dewPointC: celsius.nullable(),
  platingSign: platingSign.nullable(),
  platingSignReason: shortText.nullable().describe("The evidence; required with a sign"),
  builtById: z.uuid().nullable().describe("You, when absent"),
  builtOn: day.nullable(),
  notes,
  layers: z.array(cellLayer).max(50).describe("Made from kind, interlayer and pellet when absent"),
  assemblySteps: z.array(assemblyStep).max(50),
});

const coded = z.object({ id: z.uuid(), code: z.string() });

export const cell = rowFields.extend(fields.shape).extend({
  code: z.string(),
  projectId: z.uuid(),
  kind: cellKind.nullable().describe("Null only where a publication leaves it open"),
  interlayerId: z.uuid(),
  status: cellStatus,
  platingSignSource: z.enum(["stated", "inferred"]).nullable(),
  provenance,
  builtByName: z.string().nullable(),
  areas: z
    .object({
      interlayerCm2: z.number().nullable(),
      cathodeCm2: z.number().nullable(),
      pelletCm2: z.number().nullable(),
      counterCm2: z.number().nullable(),
    })
    .describe("From the diameters; null where one is not known"),
  lineage: z.object({
    interlayer: coded.extend({
      metal: z.string(),
      nominalThicknessNm: z.number().nullable(),
      face: z.enum(["A", "B"]),
      isBare: z.boolean(),
    }),
    pellet: coded.extend({ composition: z.string() }),
    lot: coded.extend({ name: z.string() }).nullable(),
    depositions: z.array(coded),
  }),
  exclusions: z.array(exclusion).describe("Lifted ones too, newest first"),
});
export type Cell = z.infer<typeof cell>;

export const cellCreate = fields.partial().extend({
  interlayerRef: reference.describe("Coated or bare"),
  copyFrom: reference
    .optional()
    .describe("A cell of the same project whose build this one repeats; what is stated here goes before"),
  code: z.string().trim().min(1).max(32).optional().describe("Given automatically when absent"),
});
export type CellCreate = z.infer<typeof cellCreate>;

export const cellUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
  status: cellStatus.optional(),
  interlayerRef: reference.optional().describe("Corrects which interlayer it was built on"),
});
export type CellUpdate = z.infer<typeof cellUpdate>;

const base = procedure.route({ tags: ["cells"] });

export const cellContract = {
  list: base
    .route({ method: "GET", path: "/cells", summary: "List cells with their latest results" })
    .input(cellQuery)
    .output(pageOf(cellListItem)),
  get: base
    .route({ method: "GET", path: "/cells/{ref}", summary: "One cell" })
    .input(z.object({ ref: reference }))
    .output(cell),
  create: base
    .route({
      method: "POST",
      path: "/cells",
      summary: "Build cells",
      description: "Many from many interlayers in one call, all or none.",
      successStatus: 201,
    })
    .input(z.object({ cells: z.array(cellCreate).min(1).max(100) }))
    .output(z.object({ cells: z.array(cell), warnings: z.array(warning) })),
  update: base
    .route({ method: "PATCH", path: "/cells/{ref}", summary: "Change a cell" })
    .input(cellUpdate)
    .output(z.object({ cell, warnings: z.array(warning) })),
  archive: base
    .route({ method: "POST", path: "/cells/{ref}/archive", summary: "Archive a cell" })
    .input(archiveInput)
    .output(cell),
  restore: base
    .route({ method: "POST", path: "/cells/{ref}/restore", summary: "Bring an archived cell back" })
    .input(archiveInput)
    .output(cell),
  exclude: base
    .route({
      method: "POST",
      path: "/cells/{ref}/exclusions",
      summary: "Leave a cell out of estimates, with a reason that stays visible",
      successStatus: 201,
    })
    .input(exclusionCreate.extend({ ref: reference }))
    .output(cell),
  liftExclusion: base
    .route({
      method: "POST",
      path: "/cells/{ref}/exclusions/{exclusionId}/lift",
      summary: "Take an exclusion back; it stays in the record",
    })
    .input(z.object({ ref: reference, exclusionId: z.uuid(), reason: z.string().trim().min(1).max(1000) }))
    .output(cell),
};
