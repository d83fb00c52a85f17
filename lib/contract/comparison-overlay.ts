/** Cells over each other: cycles of many runs, and the curves of one cycle, for small groups. */
import { z } from "zod";
import { procedure, reference } from "./common";

export const mostOverlaidRuns = 24;

const runs = z.array(reference).min(1).max(mostOverlaidRuns);
const numbers = z.array(z.number().nullable());

const overlaidCycles = z.object({
  runCode: z.string(),
  number: z.array(z.int()),
  ceFraction: numbers,
  strippedMahCm2: numbers.describe("Per the run's area basis"),
});
export type OverlaidCycles = z.infer<typeof overlaidCycles>;

const halfCurve = z.object({
  capacityMah: numbers,
  voltageV: numbers,
  dqdv: z.object({ voltageV: z.array(z.number()), mahPerV: z.array(z.number()) }),
});

const overlaidCurve = z.object({
  runCode: z.string(),
  plating: halfCurve.nullable().describe("Null where the run has no such half-cycle"),
  stripping: halfCurve.nullable(),
});
export type OverlaidCurve = z.infer<typeof overlaidCurve>;

const base = procedure.route({ tags: ["comparisons"] });

export const comparisonOverlayContract = {
  overlayCycles: base
    .route({
      method: "GET",
      path: "/comparisons/overlay/cycles",
      summary: "Efficiency and charge of each cycle of up to 24 runs",
    })
    .input(z.object({ runs }))
    .output(
      z.object({
        runs: z.array(overlaidCycles),
        everyNth: z.int().describe("1 = every cycle; more where the runs are long. Last cycles always come"),
      }),
    ),
  overlayCurves: base
    .route({
      method: "GET",
      path: "/comparisons/overlay/curves",
      summary: "Voltage and dQ/dV of one cycle of up to 24 runs",
    })
    .input(z.object({ runs, cycle: z.int().min(0) }))
    .output(z.object({ cycle: z.int(), binWidthV: z.number(), runs: z.array(overlaidCurve) })),
};
