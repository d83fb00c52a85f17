/** The kinds of a disagreement and the ways it is settled. */
import { z } from "zod";

export const conflictType = z
  .enum(["V", "N", "U", "D", "I", "G", "O"])
  .describe("V value, N naming, U unit, D definition, I interpretation, G gap, O extraction artefact");

export const conflictResolution = z.enum(["none", "preferred", "both_valid_in_context", "error_in_source"]);
