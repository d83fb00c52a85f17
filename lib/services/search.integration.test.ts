import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { cellScene } from "./testing/cell-scene";
import { labScene } from "./testing/lab-scene";

const context = testDatabase();

async function scene() {
  const lab = await labScene(context.db);
  const rows = await cellScene(context.db, lab.projectId);
  await context.db.cell.update({
    where: { id: rows.cell.id },
    data: { notes: "Film shows delamination after EoLS; 100% of the edge." },
  });
  const entry = await lab.as.member.notebook.create({
    projectId: lab.projectId,
    entryDate: "2026-03-04",
    title: "Coulombic efficiency of the silver cells",
    body: `Compared with ${rows.cell.code}.`,
  });
  return { ...lab, ...rows, entry };
}

test("a code comes first, in full and in short form", async () => {
  const { as, cell, entry } = await scene();
  const found = await as.viewer.search.query({ q: cell.code });
  expect(found.groups[0]).toMatchObject({
    kind: "cell",
    hits: [{ code: cell.code, isExactCode: true, score: 3, path: `/cells/${cell.code}` }],
  });
  // The page that mentions the code is found as well.
  expect(found.groups.flatMap(({ hits }) => hits.map(({ code }) => code))).toContain(entry.code);
  const short = await as.viewer.search.query({ q: cell.code.toLowerCase().replace("-", "") });
  expect(short.groups[0]?.hits[0]).toMatchObject({ code: cell.code, isExactCode: true });
});

test.each([
  ["deamination", "cell"],
  ["delaminaton", "cell"],
  ["columbic", "notebook"],
  ["efficency silver", "notebook"],
])("the misprint “%s” finds the %s", async (q, kind) => {
  const { as, projectId } = await scene();
  const found = await as.viewer.search.query({ q, projectId });
  expect(found.groups.map((group) => group.kind)).toContain(kind);
});

test("what was typed is taken literally", async () => {
  const { as, projectId } = await scene();
  expect((await as.viewer.search.query({ q: "100% of", projectId })).count).toBe(1);
  expect((await as.viewer.search.query({ q: "%%%", projectId })).count).toBe(0);
  await as.viewer.search.query({ q: "'; DELETE FROM cells; --", projectId });
  expect((await as.viewer.search.query({ q: "100% of", projectId })).count).toBe(1);
  expect((await as.viewer.search.query({ q: "zzzzqqqq", projectId })).count).toBe(0);
});

test("nobody finds what they may not see, and archived rows rest", async () => {
  const { as, cell } = await scene();
  expect((await as.stranger.search.query({ q: cell.code })).count).toBe(0);
  expect((await as.admin.search.query({ q: cell.code })).count).toBeGreaterThan(0);
  await context.db.cell.update({ where: { id: cell.id }, data: { archivedAt: new Date() } });
  const found = await as.viewer.search.query({ q: cell.code });
  expect(found.groups.map((group) => group.kind)).not.toContain("cell");
});

test("many hits of one kind leave room for the others", async () => {
  const { as, projectId } = await scene();
  await context.db.lot.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      code: `L-7${String(index).padStart(3, "0")}`,
      projectId,
      kind: "target" as const,
      name: "Silver",
    })),
  });
  const found = await as.viewer.search.query({ q: "silver", projectId });
  expect(found.count).toBe(50);
  expect(found.groups.map(({ kind }) => kind)).toContain("notebook");
});

test("at most 50 hits", async () => {
  const { as, projectId } = await labScene(context.db);
  await context.db.lot.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      code: `L-8${String(index).padStart(3, "0")}`,
      projectId,
      kind: "other" as const,
      name: "Polyimide tape",
    })),
  });
  expect((await as.viewer.search.query({ q: "polyimide", projectId })).count).toBe(50);
});
