/** How near a number must come to the one expected. */
import { z } from "zod";

const limits = z.object({ absolute: z.number().nonnegative(), relative: z.number().nonnegative() });

export type Limits = z.infer<typeof limits>;

/** Limits for every number, and others for the numbers at or below the key of a name. */
export const toleranceSchema = limits.extend({ fields: z.record(z.string(), limits).optional() });

export type Tolerance = z.infer<typeof toleranceSchema>;

/** Returns whether |x − e| ≤ absolute + relative · |e|. */
export function isWithin(value: number, expected: number, { absolute, relative }: Limits): boolean {
  return Math.abs(value - expected) <= absolute + relative * Math.abs(expected);
}
