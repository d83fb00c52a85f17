/** Lithium and the film: what an interlayer can take up by alloying, from its own metal and thickness. */
import { z } from "zod";
import { procedure, reference } from "./common";

const alloyPhase = z.object({
  name: z.string(),
  label: z.string().nullable().describe("Greek letter of the phase diagram"),
  x: z.number().describe("Lithium per metal atom, basis Li_xM"),
  source: z.enum(["reference", "other"]).describe("other: a competing formula named by other sources"),
  capacityMahCm2: z.number().describe("Charge to reach it over the film's own area, mAh cm⁻²"),
  thicknessNm: z.number().describe("Dense film of that phase, additive molar volumes, nm"),
});

export const interlayerAlloy = z.object({
  metal: z.string(),
  xBasis: z.literal("Li_xM"),
  thicknessNm: z.number().nullable(),
  thicknessFrom: z.enum(["measured", "nominal", "partly_measured"]).nullable(),
  chargePerXMahCm2: z.number().nullable().describe("Charge that raises x by one, mAh cm⁻²"),
  uptakeMahCm2: z
    .number()
    .nullable()
    .describe("Most that alloys before lithium plates, mAh cm⁻²; 0 where nothing alloys"),
  uptakePhase: z.string().nullable(),
  phases: z.array(alloyPhase),
  notApplicable: z.string().nullable().describe("Why there is no x; null where there is one"),
  assumption: z.string(),
});
export type InterlayerAlloy = z.infer<typeof interlayerAlloy>;

/** One plating, taken apart: at most this much alloys, the rest is lithium metal and side reactions. */
export const platedLithium = z.object({
  x: z.number().nullable().describe("x in Li_xM if all the plated charge alloyed: an upper bound"),
  alloyShare: z.number().describe("Of the plated charge, 0 to 1"),
  metallicUm: z.number().describe("Metallic lithium left after alloying, dense, µm"),
});
export type PlatedLithium = z.infer<typeof platedLithium>;

export const interlayerAlloyProcedure = procedure
  .route({ tags: ["interlayers"] })
  .route({
    method: "GET",
    path: "/interlayers/{ref}/alloy",
    summary: "Theoretical capacities of the film's lithium phases",
    description: "For the actual thickness: measured where it was measured, nominal elsewhere.",
  })
  .input(z.object({ ref: reference }))
  .output(interlayerAlloy);
