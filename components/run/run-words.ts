/** How a run stands, in words. */
import type { Run } from "@/lib/contract/run";
import type { Tone } from "../badge";
import { words } from "../words";

export const runStatusTones: Readonly<Record<Run["status"], Tone>> = {
  planned: "neutral",
  running: "accent",
  ended: "neutral",
};

const endTitles: Readonly<Record<string, string>> = {
  short_hard: "hard short",
  short_soft: "soft short",
  polarisation_cutoff: "polarisation cut-off",
  ce_below_threshold: "efficiency below threshold",
  capacity_retention_below: "capacity retention below threshold",
  li_exhausted: "lithium exhausted",
  open_circuit: "open circuit",
  pellet_fracture: "pellet fracture",
  dismantled_for_postmortem: "dismantled for post mortem",
  operator_stop_suspicious: "operator stop, suspicious",
};

/** "hard short", "still running"; an event and a censoring reason may both be unknown, and are told apart elsewhere. */
export function endTitle(value: string): string {
  return endTitles[value] ?? words(value);
}

/** How a run ended or why its observation stopped; null while nobody has said. */
export function endText(run: Pick<Run, "endEvent" | "censorReason">): string | null {
  if (run.endEvent !== null) return endTitle(run.endEvent);
  return run.censorReason === null ? null : `censored: ${endTitle(run.censorReason)}`;
}
