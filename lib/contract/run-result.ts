/** What the analysis says of a whole run. */
import { z } from "zod";
import { areaBases } from "@/lib/domain/area";
import { endRules } from "@/lib/domain/end-rules";
import { instant, procedure, reference } from "./common";

export const warning = z.object({
  code: z.string(),
  message: z.string(),
  at: z.string().optional(),
});

/** Rules that end a cell's life, each with its limits and version. */
export const endRule = z.enum(endRules);

export const platingSignSource = z.enum(["stated", "inferred"]);

export const runResult = z.object({
  analysisVersion: z.int(),
  isStale: z.boolean().describe("A newer analysis or a changed input waits to be computed"),
  computedAt: instant,
  platingSign: z
    .union([z.literal(1), z.literal(-1)])
    .nullable()
    .describe("Sign of the file's current that plates lithium at the interlayer"),
  platingSignSource: platingSignSource.nullable(),
  platingSignReason: z.string().nullable(),
  areaBasis: z.enum(areaBases),
  areaCm2: z.number().nullable(),
  records: z.int(),
  cycleCount: z.int(),
  completedCycles: z.int().describe("Plate and strip pairs"),
  durationS: z.number(),
  voltageMinV: z.number().nullable(),
  voltageMaxV: z.number().nullable(),
  ceFirstFraction: z.number().nullable(),
  ceFraction: z
    .number()
    .nullable()
    .describe("Over the window: formation, the last cycle and all from the first short on left out"),
  ceEstimator: z
    .enum(["ratio_of_sums", "reservoir"])
    .describe("Charge-weighted mean of the window, or the average of a reservoir test"),
  ceWindowStart: z.int().nullable(),
  ceWindowEnd: z.int().nullable(),
  currentDensityMaCm2: z.number().nullable().describe("Median plating current density"),
  arealCapacityMahCm2: z.number().nullable().describe("Median plated capacity"),
  isCcd: z.boolean(),
  ccdPassMaCm2: z.number().nullable().describe("Critical current density lies above this"),
  ccdFailMaCm2: z.number().nullable().describe("… and at or below this; null when the ramp was survived"),
  lifeCycles: z.int().nullable(),
  lifeEvent: z.string().nullable().describe("Null when censored"),
  lifeRule: z.string().nullable(),
  flags: z.array(z.string()),
});
export type RunResult = z.infer<typeof runResult>;

export const runResultDetail = runResult.extend({
  inputHash: z.string(),
  parts: z.array(
    z.object({
      runFileId: z.uuid(),
      name: z.string(),
      firstRecord: z.int(),
      records: z.int(),
    }),
  ),
  ccd: z
    .unknown()
    .describe("Steps, directions and evidence of the critical current density; null without a ramp"),
  shorts: z.array(z.unknown()),
  lifeHits: z
    .array(
      z.object({
        ruleId: endRule,
        version: z.int(),
        event: z.string(),
        eventCycle: z.int(),
        cyclesBefore: z.int().describe("Plate-and-strip cycles completed before"),
        reason: z.string(),
      }),
    )
    .describe("What each end-of-life rule says on its own; the earliest is the life"),
  warnings: z.array(warning),
});
export type RunResultDetail = z.infer<typeof runResultDetail>;

const base = procedure.route({ tags: ["runs"] });

export const runResultContract = {
  get: base
    .route({ method: "GET", path: "/runs/{ref}/result", summary: "The whole analysis of a run" })
    .input(z.object({ ref: reference }))
    .output(runResultDetail.nullable()),
  recompute: base
    .route({
      method: "POST",
      path: "/runs/{ref}/result/recompute",
      summary: "Analyse the stored traces again",
    })
    .input(z.object({ ref: reference }))
    .output(z.object({ queued: z.boolean() })),
};
