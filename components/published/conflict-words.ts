import type { Conflict } from "@/lib/contract/conflict";

export const conflictTypeTitles: Readonly<Record<Conflict["type"], string>> = {
  V: "value",
  N: "naming",
  U: "unit",
  D: "definition",
  I: "interpretation",
  G: "gap",
  O: "extraction artefact",
};

export const resolutionTitles: Readonly<Record<Conflict["resolution"], string>> = {
  none: "open",
  preferred: "one statement preferred",
  both_valid_in_context: "both valid in context",
  error_in_source: "error in the source",
};
