/** What a statement or an observation is about. */
import { z } from "zod";
import { reference } from "./common";

export const subjectKind = z.enum([
  "lot",
  "pellet",
  "deposition",
  "interlayer",
  "cell",
  "protocol",
  "run",
  "characterization",
]);
export type SubjectKind = z.infer<typeof subjectKind>;

export const subject = z.object({ kind: subjectKind, id: z.uuid(), code: z.string() });
export type Subject = z.infer<typeof subject>;

export const subjectReference = z.object({ kind: subjectKind, ref: reference });
