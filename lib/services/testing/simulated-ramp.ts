/** A simulated ramp of current densities on silver, as a BDF file; shorted for good in one of its platings. */
import { metalBehaviour } from "@/lib/analysis/simulation/metal-behaviour";
import { ccdProgramme } from "@/lib/analysis/simulation/programmes";
import { simulateRun } from "@/lib/analysis/simulation/simulate-run";
import { writeBdfCsv } from "@/lib/analysis/simulation/write-bdf-csv";
import { discAreaCm2 } from "@/lib/domain/area";

export function simulatedRamp(shortInCycle: number): Uint8Array {
  const run = simulateRun({
    cell: {
      counter: "lithium",
      metal: "Ag",
      interlayerNm: 200,
      areaCm2: discAreaCm2(12),
      pelletThicknessUm: 500,
      conductivityMsCm: 0.74,
      interfaceAsrOhmCm2: 25,
      inventoryMahCm2: 30,
      asrGrowthOhmCm2: 0.3,
      ...metalBehaviour.Ag,
    },
    programme: ccdProgramme(),
    fate: { kind: "hard_short", cycle: shortInCycle, atShare: 0.55 },
    seed: 3,
  });
  return writeBdfCsv(run, { startedAt: new Date("2025-03-01T08:00:00Z"), comment: "C-0001" });
}
