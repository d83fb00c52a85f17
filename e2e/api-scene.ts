/** Clients of the product under test, with tokens made through its API, and rows to try them on. */
import { type APIRequestContext, expect, type PlaywrightWorkerArgs } from "@playwright/test";
import { type Client, createClient } from "@/lib/client/client";
import { adminSession } from "./sessions";

export interface ApiScene {
  readonly origin: string;
  readonly writeToken: string;
  readonly readToken: string;
  readonly writer: Client;
  readonly reader: Client;
}

export async function apiScene(input: {
  readonly playwright: PlaywrightWorkerArgs["playwright"];
  readonly baseURL: string | undefined;
}): Promise<ApiScene> {
  const origin = input.baseURL ?? "";
  const browser = await input.playwright.request.newContext({ baseURL: origin, storageState: adminSession });
  const writeToken = await newToken(browser, "write");
  const readToken = await newToken(browser, "read");
  await browser.dispose();
  return {
    origin,
    writeToken,
    readToken,
    writer: createClient({ origin, token: writeToken }),
    reader: createClient({ origin, token: readToken }),
  };
}

/** Through the API, with the session of a browser. */
async function newToken(request: APIRequestContext, scope: "read" | "write"): Promise<string> {
  const answer = await request.post("/api/v1/me/tokens", {
    data: { name: `test ${scope}`, scope, expiresInDays: 7 },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).secret;
}

export async function labProject({ reader }: ApiScene) {
  return (await reader.projects.list({ kind: "lab" })).items[0]!;
}

export const filmDiameterMm = 12;

/** A silver half cell with a run, made by the typed client. */
export async function newRun(scene: ApiScene) {
  const { writer } = scene;
  const project = await labProject(scene);
  const { pellets } = await writer.pellets.create({
    pellets: [
      { projectId: project.id, composition: "Li6.5La3Zr1.5Ta0.5O12", thicknessUm: 500, diameterMm: 14 },
    ],
  });
  const coated = await writer.depositions.create({
    projectId: project.id,
    method: "RF magnetron sputtering",
    metal: "Ag",
    rateNmPerMin: 10,
    durationMin: 20,
    coatings: [{ pelletRef: pellets[0]!.code, maskDiameterMm: filmDiameterMm }],
  });
  const { cells } = await writer.cells.create({
    cells: [
      {
        interlayerRef: coated.interlayers[0]!.code,
        kind: "half",
        collectorFoil: "Cu 10 µm",
        lithiumThicknessUm: 40,
        counterDiameterMm: 12,
      },
    ],
  });
  const { runs } = await writer.runs.create({ runs: [{ cellId: cells[0]!.code, status: "running" }] });
  return { pellet: pellets[0]!, cell: cells[0]!, run: runs[0]! };
}
