import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { metalBehaviour } from "@/lib/analysis/simulation/metal-behaviour";
import { lifeProgramme } from "@/lib/analysis/simulation/programmes";
import { simulateRun } from "@/lib/analysis/simulation/simulate-run";
import { writeEclabText } from "@/lib/analysis/simulation/write-eclab-text";
import { syntheticToyo } from "@/lib/formats/testing/synthetic-toyo";

let folder: string;
let good: string;
let bad: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "garnetbook-"));
  good = join(folder, "C-0042 first.mpt");
  bad = join(folder, "notes.txt");
  const cell = {
    counter: "lithium",
    metal: "Ag",
    interlayerNm: 200,
    areaCm2: 1,
    pelletThicknessUm: 500,
    conductivityMsCm: 0.74,
    interfaceAsrOhmCm2: 20,
    inventoryMahCm2: 8.25,
    asrGrowthOhmCm2: 0,
    ...metalBehaviour.Ag,
  } as const;
  const programme = lifeProgramme({ cycles: 2, currentMaCm2: 0.5, capacityMahCm2: 0.5 });
  const run = simulateRun({ cell, programme, fate: { kind: "healthy" }, seed: 1 });
  const header = { startedAt: new Date("2025-03-04T05:06:07Z"), comment: "C-0042" };
  writeFileSync(good, writeEclabText(run, header));
  writeFileSync(bad, "Dear diary,\nnothing to see here.\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inspect = (...args: string[]) =>
  spawnSync(process.execPath, ["scripts/run.mjs", "scripts/inspect.ts", ...args], { encoding: "utf8" });

// Each call starts a program, which takes its time on a busy machine.
describe("inspect", { timeout: 60_000 }, () => {
  it("prints one JSON object for a file, with the promised fields", () => {
    const { status, stdout, stderr } = inspect(good, "--json");
    expect(stderr).toBe("");
    expect(status).toBe(0);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ file: good, format: "biologic-mpt", kind: "cycling" });
    expect(found.columns).toContainEqual(expect.objectContaining({ name: "Ewe/V", unit: "V" }));
    expect(found.startedAt).toContain("2025");
    expect(found.durationS).toBeGreaterThan(14_000);
    expect(found.voltageMaxV).toBeCloseTo(4, 2);
    expect(found.halfCycles).toHaveLength(4);
    expect(Object.keys(found.halfCycles[0]).slice(0, 9)).toEqual([
      "index",
      "direction",
      "records",
      "capacityMah",
      "startS",
      "endS",
      "voltageStartV",
      "voltageEndV",
      "meanCurrentMa",
    ]);
    expect(found.halfCycles[0].direction).toBe("negative");
    expect(found.halfCycles[0].capacityMah).toBeCloseTo(0.5, 4);
    expect(found.cycles.map((cycle: { index: number }) => cycle.index)).toEqual([1, 2]);
    expect(found.warnings.every((each: { code: unknown }) => typeof each.code === "string")).toBe(true);
  });

  it("reads the other files when one cannot be read, and says in one line what it expected and found", () => {
    const { status, stdout, stderr } = inspect(bad, good, join(folder, "none"), "--json");
    expect(status).toBe(1);
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.file)).toEqual([bad, good, join(folder, "none")]);
    expect(lines[0].error).toMatch(/^expected .*, found text that begins "Dear diary,"/);
    expect(lines[1].records).toBeGreaterThan(100);
    expect(stderr.trim().split("\n")).toHaveLength(2);
    expect(stderr).toMatch(/notes\.txt: expected .*, found /);
  });

  it("prints a table for people", () => {
    const { status, stdout } = inspect(good);
    expect(status).toBe(0);
    expect(stdout).toContain("biologic-mpt");
    expect(stdout).toMatch(/half-cycle\s+sign\s+records\s+mAh/);
    expect(stdout).toMatch(/plating: negative current, inferred/);
  });

  it("converts one file to BDF", () => {
    const out = join(folder, "out.bdf.csv");
    const { status, stdout } = inspect(good, "--bdf", out);
    expect(status).toBe(0);
    expect(stdout).toContain(`written: ${out}`);
    expect(readFileSync(out, "utf8")).toMatch(/^Test Time \/ s,Voltage \/ V,Current \/ A,/);
    expect(inspect(good, bad, "--bdf", out).status).toBe(2);
  });

  it("reads a Toyo channel folder", () => {
    const channel = join(folder, "30");
    mkdirSync(channel);
    for (const { name, bytes } of syntheticToyo({ dialect: "english", cycles: 2 }))
      writeFileSync(join(channel, name), bytes);
    const { status, stdout } = inspect(channel, "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: channel, format: "toyo-toscat", records: 2 * 164 });
    const without = join(folder, "empty");
    mkdirSync(without);
    expect(inspect(without)).toMatchObject({ status: 1, stderr: expect.stringMatching(/found a folder/) });
  });

  it("explains itself without a file", () => {
    const { status, stdout, stderr } = inspect();
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("usage: npm run -s inspect");
  });
});
