/** Comparisons: interlayers ranked by one metric inside comparability groups, with grades and reasons. */
import { z } from "zod";
import { cellKinds } from "@/lib/domain/cell-vocabulary";
import { armFields, comparisonMetrics, conditionNames } from "@/lib/domain/comparison-vocabulary";
import { procedure, provenance } from "./common";
import { endRule } from "./run-result";

export const comparisonMetric = z.enum(comparisonMetrics);
export type ComparisonMetric = z.infer<typeof comparisonMetric>;

export const conditionName = z.enum(conditionNames);

/** What may form a row of the ranking. */
export const armField = z.enum(armFields);

const words = z.array(z.string().max(200)).max(50);

/** All of it fits into an address, so that a view can be sent to someone. */
export const comparisonQuery = z.object({
  metric: comparisonMetric.default("coulombic_efficiency"),
  projectIds: z.array(z.uuid()).max(50).optional().describe("All projects you may see when absent"),
  metals: words.optional().describe("Labels such as Ag or bare"),
  cellKinds: z.array(z.enum(cellKinds)).optional(),
  provenances: z.array(provenance).optional(),
  lotCodes: words.optional().describe("Pellet lots"),
  operators: words.optional().describe("Who built the cell, by name"),
  protocolCodes: words.optional(),
  cyclers: words.optional(),
  thicknessMinNm: z.number().nonnegative().optional().describe("Interlayers at least this thick"),
  thicknessMaxNm: z.number().nonnegative().optional(),
  temperatureMinC: z.number().optional(),
  temperatureMaxC: z.number().optional(),
  builtFrom: z.iso.date().optional().describe("Cells built on that day or later"),
  builtTo: z.iso.date().optional(),
  endRules: z
    .array(endRule)
    .max(4)
    .optional()
    .describe("Rules that may end a life: all when absent. What a person decided stands above them"),
  afterFormation: z
    .boolean()
    .optional()
    .describe("Only cells that outlived their formation, at risk from its last cycle on"),
  armBy: z
    .array(armField)
    .min(1)
    .max(3)
    .optional()
    .describe("What forms a row: the metal when absent. Everything else must match"),
  match: z.array(conditionName).max(14).optional().describe("Conditions that must match beside the usual"),
  relax: z
    .array(conditionName)
    .max(14)
    .optional()
    .describe("Conditions that need not match; what differs is listed"),
  poolReported: z
    .boolean()
    .default(false)
    .describe("Count published values as if they were the lab's own cells"),
  exclude: z
    .array(z.object({ cellCode: z.string().max(64), reason: z.string().trim().min(1).max(500) }))
    .max(200)
    .optional()
    .describe("Left out of this view only; the reason stays visible"),
});
export type ComparisonQuery = z.infer<typeof comparisonQuery>;

const grade = z.enum(["supported", "tentative", "descriptive_only"]);

const statistic = z.object({
  name: z.string(),
  text: z.string(),
  order: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  isOpenAbove: z.boolean().describe("The truth lies above: a median not reached, a ramp survived"),
  intervalNote: z.string(),
});

const armPoint = z.object({
  cellCode: z.string(),
  runCode: z.string(),
  pelletCode: z.string().nullable(),
  lotCode: z.string().nullable(),
  value: z.number().nullable().describe("CE as fraction, life in cycles, step survived in mA cm⁻²"),
  upper: z.number().nullable().describe("First step failed, mA cm⁻²"),
  isCensored: z.boolean(),
  text: z.string(),
  beside: z.number().nullable().describe("First-cycle CE as fraction, or charge plated in mAh cm⁻²"),
  flags: z.array(z.string()),
  exclusion: z.string().nullable(),
  source: z.string().nullable(),
});

const arm = z.object({
  key: z.string(),
  label: z.string().describe("What forms the row: Ag, Ag 200 nm, L-0001"),
  isPooled: z.boolean().describe("Published values stand among the cells because the query says so"),
  metal: z.string(),
  provenance,
  nCells: z.int().nullable().describe("Null = the source does not say"),
  nPellets: z.int().nullable(),
  nLots: z.int().nullable(),
  lots: z.array(z.string()),
  points: z.array(armPoint),
  statistic,
  sensitivity: statistic
    .nullable()
    .describe("Unknown ends counted as events; efficiencies without doubtful cells"),
  beside: statistic.nullable().describe("First-cycle CE, or cumulative areal capacity of a ramp"),
  bootstrap: z
    .object({
      lower: z.number(),
      upper: z.number(),
      resamples: z.int(),
      seed: z.int().nullable().describe("Null where every resample was counted"),
      method: z.string(),
    })
    .nullable()
    .describe("From six cells on"),
  restrictedMean: z
    .object({
      horizonCycles: z.number(),
      mean: z.number(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
    })
    .nullable()
    .describe("Mean life up to a horizon that all rows of the group share"),
  curve: z
    .object({
      time: z.array(z.number()),
      survival: z.array(z.number()),
      lower: z.array(z.number().nullable()),
      upper: z.array(z.number().nullable()),
      atRisk: z.array(z.number()),
      censored: z.array(z.number()),
    })
    .nullable(),
  incidence: z.array(z.object({ cause: z.string(), time: z.array(z.number()), share: z.array(z.number()) })),
  remarks: z.array(z.string()),
});
export type ComparisonArm = z.infer<typeof arm>;

const condition = z.object({
  name: z.enum(["metal", ...conditionName.options]),
  title: z.string(),
  text: z.string(),
  isStated: z.boolean(),
});

const pair = z.object({
  upper: z.string(),
  lower: z.string(),
  isNeighbour: z.boolean(),
  order: z.enum(["above", "level", "open"]).describe("What the two values say before any test"),
  grade,
  reasons: z.array(z.string()),
  probabilityUpperBetter: z.number().nullable(),
  p: z.number().nullable(),
  pHolm: z.number().nullable(),
  method: z.string(),
  effect: z.string().nullable().describe("How far apart, where the order is supported"),
  confounders: z.array(z.object({ flag: z.string(), sentence: z.string(), counts: z.boolean() })),
});

const group = z.object({
  key: z.string(),
  matched: z.array(condition),
  relaxed: z.array(z.object({ name: conditionName, title: z.string(), texts: z.array(z.string()) })),
  arms: z.array(arm),
  pairs: z.array(pair),
  grade,
  sentence: z.string(),
});
export type ComparisonGroup = z.infer<typeof group>;

export const comparisonResult = z.object({
  metric: comparisonMetric,
  title: z.string(),
  unit: z.string(),
  groups: z.array(group),
  cells: z.int(),
  excluded: z.int(),
  poolsReported: z.boolean(),
  refusals: z.array(z.string()),
  runRule: z.string().describe("Which run of a cell counts"),
  analysisVersion: z.int(),
});
export type ComparisonResult = z.infer<typeof comparisonResult>;

const base = procedure.route({ tags: ["comparisons"] });

export const comparisonContract = {
  evaluate: base
    .route({
      method: "POST",
      path: "/comparisons/evaluate",
      summary: "Rank interlayers now",
      description: "Reads only. The same query gives the same digits while the data stay the same.",
    })
    .input(comparisonQuery)
    .output(comparisonResult),
};
