/** The form of a published data set, as far as the product relies on it; every record may say more. */
import { z } from "zod";
import type { JsonObject } from "./json";

const json: z.ZodType<JsonObject> = z.record(z.string(), z.json()) as z.ZodType<JsonObject>;
const records = z.array(json.and(z.object({ id: z.string() })));

export const literatureDataset = z.object({
  schemaVersion: z.literal("1.0"),
  source: json.and(
    z.object({
      doi: z.string(),
      title: z.string(),
      year: z.int(),
      journal: z.string().nullable(),
      authors: z.array(z.object({ name: z.string() })).min(1),
      licence: z.object({ name: z.string() }).nullable(),
    }),
  ),
  materials: records,
  pellets: records,
  depositions: records,
  interlayers: records,
  cells: records,
  protocols: records,
  runs: records,
  characterizations: records,
  phases: records,
  phaseSequence: records,
  claims: records,
  conflicts: records,
});
export type LiteratureDataset = z.infer<typeof literatureDataset>;
