/** A cell as a table shows it: what it is, and the newest word on each metric. */
import { z } from "zod";
import { cellKinds } from "@/lib/domain/cell-vocabulary";
import { day, listQuery, provenance, rowFields } from "./common";
import { exclusionMetric } from "./exclusion";

const kind = z.enum(cellKinds);
const status = z.enum(["built", "running", "ended", "dismantled"]);

export const cellQuery = listQuery.extend({
  kind: kind.optional(),
  status: status.optional(),
  metal: z.string().max(200).optional().describe("Label of the interlayer: Ag, Ag/Zn, bare"),
  nominalThicknessNm: z.number().nonnegative().optional(),
  interlayerId: z.uuid().optional(),
  pelletId: z.uuid().optional(),
  lotId: z.uuid().optional().describe("Of the pellet"),
  builtById: z.uuid().optional(),
  builtFrom: day.optional(),
  builtTo: day.optional(),
  currentDensityMinMaCm2: z
    .number()
    .optional()
    .describe("Some run's median plating current density lies at or above this"),
  currentDensityMaxMaCm2: z.number().optional().describe("… and at or below this"),
  isExcluded: z.boolean().optional().describe("Left out of some metric everywhere"),
});
export type CellQuery = z.infer<typeof cellQuery>;

export const cellListItem = rowFields.extend({
  code: z.string(),
  label: z.string(),
  projectId: z.uuid(),
  kind: kind.nullable(),
  status,
  provenance,
  metal: z.string(),
  nominalThicknessNm: z.number().nullable(),
  interlayerId: z.uuid(),
  interlayerCode: z.string(),
  pelletCode: z.string(),
  lotCode: z.string().nullable(),
  builtByName: z.string().nullable(),
  builtOn: day.nullable(),
  excludedFrom: z.array(exclusionMetric),
  runCount: z.int(),
  latestRun: z
    .object({
      id: z.uuid(),
      code: z.string(),
      status: z.enum(["planned", "running", "ended"]),
      endEvent: z.string().nullable(),
      censorReason: z.string().nullable(),
    })
    .nullable(),
  coulombicEfficiency: z
    .object({ runCode: z.string(), ceFraction: z.number(), completedCycles: z.int(), isStale: z.boolean() })
    .nullable()
    .describe("Of the newest run that has one"),
  criticalCurrentDensity: z
    .object({
      runCode: z.string(),
      passMaCm2: z.number().nullable().describe("Null = the first step failed"),
      failMaCm2: z.number().nullable().describe("Null = the ramp was survived"),
      isStale: z.boolean(),
    })
    .nullable()
    .describe("In (pass, fail], of the newest ramp"),
  cycleLife: z
    .object({
      runCode: z.string(),
      lifeCycles: z.int(),
      event: z.string().nullable().describe("Null = censored, at least that many"),
      isStale: z.boolean(),
    })
    .nullable()
    .describe("Of the newest run that has one"),
});
export type CellListItem = z.infer<typeof cellListItem>;
