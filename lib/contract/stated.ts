/** The parts of a stated value that assertions and findings share. */
import { z } from "zod";
import { missingReasons, qualifiers } from "@/lib/domain/quantity-label";

export const qualifier = z.enum(qualifiers);
export const missingReason = z.enum(missingReasons);

/** Name → value with its unit; the unit is null where there is none. */
export const conditions = z
  .record(
    z.string().trim().min(1).max(100),
    z.object({
      value: z.union([z.number(), z.string().max(2000), z.boolean()]),
      unit: z.string().max(40).nullable().default(null),
    }),
  )
  .describe('For example {"beam energy": {"value": 2, "unit": "kV"}}');
export type Conditions = z.infer<typeof conditions>;

/** A number, both ends of a range, or words; without defaults, so that an update changes what it names. */
export const value = z.object({
  valueNumber: z.number().nullable(),
  valueLow: z.number().nullable(),
  valueHigh: z.number().nullable(),
  valueText: z.string().max(5000).nullable(),
  unit: z.string().trim().max(40).nullable(),
  missingReason: missingReason.nullable().describe("Exactly one of a value and this reason is present"),
});
