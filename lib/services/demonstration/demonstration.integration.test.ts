import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ComparisonMetric } from "@/lib/contract/comparison";
import { testDatabase } from "@/lib/db/testing/test-database";
import { systemActor } from "@/lib/domain/actor";
import { verifyHistory } from "../audit";
import { evaluateComparison } from "../comparison";
import { createLots } from "../lot";
import { createPellets } from "../pellet";
import { createFirstLink } from "../people";
import { createProject } from "../project";
import { attachStoredFile } from "../run-file";
import { cellScene } from "../testing/cell-scene";
import { addDemonstration, seedDemonstration } from "./add-demonstration";
import { demonstrationSlug, unfinishedDescription } from "./demonstration-project";
import { removeDemonstration } from "./remove-demonstration";
import { plannedCells } from "./story";

const context = testDatabase();
const quiet = () => undefined;
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "garnetbook-demonstration-"));
  process.env.GARNETBOOK_DATA_DIR = folder;
  const begun = performance.now();
  await seedDemonstration(quiet);
  process.stdout.write(`demonstration lab seeded in ${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rank = (metric: ComparisonMetric, metals?: string[]) =>
  evaluateComparison(systemActor, { metric, metals, poolReported: false, provenances: ["simulated"] });

async function mainGroup(metric: ComparisonMetric, metals?: string[]) {
  const { groups } = await rank(metric, metals);
  return groups.reduce((most, group) => (group.arms.length > most.arms.length ? group : most));
}

const pairOf = (group: Awaited<ReturnType<typeof mainGroup>>, upper: string, lower: string) =>
  group.pairs.find((pair) => pair.upper === `${upper}|simulated` && pair.lower === `${lower}|simulated`)!;

describe("the demonstration lab", () => {
  test("is read whole, and everything in it is marked as simulated", async () => {
    const { db } = context;
    const files = await db.runFile.groupBy({ by: ["status"], _count: true });
    expect(files).toEqual([{ status: "done", _count: 44 }]);
    const formats = await db.runFile.groupBy({ by: ["format"], _count: true, orderBy: { format: "asc" } });
    expect(formats.map(({ format }) => format)).toEqual(["bdf-csv", "biologic-mpt", "delimited-text"]);
    expect(await db.cell.count()).toBe(plannedCells.length);
    for (const table of [db.lot, db.pellet, db.deposition, db.interlayer, db.cell, db.protocol, db.run]) {
      const rows = await (table as typeof db.cell).findMany({ select: { provenance: true, code: true } });
      expect(
        rows.every(({ provenance, code }) => provenance === "simulated" && code.startsWith("SIM25-")),
      ).toBe(true);
    }
    expect(await db.$queryRaw`SELECT count(*)::int AS jobs FROM graphile_worker.jobs`).toEqual([{ jobs: 0 }]);
  });

  test("ranks silver first, zinc tentatively second, copper last, gold on too few cells", async () => {
    const group = await mainGroup("coulombic_efficiency");
    expect(group.arms.map(({ metal }) => metal)).toEqual(["Ag", "Zn", "Au", "bare", "Cu"]);
    expect(group.arms[0]).toMatchObject({ nCells: 8, nLots: 3, provenance: "simulated" });
    expect(group.arms[0]!.statistic.order).toBeCloseTo(0.986, 2);
    expect(pairOf(group, "Ag", "Cu").grade).toBe("supported");
    expect(pairOf(group, "Ag", "Zn")).toMatchObject({ grade: "tentative" });
    expect(pairOf(group, "Zn", "Au")).toMatchObject({
      grade: "descriptive_only",
      reasons: ["n = 2 for Au"],
    });
    const leaked = group.arms[4]!.points.filter(({ exclusion }) => exclusion !== null);
    expect(leaked).toHaveLength(1);
    expect(group.arms[4]!.nCells).toBe(5);
  });

  test("lets silver live longest, with its running cells censored and not failed", async () => {
    const group = await mainGroup("cycle_life");
    expect(group.arms.map(({ metal }) => metal)).toEqual(["Ag", "Zn", "Au", "bare", "Cu"]);
    const silver = group.arms[0]!;
    expect(silver.points.filter(({ isCensored }) => isCensored)).toHaveLength(7);
    expect(pairOf(group, "Ag", "Cu").grade).toBe("supported");
    expect(pairOf(group, "Ag", "Zn").grade).toBe("tentative");
    const ends = await context.db.run.findMany({
      where: { endDecidedBy: "rule" },
      select: { endEvent: true },
    });
    const events = new Set(ends.map(({ endEvent }) => endEvent));
    expect([...events].sort()).toEqual(["ce_below_threshold", "polarisation_cutoff", "short_soft"]);
  });

  test("counts to its last cycle what a person says was stopped, whatever a rule saw before", async () => {
    const results = await context.db.runResult.findMany({
      where: { run: { endDecidedBy: "person", censorReason: { not: null } }, lifeCycles: { not: null } },
      select: { lifeCycles: true, lifeEvent: true, completedCycles: true },
    });
    expect(results.length).toBeGreaterThan(10);
    for (const result of results) {
      expect(result).toMatchObject({ lifeEvent: null, lifeCycles: result.completedCycles });
    }
  });

  test("sets bare controls beside their metals in every thickness", async () => {
    const { groups } = await rank("coulombic_efficiency");
    const half = groups.filter(({ arms }) => arms.some(({ metal }) => metal === "bare"));
    expect(half.map(({ arms }) => arms.map(({ metal }) => metal).join())).toEqual([
      "Ag,Zn,Au,bare,Cu",
      "Ag,bare",
    ]);
  });

  test("plants a pair whose clear order must not be believed", async () => {
    const group = await mainGroup("critical_current_density");
    expect(group.arms.map(({ metal }) => metal)).toEqual(["Ag", "Zn", "Cu"]);
    const pair = pairOf(group, "Ag", "Zn");
    expect(pair).toMatchObject({ grade: "descriptive_only", reasons: ["more than one confounder differs"] });
    expect(pair.confounders.filter(({ counts }) => counts).map(({ flag }) => flag)).toEqual([
      "lot_confounded_with_metal",
      "operator_or_instrument_confounded",
      "order_or_time_confounded",
    ]);
  });

  test("has one polarity stated wrongly, found, and one wired the other way, read rightly", async () => {
    const signs = await context.db.runResult.findMany({
      where: { run: { cell: { platingSignSource: "stated" } } },
      select: { flags: true, ceFraction: true },
    });
    expect(signs).toHaveLength(2);
    const [wrong, right] = signs.toSorted((a, b) => b.ceFraction! - a.ceFraction!);
    expect(wrong!.flags).toContain("polarity_suspect");
    expect(wrong!.ceFraction).toBeGreaterThan(1);
    expect(right!.flags).not.toContain("polarity_suspect");
    expect(right!.ceFraction).toBeCloseTo(0.985, 2);
  });

  test("takes nobody's place as the first administrator", async () => {
    expect(await createFirstLink()).toContain("/welcome?token=");
  });

  test("is not made twice", async () => {
    const before = await context.db.auditEvent.count();
    await seedDemonstration(quiet);
    await addDemonstration(quiet);
    expect(await context.db.auditEvent.count()).toBe(before);
  });
});

describe("removing it", () => {
  test("is refused while another project builds on it", async () => {
    const lot = await context.db.lot.findFirstOrThrow({ where: { kind: "pellet" } });
    const project = await createProject(systemActor, { name: "Borrowers" });
    const [pellet] = await createPellets(systemActor, [
      { projectId: project.id, composition: "Li7La3Zr2O12", lotId: lot.id },
    ]);
    await expect(removeDemonstration()).rejects.toThrow(`pellet ${pellet!.code}`);
    expect(await context.db.cell.count()).toBe(plannedCells.length);
    await context.db.pellet.update({ where: { id: pellet!.id }, data: { lotId: null } });
  });

  test("takes every row and every file, but the history and what others use", async () => {
    const { db } = context;
    const project = await createProject(systemActor, { name: "Keepers" });
    const [kept] = await createLots(systemActor, [{ projectId: project.id, kind: "other", name: "Kept" }]);
    const scene = await cellScene(db, project.id);
    const shared = await db.rawFile.findFirstOrThrow({ where: { originalName: { contains: "C-02" } } });
    await attachStoredFile(systemActor, { ref: scene.run.code, sha256: shared.sha256 });
    const events = await db.auditEvent.count();

    const removed = await removeDemonstration();
    expect(removed).toMatchObject({ cells: plannedCells.length, runs: plannedCells.length - 1, files: 43 });
    const { id } = await db.project.findFirstOrThrow({ where: { slug: demonstrationSlug } });
    const where = { projectId: id };
    const counts = [
      await db.lot.count({ where }),
      await db.pellet.count({ where }),
      await db.deposition.count({ where }),
      await db.interlayer.count({ where }),
      await db.cell.count({ where }),
      await db.run.count({ where }),
      await db.protocol.count({ where }),
      await db.columnMapping.count({ where }),
      await db.cycle.count(),
      await db.runResult.count(),
      await db.user.count({ where: { email: { endsWith: "@demonstration.invalid" } } }),
    ];
    expect(counts).toEqual(counts.map(() => 0));
    expect(await db.rawFile.findMany({ select: { sha256: true } })).toEqual([{ sha256: shared.sha256 }]);
    expect(await db.lot.count({ where: { id: kept!.id } })).toBe(1);
    const stored = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(stored.map(({ name }) => name)).toEqual([shared.sha256]);
    expect(await db.auditEvent.count()).toBeGreaterThan(events);
    expect(await verifyHistory(systemActor)).toMatchObject({ isIntact: true });
    expect(await removeDemonstration()).toBeNull();
  });

  test("leaves raw files as immutable as before", async () => {
    await expect(context.db.rawFile.deleteMany()).rejects.toThrow("kept for ever");
  });

  test("is remembered at the next start, until somebody asks for it again", async () => {
    const simulated = () => context.db.cell.count({ where: { provenance: "simulated" } });
    await seedDemonstration(quiet);
    expect(await simulated()).toBe(0);
    const few = plannedCells.filter(({ file }) => file === "text").slice(0, 2);
    await addDemonstration(quiet, few);
    expect(await simulated()).toBe(2);

    // As a start that was broken off leaves it.
    await context.db.project.update({
      where: { slug: demonstrationSlug },
      data: { description: unfinishedDescription },
    });
    await seedDemonstration(quiet, few.slice(1));
    expect(await simulated()).toBe(1);
    expect(
      await context.db.runFile.findMany({
        select: { status: true },
        where: { run: { provenance: "simulated" } },
      }),
    ).toEqual([{ status: "done" }]);
  }, 120_000);
});
