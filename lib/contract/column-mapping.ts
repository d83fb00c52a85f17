/** Readings of delimited text that a person decided: which column is what. Saved once, used again, never edited. */
import { z } from "zod";
import { type ColumnRole, roleUnits } from "@/lib/domain/recording";
import { instant, procedure, shortText } from "./common";

const columnRole = z.enum(Object.keys(roleUnits) as [ColumnRole, ...ColumnRole[]]);

const line = z.int().min(1).max(100_000);

export const mappedColumn = z.object({
  index: z.int().min(0).max(4095).describe("From 0"),
  role: columnRole.nullable().describe("Null keeps the column under its own title"),
  unit: z
    .string()
    .max(20)
    .nullable()
    .describe("Unit of the printed numbers, e.g. mA, h; null for counts and words"),
  capacityScope: z.enum(["test", "cycle", "half_cycle", "step", "schedule", "unknown"]).optional(),
  isTurned: z
    .boolean()
    .optional()
    .describe('The numbers are printed with their sign turned, as under "-Im(Z)"'),
  kind: z.enum(["number", "duration", "clock", "label", "skip"]).optional(),
});

export const columnMapping = z.object({
  delimiter: z.enum([",", "\t", ";", "|", "blanks"]),
  decimal: z.enum([".", ","]),
  encoding: z.enum(["utf-8", "utf-16le", "utf-16be", "cp932", "cp949", "gb18030", "cp1252", "latin-1"]),
  headerRow: line.nullable().describe("Line of the titles, from 1; null where the table has none"),
  unitsRow: line.nullable().optional(),
  firstDataRow: line,
  columns: z.array(mappedColumn).max(4096),
  currentSign: z
    .enum(["signed", "magnitude_with_state"])
    .optional()
    .describe("magnitude_with_state: the current is unsigned and the state column tells its direction"),
  stateLabels: z.record(z.string().max(100), z.enum(["charge", "discharge", "rest"])).optional(),
  dateOrder: z.enum(["ymd", "mdy", "dmy"]).optional(),
});
export type ColumnMapping = z.infer<typeof columnMapping>;

export const savedMapping = z.object({
  id: z.uuid(),
  projectId: z.uuid(),
  name: z.string(),
  mapping: columnMapping,
  createdAt: instant,
});
export type SavedMapping = z.infer<typeof savedMapping>;

/** What a person looks at to say which column is what. */
export const textPreview = z.object({
  encoding: columnMapping.shape.encoding,
  delimiter: columnMapping.shape.delimiter,
  decimal: columnMapping.shape.decimal,
  rows: z.array(z.array(z.string())).describe("Cells of the first lines; rows[0] is line 1"),
  headerRow: line.nullable(),
  unitsRow: line.nullable(),
  firstDataRow: line,
  titles: z.array(z.string()),
  units: z.array(z.string().nullable()),
  suggestion: columnMapping,
  questions: z.array(z.string()).describe("What the suggestion could not tell"),
  sample: z
    .object({
      columns: z.array(
        z.object({
          name: z.string(),
          role: columnRole.nullable(),
          unit: z.string().nullable(),
          values: z.array(z.union([z.number(), z.string(), z.null()])),
        }),
      ),
      problems: z.array(z.string()),
    })
    .describe("The first records as the given mapping, or the suggestion, reads them"),
});
export type TextPreview = z.infer<typeof textPreview>;

const base = procedure.route({ tags: ["column mappings"] });

export const columnMappingContract = {
  list: base
    .route({ method: "GET", path: "/column-mappings", summary: "Saved column mappings of a project" })
    .input(z.object({ projectId: z.uuid() }))
    .output(z.object({ items: z.array(savedMapping) })),
  create: base
    .route({
      method: "POST",
      path: "/column-mappings",
      summary: "Save a column mapping",
      description: "A saved mapping is not edited, because files were read by it: save another instead.",
      successStatus: 201,
    })
    .input(z.object({ projectId: z.uuid(), name: shortText, mapping: columnMapping }))
    .output(savedMapping),
};
