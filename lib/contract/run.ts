/** Runs: one cell on one channel, from its first record to its end or the end of its observation. */
import { z } from "zod";
import { cellKinds } from "@/lib/domain/cell-vocabulary";
import {
  archiveInput,
  celsius,
  instant,
  listQuery,
  notes,
  pageOf,
  procedure,
  provenance,
  reference,
  rowFields,
  shortText,
} from "./common";
import { cycleContract } from "./cycle";
import { runFileContract } from "./run-file";
import { runResult, runResultContract } from "./run-result";
import { seriesContract } from "./run-series";

export const runStatus = z.enum(["planned", "running", "ended"]);

export const endEvent = z.enum([
  "short_hard",
  "short_soft",
  "polarisation_cutoff",
  "ce_below_threshold",
  "capacity_retention_below",
  "li_exhausted",
  "open_circuit",
  "pellet_fracture",
  "unknown",
]);

export const censorReason = z.enum([
  "still_running",
  "planned_stop",
  "dismantled_for_postmortem",
  "equipment_fault",
  "power_outage",
  "operator_stop_suspicious",
  "data_lost",
  "unknown",
]);

/** Without defaults: an update changes what it names and nothing else. */
const fields = z.object({
  protocolId: z.uuid().nullable(),
  cycler: shortText.nullable(),
  channel: shortText.nullable(),
  temperatureC: celsius.nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  formationCycles: z.int().min(0).max(1000).describe("Cycles left out of averages, k0"),
  notes,
});

export const run = rowFields.extend(fields.shape).extend({
  code: z.string(),
  projectId: z.uuid(),
  cellId: z.uuid(),
  cellCode: z.string(),
  metal: z.string().describe("Label of the cell's interlayer: Ag, Ag/Zn, bare"),
  nominalThicknessNm: z.number().nullable(),
  protocolCode: z.string().nullable(),
  status: runStatus,
  endEvent: endEvent
    .nullable()
    .describe("What ended the cell's life; never together with a censoring reason"),
  censorReason: censorReason.nullable().describe("Why observation stopped without an event"),
  endDecidedBy: z.enum(["rule", "person"]).nullable(),
  endReason: z.string().nullable().describe("The rule with its parameters, or the person's reason"),
  fileOrder: z.enum(["by_start", "by_hand"]),
  provenance,
  result: runResult.nullable().describe("Null until a file of the run was analysed"),
});
export type Run = z.infer<typeof run>;

export const runCreate = fields.partial().extend({
  cellId: reference.describe("The cell's id or code"),
  code: z.string().trim().min(1).max(32).optional().describe("Given automatically when absent"),
  status: z.enum(["planned", "running"]).default("planned"),
});
export type RunCreate = z.infer<typeof runCreate>;

export const runUpdate = z.object({
  ref: reference,
  version: z.int().positive(),
  ...fields.partial().shape,
  status: z
    .enum(["planned", "running"])
    .optional()
    .describe("A run is ended, and taken up again, by its end"),
});
export type RunUpdate = z.infer<typeof runUpdate>;

export const runQuery = listQuery.extend({
  cellId: z.uuid().optional(),
  protocolId: z.uuid().optional(),
  status: runStatus.optional(),
  metal: z.string().max(200).optional().describe("Label of the interlayer"),
  nominalThicknessNm: z.number().nonnegative().optional().describe("Of the interlayer"),
  cellKind: z.enum(cellKinds).optional(),
  currentDensityMinMaCm2: z.number().optional().describe("Median plating current density, at least"),
  currentDensityMaxMaCm2: z.number().optional(),
  temperatureMinC: z.number().optional(),
  temperatureMaxC: z.number().optional(),
  startedFrom: instant.optional(),
  startedTo: instant.optional(),
  endEvent: endEvent.optional(),
});
export type RunQuery = z.infer<typeof runQuery>;

/** Exactly one of event and censoring reason, or neither, which hands the decision back to the rule. */
export const runEnd = z
  .object({
    ref: reference,
    version: z.int().positive(),
    endEvent: endEvent.nullable().default(null),
    censorReason: censorReason.nullable().default(null),
    endedAt: instant.nullable().optional(),
    reason: z.string().trim().min(1).max(1000).describe("What the decision rests on"),
  })
  .refine((input) => input.endEvent === null || input.censorReason === null, {
    message: "either an end event or a censoring reason, not both",
  });
export type RunEnd = z.infer<typeof runEnd>;

const base = procedure.route({ tags: ["runs"] });

export const runContract = {
  list: base
    .route({ method: "GET", path: "/runs", summary: "List runs" })
    .input(runQuery)
    .output(pageOf(run)),
  get: base
    .route({ method: "GET", path: "/runs/{ref}", summary: "One run with its results" })
    .input(z.object({ ref: reference }))
    .output(run),
  create: base
    .route({ method: "POST", path: "/runs", summary: "Register runs", successStatus: 201 })
    .input(z.object({ runs: z.array(runCreate).min(1).max(200) }))
    .output(z.object({ runs: z.array(run) })),
  update: base
    .route({ method: "PATCH", path: "/runs/{ref}", summary: "Change a run" })
    .input(runUpdate)
    .output(run),
  end: base
    .route({
      method: "POST",
      path: "/runs/{ref}/end",
      summary: "Decide how a run ended",
      description:
        "A person's decision stands above the rule's. Still running is a censoring reason; neither event nor reason hands the decision back to the rule.",
    })
    .input(runEnd)
    .output(run),
  archive: base
    .route({ method: "POST", path: "/runs/{ref}/archive", summary: "Archive a run" })
    .input(archiveInput)
    .output(run),
  restore: base
    .route({ method: "POST", path: "/runs/{ref}/restore", summary: "Bring an archived run back" })
    .input(archiveInput)
    .output(run),
  files: runFileContract,
  cycles: cycleContract,
  results: runResultContract,
  series: seriesContract,
};
