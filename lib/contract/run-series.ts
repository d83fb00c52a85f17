/** The trace of a run: decimated for drawing, row by row for programs. */
import { z } from "zod";
import { procedure, reference } from "./common";

const numbers = z.array(z.number().nullable());

export const seriesQuery = z.object({
  ref: reference,
  x: z
    .enum(["time", "capacity"])
    .default("time")
    .describe("Seconds of run time, or mAh within each half-cycle"),
  y: z
    .array(z.enum(["voltage", "current"]))
    .min(1)
    .max(2)
    .default(["voltage"]),
  from: z.number().optional().describe("Seconds of run time; with x = capacity, use cycles"),
  to: z.number().optional(),
  cycles: z.array(z.int().min(0)).max(200).optional().describe("Only these cycles, a line each"),
  pixels: z
    .int()
    .min(10)
    .max(8000)
    .default(1000)
    .describe("Width of the drawing: about four points a pixel come"),
});
export type SeriesQuery = z.infer<typeof seriesQuery>;

export const seriesLine = z.object({
  label: z.string(),
  cycle: z.int().nullable(),
  half: z.enum(["plating", "stripping"]).nullable(),
  x: numbers,
  voltageV: numbers.optional(),
  currentMa: numbers.optional(),
});
export type SeriesLine = z.infer<typeof seriesLine>;

export const series = z.object({
  xUnit: z.enum(["s", "mAh"]),
  /** Whole extent of the run, for the scroll bar. */
  durationS: z.number(),
  records: z.int().describe("Records in the window before decimation"),
  lines: z.array(seriesLine),
});
export type Series = z.infer<typeof series>;

export const recordsQuery = z.object({
  ref: reference,
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(10_000).default(1000),
});
export type RecordsQuery = z.infer<typeof recordsQuery>;

export const records = z.object({
  columns: z.array(z.object({ name: z.string(), unit: z.string().nullable() })),
  rows: z.array(numbers),
  total: z.int(),
  nextOffset: z.int().nullable(),
});
export type Records = z.infer<typeof records>;

const base = procedure.route({ tags: ["runs"] });

export const seriesContract = {
  window: base
    .route({
      method: "GET",
      path: "/runs/{ref}/series",
      summary: "A window of the trace, as many points as pixels need",
    })
    .input(seriesQuery)
    .output(series),
  records: base
    .route({
      method: "GET",
      path: "/runs/{ref}/records",
      summary: "Records of the joined trace, page by page",
      description: "The whole trace as one Parquet file: GET /runs/{ref}/trace.",
    })
    .input(recordsQuery)
    .output(records),
};
