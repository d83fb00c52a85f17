/** Every page of the product with an address that shows something, and what to do there before it is judged. */
import { readdirSync } from "node:fs";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { type ApiScene, labProject, newRun } from "./api-scene";

export interface PageState {
  readonly path: string;
  /** Brings the page into a state that its address alone does not show. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** The page files below `app`, as Next.js names them: "(app)/cells/[code]". */
export function pageFiles(): readonly string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith("/page.tsx") || path === "page.tsx")
    .map((path) => path.replace(/\/?page\.tsx$/, ""))
    .sort();
}

const spectrum = [
  "ZPLOT2 ASCII",
  "End Comments",
  "Freq(Hz)\tAmpl\tBias\tTime(Sec)\tZ'(a)\tZ''(b)\tGD\tErr\tRange",
  ...Array.from({ length: 40 }, (_, k) => {
    // A resistance of 60 Ω beside 1 nF, behind 5 Ω.
    const frequencyHz = 1e6 * 10 ** (-k / 10);
    const x = 2 * Math.PI * frequencyHz * 60 * 1e-9;
    return [frequencyHz, 10, 0, k, 5 + 60 / (1 + x * x), (-60 * x) / (1 + x * x), 0, 0, 1].join("\t");
  }),
  "",
].join("\r\n");

const text = (name: string, content: string) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(content),
});

/** By page file. A page that is missing here makes the walk fail. */
export async function everyPage(
  scene: ApiScene,
  request: APIRequestContext,
): Promise<Readonly<Record<string, readonly PageState[]>>> {
  const { writer, reader } = scene;
  const project = await labProject(scene);
  const { pellet, cell, run } = await newRun(scene);
  const deposition = (await reader.depositions.list({ limit: 1 })).items[0]!;
  const interlayer = (await reader.interlayers.list({ pelletId: pellet.id })).items[0]!;
  const { lots } = await writer.lots.create({
    lots: [{ projectId: project.id, kind: "target", name: "Ag target", notes: `For ${cell.code}` }],
  });
  const archived = await writer.lots.create({
    lots: [{ projectId: project.id, kind: "target", name: "Used up" }],
  });
  const away = archived.lots[0]!;
  await writer.lots.archive({ ref: away.id, version: away.version, reason: "used up" });
  const entry = await writer.notebook.create({
    projectId: project.id,
    title: `Walk of ${cell.code}`,
    entryDate: "2025-03-01",
    body: `# Seen\n\n${cell.code} on ${pellet.code}, ${lots[0]!.code}.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n`,
  });
  const comparison = await writer.comparisons.create({
    projectId: project.id,
    name: "Which interlayer keeps its lithium?",
    query: {},
  });
  const { characterizations } = await writer.characterizations.create({
    characterizations: [{ pelletRef: pellet.code, technique: "EIS", mode: "ex_situ" }],
  });
  const eis = characterizations[0]!;
  const publication = (await reader.publications.list({})).items[0]!;
  const conflict = (await reader.conflicts.list({ limit: 1 })).items[0]!;
  const file = await columnsToName(request, run.code);
  const invitation = await writer.people.invite({ email: `walk-${Date.now()}@lab.example`, role: "viewer" });
  const of = (room: string, code: string): readonly PageState[] => [{ path: `/${room}/${code}` }];
  const parts =
    "runs cells interlayers depositions pellets materials protocols characterizations phases claims conflicts";
  return {
    "(app)": ["", "?metric=critical_current_density", "?metric=cycle_life"].map((query) => ({
      path: `/${query}`,
    })),
    "(app)/account": [
      { path: "/account" },
      {
        path: "/account",
        prepare: async (page) => {
          await page.getByRole("textbox", { name: "Name" }).last().fill("analysis notebook");
          await page.getByRole("button", { name: "Make a token" }).click();
          await expect(page.getByText("it is shown this once")).toBeVisible();
        },
      },
    ],
    "(app)/blank": [],
    "(app)/cells": [{ path: "/cells" }, { path: "/cells?search=nothing-is-called-so" }],
    "(app)/cells/[code]": [
      ...of("cells", cell.code),
      ...of("cells", "SIM25-C-20"),
      ...of("cells", "C-999999"),
    ],
    "(app)/cells/new": [{ path: "/cells/new" }, { path: `/cells/new?interlayers=${interlayer.code}` }],
    "(app)/characterizations": [{ path: "/characterizations" }],
    "(app)/characterizations/[code]": [
      ...of("characterizations", "KO25-X-OPERANDO-XPS"),
      {
        path: `/characterizations/${eis.code}`,
        prepare: async (page) => {
          const attached = page.getByRole("link", { name: "bulk.z" });
          await expect(async () => {
            if ((await attached.count()) === 0)
              await page.getByLabel("Attach files").setInputFiles(text("bulk.z", spectrum));
            await expect(attached).toBeVisible({ timeout: 5_000 });
          }).toPass({ timeout: 40_000 });
        },
      },
    ],
    "(app)/characterizations/new": [{ path: `/characterizations/new?cell=${cell.code}` }],
    "(app)/comparisons": [{ path: "/comparisons" }],
    "(app)/comparisons/[code]": of("comparisons", comparison.code),
    "(app)/comparisons/new": [{ path: "/comparisons/new" }],
    "(app)/conductivity": [{ path: "/conductivity" }],
    "(app)/conflicts": [{ path: "/conflicts" }],
    "(app)/conflicts/[id]": of("conflicts", conflict.id),
    "(app)/depositions": [{ path: "/depositions" }],
    "(app)/depositions/[code]": [...of("depositions", deposition.code), ...of("depositions", "KO25-D-AG")],
    "(app)/depositions/new": [{ path: "/depositions/new" }],
    "(app)/history": [{ path: "/history" }],
    "(app)/interlayers": [{ path: "/interlayers" }],
    "(app)/interlayers/[code]": of("interlayers", interlayer.code),
    "(app)/interlayers/new-bare": [{ path: "/interlayers/new-bare" }],
    "(app)/lots": [{ path: "/lots?archived=shown" }],
    "(app)/lots/[code]": [
      ...of("lots", lots[0]!.code),
      {
        path: `/lots/${away.code}`,
        prepare: (page) => page.getByText("Restore this lot").click(),
      },
    ],
    "(app)/lots/new": [{ path: "/lots/new" }],
    "(app)/notebook": [{ path: "/notebook" }],
    "(app)/notebook/[code]": of("notebook", entry.code),
    "(app)/notebook/[code]/edit": [{ path: `/notebook/${entry.code}/edit` }],
    "(app)/notebook/new": [{ path: "/notebook/new" }],
    "(app)/pellets": [{ path: "/pellets" }],
    "(app)/pellets/[code]": [...of("pellets", pellet.code), ...of("pellets", "SIM25-P-01")],
    "(app)/pellets/new": [{ path: "/pellets/new" }],
    "(app)/pellets/templates": [{ path: "/pellets/templates" }],
    "(app)/people": [
      {
        path: "/people",
        prepare: async (page) => {
          await page.getByRole("button", { name: "Make an invitation link" }).click();
          await expect(page.getByText("it works once, for 14 days")).toBeVisible();
        },
      },
    ],
    "(app)/projects": [{ path: "/projects" }],
    "(app)/projects/[slug]": [...of("projects", "lab"), ...of("projects", "demonstration")],
    "(app)/protocols": [{ path: "/protocols" }],
    "(app)/protocols/[code]": of("protocols", "SIM25-T-02"),
    "(app)/protocols/new": [{ path: "/protocols/new" }],
    "(app)/publications": [{ path: "/publications" }],
    "(app)/publications/[id]": parts
      .split(" ")
      .map((part) => ({ path: `/publications/${publication.id}?part=${part}` })),
    "(app)/reference": [{ path: "/reference" }],
    "(app)/runs": [{ path: "/runs" }],
    "(app)/runs/[code]": [
      ...of("runs", run.code),
      ...of("runs", "SIM25-R-01"),
      ...of("runs", "SIM25-R-29"),
      ...of("runs", "KO25-R-AG-HALF-CCD"),
    ],
    "(app)/runs/[code]/files/[id]/mapping": [{ path: `/runs/${run.code}/files/${file}/mapping` }],
    "(app)/runs/new": [{ path: `/runs/new?cell=${cell.code}` }],
    "(app)/upload": [
      { path: "/upload" },
      {
        path: "/upload",
        prepare: async (page) => {
          const rows = "Test Time / s,Voltage / V,Current / A\n0,0.1,-0.001\n60,0.1,-0.001\n";
          const files = [text(`${cell.code}_life.csv`, rows), text("own export.txt", "a;b;c\n1;2;3\n")];
          const groups = page.getByRole("region", { name: "Groups of files" });
          await expect(async () => {
            if ((await groups.count()) === 0) await page.getByLabel("Files of the run").setInputFiles(files);
            await expect(groups).toContainText("Battery Data Format", { timeout: 5_000 });
          }).toPass({ timeout: 40_000 });
        },
      },
    ],
    "(print)/cells/[code]/label": [{ path: `/cells/${cell.code}/label` }],
    "(print)/labels": [{ path: `/labels?codes=${cell.code},${pellet.code}` }],
    "(print)/pellets/[code]/label": [{ path: `/pellets/${pellet.code}/label` }],
    "sign-in": [],
    welcome: [{ path: invitation.path }, { path: "/welcome?token=used" }],
  };
}

/** A table of somebody's own making on the run; the file's id, once the worker has asked for its columns. */
async function columnsToName(request: APIRequestContext, run: string): Promise<string> {
  const sent = await request.post(`/api/v1/runs/${run}/files`, {
    headers: { "X-File-Name": "own.txt", "Content-Type": "application/octet-stream" },
    data: Buffer.from(
      `alpha;beta;gamma\n${Array.from({ length: 30 }, (_, k) => `${k};${0.1 + k / 100};-1\n`).join("")}`,
    ),
  });
  expect(sent.status()).toBe(201);
  const own = async () => {
    const { files } = await (await request.get(`/api/v1/runs/${run}/files`)).json();
    return files.find((each: { name: string }) => each.name === "own.txt");
  };
  await expect.poll(async () => (await own())?.status, { timeout: 60_000 }).toBe("needs_mapping");
  return (await own()).id;
}
