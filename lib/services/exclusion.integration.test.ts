import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { coatedPellets, halfCell } from "./testing/coated-pellets";
import { labScene, leadersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();

async function cellScene(count: number) {
  const scene = await labScene(context.db);
  const { interlayers } = await coatedPellets(scene, count);
  const { cells } = await scene.as.member.cells.create({
    cells: interlayers.map(({ code }) => ({ interlayerRef: code, ...halfCell })),
  });
  return { ...scene, cells };
}

test("reviewers exclude and lift, members do not", async () => {
  const scene = await cellScene(6);
  let next = 0;
  const exclude = (client: typeof scene.as.pi) =>
    client.cells.exclude({ ref: scene.cells[next++]!.code, reason: "shorted at assembly" });
  expect(await whoMay(scene, exclude)).toEqual(leadersOnly);
});

test("an exclusion keeps its reason, is lifted with one, and can be made again", async () => {
  const { as, cells, actors, projectId } = await cellScene(2);
  const ref = cells[0]!.code;
  const metric = "cycle_life" as const;
  const excluded = await as.pi.cells.exclude({ ref, metric, reason: "channel lost power" });
  expect(excluded.exclusions).toMatchObject([
    {
      metric,
      reason: "channel lost power",
      createdByName: actors.pi.name,
      liftedAt: null,
      comparisonId: null,
    },
  ]);
  expect(excluded.version).toBe(1);
  await expect(as.pi.cells.exclude({ ref, metric, reason: "again" })).rejects.toMatchObject({
    code: "CONFLICT",
    message: /excluded from that metric already/,
  });
  await as.pi.cells.exclude({ ref, reason: "everything" });
  const listed = async (isExcluded: boolean) =>
    (await as.member.cells.list({ projectId, isExcluded })).items.map((item) => [
      item.code,
      item.excludedFrom,
    ]);
  expect(await listed(true)).toEqual([[ref, ["all", "cycle_life"]]]);
  expect(await listed(false)).toEqual([[cells[1]!.code, []]]);
  const exclusionId = excluded.exclusions[0]!.id;
  const lifted = await as.pi.cells.liftExclusion({ ref, exclusionId, reason: "data recovered" });
  expect(lifted.exclusions.find((each) => each.id === exclusionId)?.liftedAt).not.toBeNull();
  await expect(as.pi.cells.liftExclusion({ ref, exclusionId, reason: "twice" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await as.pi.cells.exclude({ ref, metric, reason: "lost after all" });
  const history = await context.db.auditEvent.findMany({
    where: { entityId: cells[0]!.id, action: { in: ["exclude", "lift_exclusion"] } },
    orderBy: { sequence: "asc" },
  });
  expect(history.map((event) => event.reason)).toEqual([
    "channel lost power",
    "everything",
    "data recovered",
    "lost after all",
  ]);
  await expect(as.pi.cells.exclude({ ref, reason: "  " })).rejects.toThrow();
});

test("an exclusion from one comparison leaves the cell in all others", async () => {
  const { as, cells, projectId } = await cellScene(1);
  const comparison = await context.db.comparison.create({
    data: { projectId, code: "V-0001", name: "Metals at 0.5", query: {} },
  });
  const ref = cells[0]!.code;
  const excluded = await as.pi.cells.exclude({ ref, reason: "other pellet", comparisonId: comparison.id });
  expect(excluded.exclusions[0]).toMatchObject({ comparisonId: comparison.id, comparisonCode: "V-0001" });
  expect((await as.member.cells.list({ projectId, isExcluded: true })).items).toEqual([]);
  const hidden = await labScene(context.db);
  const theirs = await context.db.comparison.create({
    data: { projectId: hidden.projectId, code: "V-0002", name: "x", query: {} },
  });
  await expect(as.pi.cells.exclude({ ref, reason: "x", comparisonId: theirs.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
