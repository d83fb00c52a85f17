/** Exclusions: a cell left out of estimates, with a reason. */
import { z } from "zod";
import { instant } from "./common";

export const exclusionMetric = z.enum([
  "all",
  "coulombic_efficiency",
  "critical_current_density",
  "cycle_life",
]);
export type ExclusionMetric = z.infer<typeof exclusionMetric>;

export const exclusion = z.object({
  id: z.uuid(),
  metric: exclusionMetric,
  reason: z.string(),
  comparisonId: z.uuid().nullable().describe("Null = left out everywhere"),
  comparisonCode: z.string().nullable(),
  createdByName: z.string().nullable(),
  createdAt: instant,
  liftedAt: instant.nullable(),
});
export type Exclusion = z.infer<typeof exclusion>;

export const exclusionCreate = z.object({
  metric: exclusionMetric.default("all"),
  reason: z.string().trim().min(1, "An exclusion needs a reason").max(1000),
  comparisonId: z.uuid().optional().describe("Leave it out of this comparison alone"),
});
