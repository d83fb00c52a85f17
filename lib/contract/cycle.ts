/** The cycle table of a run. */
import { z } from "zod";
import { platedLithium } from "./alloy";
import { procedure, reference } from "./common";

export const cycle = z.object({
  number: z.int().describe("From 1; ours, never the vendor's. 0 is a stripping before the first plating"),
  vendorCycle: z.number().nullable().describe("The file's own number at the first record"),
  platedMah: z.number().nullable(),
  strippedMah: z.number().nullable(),
  platedMahCm2: z.number().nullable(),
  strippedMahCm2: z.number().nullable(),
  ceFraction: z.number().nullable().describe("Stripped over plated; null without a partner"),
  meanPlatingV: z.number().nullable(),
  meanStrippingV: z.number().nullable(),
  polarisationV: z.number().nullable(),
  platingCurrentDensityMaCm2: z.number().nullable(),
  strippingCurrentDensityMaCm2: z.number().nullable(),
  startS: z.number(),
  endS: z.number(),
  firstRecord: z.int().describe("Records of the run's trace, inclusive"),
  lastRecord: z.int(),
  turnRecord: z.int().nullable().describe("First record of the second half; null without a partner"),
  flags: z.array(z.string()),
});
export type Cycle = z.infer<typeof cycle>;

/** With what its plating means for the film, where metal, thickness and area are known. */
export const listedCycle = cycle.extend({ lithium: platedLithium.nullable() });
export type ListedCycle = z.infer<typeof listedCycle>;

export const cycleQuery = z.object({
  ref: reference,
  after: z.int().min(-1).default(-1).describe("Cycles above this number: nextAfter of the page before"),
  limit: z.int().min(1).max(5000).default(500),
});
export type CycleQuery = z.infer<typeof cycleQuery>;

const base = procedure.route({ tags: ["runs"] });

export const cycleContract = {
  list: base
    .route({ method: "GET", path: "/runs/{ref}/cycles", summary: "The cycle table, in order" })
    .input(cycleQuery)
    .output(
      z.object({
        areaBasis: z.string().nullable(),
        areaCm2: z.number().nullable(),
        chargePerXMah: z
          .number()
          .nullable()
          .describe("Charge that raises x in Li_xM of the whole film by one, mAh; null where nothing alloys"),
        items: z.array(listedCycle),
        nextAfter: z.int().nullable(),
      }),
    ),
};
