/** A simulated ramp of current densities on silver, as a BDF file; shorted for good in one of its platings. */
import { ccdProgramme } from "@/lib/analysis/simulation/programmes";
import { simulateRun } from "@/lib/analysis/simulation/simulate-run";
import { silverCell } from "@/lib/analysis/simulation/testing/silver-cell";
import { writeBdfCsv } from "@/lib/analysis/simulation/write-bdf-csv";

export function simulatedRamp(shortInCycle: number): Uint8Array {
  const run = simulateRun({
    cell: silverCell,
    programme: ccdProgramme(),
    fate: { kind: "hard_short", cycle: shortInCycle, atShare: 0.55 },
    seed: 3,
  });
  return writeBdfCsv(run, { startedAt: new Date("2025-03-01T08:00:00Z"), comment: "C-0001" });
}
