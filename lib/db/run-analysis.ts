/** Everything that an analysis of a run depends on, in one reading. */
import type { Transaction } from "./client";

export async function loadAnalysisInput(tx: Transaction, runId: string) {
  return tx.run.findUnique({
    where: { id: runId },
    select: {
      id: true,
      code: true,
      projectId: true,
      version: true,
      status: true,
      temperatureC: true,
      formationCycles: true,
      endEvent: true,
      censorReason: true,
      endDecidedBy: true,
      endReason: true,
      protocol: {
        select: {
          id: true,
          code: true,
          revision: true,
          kind: true,
          steps: true,
          areaBasis: true,
          lowerCutoffV: true,
          upperCutoffV: true,
          temperatureC: true,
        },
      },
      cell: {
        select: {
          id: true,
          code: true,
          kind: true,
          areaBasis: true,
          counterDiameterMm: true,
          cathodeDiameterMm: true,
          cathodeLoadingMahCm2: true,
          platingSign: true,
          platingSignSource: true,
          interlayer: {
            select: {
              maskDiameterMm: true,
              metal: true,
              nominalThicknessNm: true,
              pellet: {
                select: {
                  diameterMm: true,
                  thicknessUm: true,
                  polishedThicknessUm: true,
                  conductivities: {
                    select: { temperatureC: true, conductivityMsCm: true, part: true },
                    orderBy: { id: "asc" },
                  },
                },
              },
            },
          },
        },
      },
      files: {
        where: { status: "done", kind: "cycling", supersededById: null, traceKey: { not: null } },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: { id: true, name: true, sha256: true, traceKey: true },
      },
    },
  });
}

export type AnalysisInput = NonNullable<Awaited<ReturnType<typeof loadAnalysisInput>>>;

/** Runs whose result waits to be computed again, oldest first. */
export async function listStaleRuns(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.runResult.findMany({
    where: { isStale: true },
    orderBy: { computedAt: "asc" },
    select: { runId: true },
  });
  return rows.map((row) => row.runId);
}

/** Marks results of another analysis version; returns how many. */
export async function markOtherVersionsStale(tx: Transaction, analysisVersion: number): Promise<number> {
  const { count } = await tx.runResult.updateMany({
    where: { analysisVersion: { not: analysisVersion }, isStale: false },
    data: { isStale: true },
  });
  return count;
}

/** Takes the result of a run away that has no readable file left. */
export async function removeRunResult(tx: Transaction, runId: string): Promise<void> {
  await tx.cycle.deleteMany({ where: { runId } });
  await tx.runResult.deleteMany({ where: { runId } });
}
