/** Rows of the bench to start a test from, made through the API with the session of the browser. */
import { type APIRequestContext, expect } from "@playwright/test";

async function post<Answer>(request: APIRequestContext, path: string, data: unknown): Promise<Answer> {
  const answer = await request.post(`/api/v1${path}`, { data });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.json();
}

/** The lab's first project: the one that forms begin with. */
async function labProjectId(request: APIRequestContext): Promise<string> {
  const answer = await request.get("/api/v1/projects?kind=lab");
  return (await answer.json()).items.at(-1).id;
}

interface Coded {
  readonly id: string;
  readonly code: string;
}

/** Pellets of 14 mm, each with 200 nm of silver under a mask of 12 mm. */
export async function coatedPellets(request: APIRequestContext, count: number) {
  const projectId = await labProjectId(request);
  const { pellets } = await post<{ pellets: Coded[] }>(request, "/pellets", {
    pellets: Array.from({ length: count }, () => ({
      projectId,
      composition: "Li6.5La3Zr1.5Ta0.5O12",
      thicknessUm: 500,
      diameterMm: 14,
    })),
  });
  const { interlayers } = await post<{ interlayers: Coded[] }>(request, "/depositions", {
    projectId,
    method: "RF magnetron sputtering",
    metal: "Ag",
    coatings: pellets.map(({ id }) => ({ pelletRef: id, maskDiameterMm: 12, nominalThicknessNm: 200 })),
  });
  return { projectId, pellets, interlayers };
}

/** A half cell on fresh silver. */
export async function halfCell(request: APIRequestContext) {
  const { projectId, pellets, interlayers } = await coatedPellets(request, 1);
  const { cells } = await post<{ cells: Coded[] }>(request, "/cells", {
    cells: [
      {
        interlayerRef: interlayers[0]?.id,
        kind: "half",
        collectorFoil: "Cu 10 µm",
        lithiumThicknessUm: 40,
        counterDiameterMm: 12,
        assemblySteps: [{ kind: "isostatic_press", pressureMpa: 250, durationMin: 3 }],
      },
    ],
  });
  return {
    projectId,
    cell: cells[0] as Coded,
    pellet: pellets[0] as Coded,
    interlayer: interlayers[0] as Coded,
  };
}

export async function startRun(request: APIRequestContext, run: { cellId: string; protocolId: string }) {
  const { runs } = await post<{ runs: Coded[] }>(request, "/runs", { runs: [run] });
  return runs[0] as Coded;
}
