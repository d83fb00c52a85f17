/** Protocols: versioned test recipes of typed, ordered steps. */
import { z } from "zod";
import { areaBases } from "@/lib/domain/area";
import { levelsOf } from "@/lib/domain/number-range";
import type { ProtocolStep } from "@/lib/domain/protocol-step";
import {
  archiveInput,
  celsius,
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

export const protocolKind = z.enum(["galvanostatic", "ccd", "rate_steps", "cycle_life", "formation"]);

const direction = z.enum(["plating", "stripping"]).describe("What happens at the interlayer");
const volts = z.number().min(-20).max(20);

const rest = z.object({ type: z.literal("rest"), durationMin: positive });

const constantCurrent = z
  .object({
    type: z.literal("constant_current"),
    direction,
    currentDensityMaCm2: positive,
    arealCapacityMahCm2: positive.nullable().default(null),
    cutoffV: volts.nullable().default(null),
    durationMin: positive.nullable().default(null),
  })
  .refine(
    (step) => step.arealCapacityMahCm2 !== null || step.cutoffV !== null || step.durationMin !== null,
    "A constant current ends somewhere: state a capacity, a cut-off voltage or a time",
  );

const constantVoltage = z
  .object({
    type: z.literal("constant_voltage"),
    direction,
    voltageV: volts,
    untilCurrentDensityMaCm2: positive.nullable().default(null),
    durationMin: positive.nullable().default(null),
  })
  .refine(
    (step) => step.untilCurrentDensityMaCm2 !== null || step.durationMin !== null,
    "A hold ends somewhere: state the current density to fall to, or a time",
  );

const ccdRamp = z
  .object({
    type: z.literal("ccd_ramp"),
    fromMaCm2: positive,
    toMaCm2: positive,
    stepMaCm2: positive,
    arealCapacityMahCm2: positive
      .nullable()
      .default(null)
      .describe("Plated at every level (constant capacity)"),
    platingDurationMin: positive
      .nullable()
      .default(null)
      .describe("Instead: time at every level (constant time)"),
    platingCutoffV: volts.nullable().default(null),
    strippingCurrentDensityMaCm2: positive
      .nullable()
      .default(null)
      .describe("Fixed stripping current density; null = the level's own"),
    strippingCutoffV: volts.nullable().default(null),
    cyclesPerLevel: z.int().min(1).max(1000).default(1),
  })
  .refine(
    (step) => (step.arealCapacityMahCm2 === null) !== (step.platingDurationMin === null),
    "A ramp holds either the capacity or the time of its levels",
  )
  .refine((step) => levelsOf({ from: step.fromMaCm2, to: step.toMaCm2, step: step.stepMaCm2 }) !== null, {
    message: "The steps must land on the last level, e.g. 0.1 to 1.0 in steps of 0.1",
    path: ["stepMaCm2"],
  });

const impedance = z
  .object({
    type: z.literal("eis"),
    frequencyMaxHz: positive,
    frequencyMinHz: positive,
    amplitudeMv: positive.nullable().default(null),
    pointsPerDecade: positive.nullable().default(null),
  })
  .refine((step) => step.frequencyMinHz < step.frequencyMaxHz, {
    message: "The lowest frequency must be below the highest",
    path: ["frequencyMinHz"],
  });

const loop = z.object({
  type: z.literal("loop"),
  count: z.int().min(1).max(100_000),
  get steps(): z.ZodArray<typeof protocolStep> {
    return z.array(protocolStep).min(1).max(100);
  },
});

export const protocolStep = z.discriminatedUnion("type", [
  rest,
  constantCurrent,
  constantVoltage,
  ccdRamp,
  loop,
  impedance,
]);

/** Deepest loop in a loop. */
const mostNested = 4;

export const protocolSteps = z
  .array(protocolStep)
  .min(1, "A protocol has at least one step")
  .max(200)
  .refine((steps) => depthOf(steps) <= mostNested, `Loops may lie in loops at most ${mostNested} deep`);

function depthOf(steps: readonly ProtocolStep[]): number {
  return Math.max(0, ...steps.map((step) => (step.type === "loop" ? 1 + depthOf(step.steps) : 0)));
}

const fields = z.object({
  name: shortText,
  kind: protocolKind,
  steps: protocolSteps,
  areaBasis: z.enum(areaBases).describe("Area that the current densities are per"),
  lowerCutoffV: volts.nullable(),
  upperCutoffV: volts.nullable(),
  temperatureC: celsius.nullable(),
  notes,
});

/** As kept: a publication's recipe may leave every step open, and then has none here but statements about them. */
export const storedProtocolSteps = z.array(protocolStep).max(200);

export const protocol = rowFields.extend(fields.shape).extend({
  steps: storedProtocolSteps,
  code: z.string(),
  projectId: z.uuid(),
  familyId: z.uuid().describe("Shared by all revisions of one recipe"),
  revision: z.int().positive(),
  isLatest: z.boolean(),
  provenance,
  runCount: z.int().describe("Runs that used this revision"),
});
export type Protocol = z.infer<typeof protocol>;

export const protocolCreate = fields.partial().extend({
  projectId: z.uuid(),
  name: shortText,
  kind: protocolKind,
  steps: protocolSteps,
  code: z.string().trim().min(1).max(32).optional().describe("Given automatically when absent"),
});
export type ProtocolCreate = z.infer<typeof protocolCreate>;

export const protocolUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
});
export type ProtocolUpdate = z.infer<typeof protocolUpdate>;

export const protocolQuery = listQuery.extend({
  kind: protocolKind.optional(),
  familyId: z.uuid().optional(),
  onlyLatest: z.boolean().default(true).describe("false: earlier revisions too"),
});
export type ProtocolQuery = z.infer<typeof protocolQuery>;

const base = procedure.route({ tags: ["protocols"] });

export const protocolContract = {
  list: base
    .route({ method: "GET", path: "/protocols", summary: "List protocols" })
    .input(protocolQuery)
    .output(pageOf(protocol)),
  get: base
    .route({ method: "GET", path: "/protocols/{ref}", summary: "One protocol" })
    .input(z.object({ ref: reference }))
    .output(protocol),
  create: base
    .route({ method: "POST", path: "/protocols", summary: "Write a protocol", successStatus: 201 })
    .input(protocolCreate)
    .output(protocol),
  update: base
    .route({
      method: "PATCH",
      path: "/protocols/{ref}",
      summary: "Change a protocol",
      description:
        "Once a run has used it, a change of its recipe makes a new revision of the same family, which is answered; " +
        "the used one stays as it was.",
    })
    .input(protocolUpdate)
    .output(protocol),
  archive: base
    .route({ method: "POST", path: "/protocols/{ref}/archive", summary: "Archive a protocol" })
    .input(archiveInput)
    .output(protocol),
  restore: base
    .route({ method: "POST", path: "/protocols/{ref}/restore", summary: "Bring an archived protocol back" })
    .input(archiveInput)
    .output(protocol),
};
