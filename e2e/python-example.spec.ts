/** docs/python/garnetbook_example.py against the started product. */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { metalBehaviour } from "@/lib/analysis/simulation/metal-behaviour";
import { lifeProgramme } from "@/lib/analysis/simulation/programmes";
import { simulateRun } from "@/lib/analysis/simulation/simulate-run";
import { writeBdfCsv } from "@/lib/analysis/simulation/write-bdf-csv";
import { discAreaCm2 } from "@/lib/domain/area";
import { type ApiScene, apiScene, filmDiameterMm, labProject, newRun } from "./api-scene";

let at: ApiScene;
let folder = "";

test.beforeAll(async ({ playwright, baseURL }) => {
  folder = mkdtempSync(join(tmpdir(), "garnetbook-python-"));
  at = await apiScene({ playwright, baseURL });
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const script = resolve(import.meta.dirname, "../docs/python/garnetbook_example.py");

function python(...args: string[]) {
  return promisify(execFile)("python3", [script, "--origin", at.origin, ...args], { encoding: "utf8" });
}

function cyclerFile(code: string) {
  const simulated = simulateRun({
    cell: {
      counter: "lithium",
      metal: "Ag",
      interlayerNm: 200,
      areaCm2: discAreaCm2(filmDiameterMm),
      pelletThicknessUm: 500,
      conductivityMsCm: 0.74,
      interfaceAsrOhmCm2: 25,
      inventoryMahCm2: 8.25,
      asrGrowthOhmCm2: 0.3,
      ...metalBehaviour.Ag,
    },
    programme: lifeProgramme({ cycles: 5, currentMaCm2: 0.5, capacityMahCm2: 0.5 }),
    fate: { kind: "healthy" },
    seed: Date.now() % 1_000_000,
  });
  const path = join(folder, `${code} größer.bdf.csv`);
  writeFileSync(path, writeBdfCsv(simulated, { startedAt: new Date("2025-03-04T05:06:07Z"), comment: code }));
  return { path, truth: simulated.truth };
}

test("the Python example sends a file, gets efficiency per cycle back, and the trace", async () => {
  const { cell, run } = await newRun(at);
  const { path, truth } = cyclerFile(cell.code);
  const sent = await python("--token", at.writeToken, "upload", "--run", run.code, path);
  expect(sent.stdout).toContain("größer.bdf.csv");
  expect(sent.stdout).toMatch(/done: \d+ records, bdf-csv/);
  const again = await python("--token", at.writeToken, "upload", "--run", run.code, path);
  expect(again.stdout).toContain("(was there already)");

  await expect
    .poll(async () => (await at.reader.runs.get({ ref: run.code })).result?.completedCycles, {
      timeout: 30_000,
    })
    .toBe(5);
  const traces = join(folder, "traces");
  const listed = await python(
    ...[
      "--token",
      at.readToken,
      "cells",
      "--metal",
      "Ag",
      "--thickness",
      "200",
      "--current",
      "0.5",
      "--traces",
      traces,
    ],
  );
  const block = listed.stdout.slice(listed.stdout.indexOf(`${cell.code} ${run.code} measured: 0.5 mA/cm2`));
  const efficiencies = [...block.matchAll(/cycle +(\d+) {2}CE +([\d.]+) %/g)]
    .slice(0, 5)
    .map((match) => Number(match[2]));
  expect(efficiencies).toHaveLength(5);
  for (const [k, { platedMahCm2, strippedMahCm2 }] of truth.entries()) {
    expect(Math.abs(efficiencies[k]! - (100 * strippedMahCm2) / platedMahCm2)).toBeLessThan(0.1);
  }
  const trace = readFileSync(join(traces, `${run.code}.parquet`));
  expect(trace.subarray(0, 4).toString("latin1")).toBe("PAR1");
  expect(trace.subarray(-4).toString("latin1")).toBe("PAR1");
});

test("the Python example registers one pellet however often it is sent with one key", async () => {
  const project = await labProject(at);
  const args = [
    "--token",
    at.writeToken,
    "pellet",
    "--project",
    project.slug,
    "--composition",
    "Li7La3Zr2O12",
  ];
  const key = `py-${Date.now()}`;
  const first = await python(...args, "--thickness", "512", "--key", key);
  const second = await python(...args, "--thickness", "512", "--key", key);
  expect(second.stdout).toBe(first.stdout);
  const pellet = await at.reader.pellets.get({ ref: first.stdout.trim() });
  expect(pellet).toMatchObject({ thicknessUm: 512, composition: "Li7La3Zr2O12" });
  const refused = await python(...args, "--thickness", "600", "--key", key).catch((error) => error);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("IDEMPOTENCY_MISMATCH");
});

test("the example stands on the standard library alone", () => {
  const imported = [...readFileSync(script, "utf8").matchAll(/^(?:import|from) ([\w]+)/gm)].map(
    ([, name]) => name,
  );
  const allowed = ["argparse", "json", "os", "pathlib", "shutil", "sys", "time", "urllib", "uuid"];
  expect(imported.filter((name) => !allowed.includes(name!))).toEqual([]);
});

test("a token that may read is refused in the server's own words", async () => {
  const { run, cell } = await newRun(at);
  const refused = await python(
    "--token",
    at.readToken,
    "upload",
    "--run",
    run.code,
    cyclerFile(cell.code).path,
  ).catch((error) => error);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain("403 NOT_PERMITTED");
  expect((await at.reader.runs.files.list({ ref: run.code })).files).toEqual([]);
});
