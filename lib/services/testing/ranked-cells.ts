/** Half cells with analysed runs, for tests of comparisons: rows as the analysis writes them, no files behind. */
import type { Database } from "@/lib/db/client";
import { coatedPellets, halfCell } from "./coated-pellets";
import type { LabScene } from "./lab-scene";

interface RankedCells {
  readonly metal: string;
  readonly lotId?: string;
  /** Coulombic efficiency of each cell, as a fraction. */
  readonly ceFractions: readonly number[];
}

let made = 0;

export async function rankedCells(scene: LabScene, db: Database, input: RankedCells) {
  const { metal, ceFractions, lotId } = input;
  const { interlayers } = await coatedPellets(scene, ceFractions.length, {
    metal,
    ...(lotId === undefined ? {} : { lotId }),
  });
  const { cells } = await scene.as.system.cells.create({
    cells: interlayers.map(({ code }) => ({ interlayerRef: code, ...halfCell })),
  });
  const runs = [];
  for (const [index, cell] of cells.entries()) {
    made += 1;
    const run = await db.run.create({
      data: {
        code: `R-TEST-${made}`,
        projectId: scene.projectId,
        cellId: cell.id,
        temperatureC: 25,
        status: "ended",
        censorReason: "planned_stop",
      },
    });
    await db.runResult.create({ data: { runId: run.id, ...resultRow(ceFractions[index] ?? 0) } });
    runs.push(run);
  }
  return { cells, runs };
}

function resultRow(ceFraction: number) {
  made += 1;
  return {
    analysisVersion: 1,
    inputHash: `test input ${made}`,
    areaBasis: "interlayer",
    areaCm2: 1.131,
    records: 100,
    cycleCount: 50,
    completedCycles: 50,
    durationS: 3600,
    ceFirstFraction: ceFraction - 0.05,
    ceFraction,
    ceWindowStart: 2,
    ceWindowEnd: 49,
    currentDensityMaCm2: 0.1,
    arealCapacityMahCm2: 0.25,
    lifeCycles: 50,
    flags: [],
  };
}
