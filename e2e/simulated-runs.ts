/** Files as the laboratory's instruments write them, from the seeded simulator. */
import { ccdProgramme, lifeProgramme } from "@/lib/analysis/simulation/programmes";
import { type SimulatedRun, simulateRun } from "@/lib/analysis/simulation/simulate-run";
import type { SimulationInput } from "@/lib/analysis/simulation/simulated-cell";
import { silverCell } from "@/lib/analysis/simulation/testing/silver-cell";
import { writeBdfCsv } from "@/lib/analysis/simulation/write-bdf-csv";
import { writeDelimitedText } from "@/lib/analysis/simulation/write-delimited-text";

const header = { startedAt: new Date("2025-03-01T08:00:00Z"), comment: "browser test" };

function silverRun(part: Pick<SimulationInput, "programme" | "fate" | "seed">): SimulatedRun {
  return simulateRun({ cell: silverCell, ...part });
}

/** Healthy cycling with the efficiency of every cycle, as the simulator knows it. */
export function healthyRun(cycles: number, seed: number) {
  const run = silverRun({
    programme: lifeProgramme({ cycles, currentMaCm2: 0.5, capacityMahCm2: 0.25 }),
    fate: { kind: "healthy" },
    seed,
  });
  return {
    bdf: file("silver.bdf.csv", writeBdfCsv(run, header)),
    text: file("Prüfstand 3.txt", writeDelimitedText(run, header)),
    efficiencies: run.truth.map(({ platedMahCm2, strippedMahCm2 }) => strippedMahCm2 / platedMahCm2),
  };
}

/** Partial shorts from the third cycle on. */
export function softlyShortedRun(seed: number) {
  const run = silverRun({
    programme: lifeProgramme({ cycles: 20, currentMaCm2: 0.3, capacityMahCm2: 0.25 }),
    fate: { kind: "soft_short", fromCycle: 8, probability: 0.6 },
    seed,
  });
  return file("soft short.bdf.csv", writeBdfCsv(run, header));
}

/** A ramp of the current density that ends in a wire. */
export function shortedRamp(cycle: number) {
  const run = silverRun({
    programme: ccdProgramme(),
    fate: { kind: "hard_short", cycle, atShare: 0.55 },
    seed: 3,
  });
  return file("ramp.bdf.csv", writeBdfCsv(run, header));
}

function file(name: string, bytes: Uint8Array) {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) };
}
