/** What the beginning and the end of a file tell, before it is sent. */
import { z } from "zod";

export const recognisedFile = z.object({
  format: z.string().nullable().describe("Id of the surest reader; null when none is sure of anything"),
  title: z.string().nullable(),
  kind: z.enum(["cycling", "impedance", "diffraction", "spectrum", "micrograph"]).nullable(),
  confidence: z.enum(["certain", "likely", "possible"]).nullable(),
  matchedBy: z.string().nullable(),
  isUndecided: z
    .boolean()
    .describe("The bytes that decide lie between those sent: only the whole file tells"),
  needsMapping: z.boolean().describe("Text of no known instrument: its columns may have to be named"),
  note: z
    .string()
    .nullable()
    .describe("What a file is that is known to hold no record, and what to send instead"),
  codes: z.array(z.string()).describe("Codes of cells and runs that the beginning mentions"),
});
export type RecognisedFile = z.infer<typeof recognisedFile>;

/** Bytes of the beginning and the end that recognition looks at. */
export const recognitionHeadBytes = 65_536;
export const recognitionTailBytes = 65_557 + 65_536;
