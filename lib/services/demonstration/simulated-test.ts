/** What the simulated cycler writes for a cell of the plan. */
import { bareBehaviour, metalBehaviour } from "@/lib/analysis/simulation/metal-behaviour";
import { ccdProgramme, lifeProgramme, rateProgramme } from "@/lib/analysis/simulation/programmes";
import { type SimulatedRun, simulateRun } from "@/lib/analysis/simulation/simulate-run";
import type { ProgrammedCycle, SimulatedCell } from "@/lib/analysis/simulation/simulated-cell";
import { writeBdfCsv } from "@/lib/analysis/simulation/write-bdf-csv";
import { writeDelimitedText } from "@/lib/analysis/simulation/write-delimited-text";
import { writeEclabText } from "@/lib/analysis/simulation/write-eclab-text";
import type { Pellet } from "@/lib/contract/pellet";
import { discAreaCm2 } from "@/lib/domain/area";
import {
  cathodeMahCm2,
  lifeCapacityMahCm2,
  lifeCurrentMaCm2,
  operandoCapacityMahCm2,
  operandoCurrentMaCm2,
  rateCurrentsMaCm2,
  rateCyclesEach,
} from "./simulated-protocols";
import type { PlannedCell, PlannedTest } from "./story";

/** Of 40 µm of lithium. */
const foilMahCm2 = 8.25;

/** Diameters as in the builds, mm. */
const diameterMm: Readonly<Record<PlannedTest, number>> = { life: 12, ramp: 12, operando: 6, rate: 4 };

export interface SimulatedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function simulateTest(
  planned: PlannedCell & { readonly test: PlannedTest },
  context: {
    readonly code: string;
    readonly pellet: Pellet;
    readonly startedAt: Date;
    readonly seed: number;
  },
): SimulatedFile {
  const { code, startedAt, seed } = context;
  const isFull = planned.test === "rate";
  const programme = programmeOf(planned);
  const isRunning = planned.end.censorReason === "still_running";
  const run = simulateRun({
    cell: cellOf(planned, context.pellet),
    programme,
    fate: planned.fate,
    seed,
    ...(isRunning ? { until: { cycle: programme.length, share: 0.3 } } : {}),
    currentSign: planned.oddity === "wired_the_other_way" ? -1 : 1,
    // Sparse enough for a quick first start, dense where the voltage moves.
    cycler: { intervalS: isFull ? 240 : 360, voltageStepV: 0.1 },
  });
  return fileOf(run, planned.file, { startedAt, comment: code, channel: (seed % 16) + 1 });
}

function programmeOf({ test, cycles }: PlannedCell & { readonly test: PlannedTest }): ProgrammedCycle[] {
  switch (test) {
    case "life":
      return lifeProgramme({
        cycles,
        currentMaCm2: lifeCurrentMaCm2,
        capacityMahCm2: lifeCapacityMahCm2,
      });
    case "ramp":
      return ccdProgramme({ topMaCm2: cycles / 10 });
    case "operando":
      return lifeProgramme({
        cycles,
        currentMaCm2: operandoCurrentMaCm2,
        capacityMahCm2: operandoCapacityMahCm2,
      });
    case "rate":
      return rateProgramme({
        currentsMaCm2: rateCurrentsMaCm2,
        capacityMahCm2: cathodeMahCm2,
        cyclesEach: rateCyclesEach,
      });
  }
}

function cellOf(planned: PlannedCell & { readonly test: PlannedTest }, pellet: Pellet): SimulatedCell {
  const { metal, thicknessNm, meanCe, test } = planned;
  const behaviour = metal === null ? bareBehaviour : metalBehaviour[metal];
  return {
    counter: test === "rate" ? "cathode" : "lithium",
    metal,
    interlayerNm: thicknessNm,
    areaCm2: discAreaCm2(diameterMm[test]),
    pelletThicknessUm: pellet.polishedThicknessUm ?? 500,
    conductivityMsCm: pellet.conductivities[0]?.conductivityMsCm ?? 0.74,
    interfaceAsrOhmCm2: test === "operando" ? 60 : 25,
    inventoryMahCm2: test === "rate" ? cathodeMahCm2 : foilMahCm2,
    firstCe: test === "rate" ? 0.9 : behaviour.firstCe,
    meanCe,
    ceSd: behaviour.ceSd,
    asrGrowthOhmCm2: 0.3,
  };
}

function fileOf(
  run: SimulatedRun,
  kind: PlannedCell["file"],
  header: Parameters<typeof writeBdfCsv>[1],
): SimulatedFile {
  const name = `simulated_${header.comment}`;
  if (kind === "bdf") return { name: `${name}.bdf.csv`, bytes: writeBdfCsv(run, header) };
  if (kind === "mpt") return { name: `${name}.mpt`, bytes: writeEclabText(run, header) };
  return { name: `${name}.txt`, bytes: writeDelimitedText(run, header) };
}
