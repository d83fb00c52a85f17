import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { labScene, leadersOnly, membersOnly, readersOnly, somebody, whoMay } from "./testing/lab-scene";
import { rankedCells } from "./testing/ranked-cells";

const context = testDatabase();

async function comparisonScene(options: Parameters<typeof labScene>[1] = {}) {
  const scene = await labScene(context.db, options);
  const lots = await scene.as.system.lots.create({
    lots: ["A", "B"].map((name) => ({ projectId: scene.projectId, kind: "pellet" as const, name })),
  });
  const [a, b] = lots.lots.map(({ id }) => id);
  const silver = [
    await rankedCells(scene, context.db, { metal: "Ag", ceFractions: [0.98, 0.981, 0.982], lotId: a! }),
    await rankedCells(scene, context.db, { metal: "Ag", ceFractions: [0.983, 0.984], lotId: b! }),
  ];
  await rankedCells(scene, context.db, { metal: "Au", ceFractions: [0.9, 0.901, 0.902], lotId: a! });
  const gold = await rankedCells(scene, context.db, { metal: "Au", ceFractions: [0.903, 0.904], lotId: b! });
  const query = {
    metric: "coulombic_efficiency" as const,
    projectIds: [scene.projectId],
    poolReported: false,
    relax: ["stackPressureMpa" as const],
  };
  const comparison = await scene.as.member.comparisons.create({
    projectId: scene.projectId,
    name: "Ag or Au under 200 nm",
    query,
  });
  return { ...scene, comparison, query, gold, silver, lotId: a! };
}

test("a saved comparison shows the data as they are, until it is pinned", async () => {
  const { as, comparison, gold } = await comparisonScene();
  const ref = comparison.code;
  expect(ref).toMatch(/^V-\d{4}$/);
  const live = await as.viewer.comparisons.result({ ref });
  expect(live.groups[0]?.arms.map(({ label, statistic }) => `${label} ${statistic.text}`)).toEqual([
    "Ag 98.2",
    "Au 90.2",
  ]);
  expect(live.groups[0]?.arms[0]?.beside?.text).toBe("93.2");
  await context.db.runResult.update({ where: { runId: gold.runs[1]!.id }, data: { ceFraction: 0.95 } });
  const later = await as.viewer.comparisons.result({ ref });
  expect(later.groups[0]?.arms[1]?.points.map(({ value }) => value)).toContain(0.95);
});

test("a pin freezes everything: later cells, re-analyses and exclusions are told and change nothing", async () => {
  const scene = await comparisonScene();
  const { as, comparison, gold, silver, lotId, actors } = scene;
  const ref = comparison.code;
  const pinned = await as.member.comparisons.pin({ ref, version: comparison.version });
  expect(pinned.pin?.members).toHaveLength(10);
  expect(pinned.pin?.pinnedByName).toBe(actors.member.name);
  expect(pinned.citation).toContain(`Garnetbook comparison ${ref}, pinned`);
  expect(pinned.citation).toContain("10 values");
  const frozen = await as.viewer.comparisons.result({ ref });
  expect(await as.viewer.comparisons.changes({ ref })).toMatchObject({
    sentence: "Nothing has changed since it was pinned.",
    groups: [],
  });

  await rankedCells(scene, context.db, { metal: "Au", ceFractions: [0.999, 0.998, 0.997], lotId });
  await context.db.runResult.update({
    where: { runId: gold.runs[0]!.id },
    data: { inputHash: "other file", ceFraction: 0.5 },
  });
  await as.pi.cells.exclude({ ref: silver[0]!.cells[0]!.code, reason: "cracked when mounted" });

  expect(await as.viewer.comparisons.result({ ref })).toEqual(frozen);
  expect((await as.viewer.comparisons.get({ ref })).pin).toEqual(pinned.pin);
  const changes = await as.viewer.comparisons.changes({ ref });
  expect(changes.sentence).toBe("3 cells added, 1 re-analysed, 1 excluded since it was pinned.");
  expect(changes.excluded[0]).toMatchObject({ reason: "cracked when mounted" });
  expect(changes.groups[0]?.before).not.toBe(changes.groups[0]?.now);
  expect(await as.member.comparisons.recompute({ ref })).toMatchObject({
    isSame: true,
    pinnedSha256: pinned.pin?.resultSha256,
  });
});

test("a pin is made once, of what was read, and keeps name and query", async () => {
  const { as, comparison, query } = await comparisonScene();
  const ref = comparison.code;
  const { version } = await as.member.comparisons.update({
    ref,
    version: comparison.version,
    description: "For the group meeting",
  });
  await expect(as.member.comparisons.pin({ ref, version: comparison.version })).rejects.toMatchObject({
    code: "STALE_VERSION",
    data: { fields: [{ field: "description", base: "", theirs: "For the group meeting" }] },
  });
  const pinned = await as.member.comparisons.pin({ ref, version });
  const now = { ref, version: pinned.version };
  await expect(as.member.comparisons.pin(now)).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(as.member.comparisons.update({ ...now, query })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(as.member.comparisons.update({ ...now, name: "Other" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const described = await as.member.comparisons.update({ ...now, description: "Shown" });
  expect(described.pin).toEqual(pinned.pin);
});

test("an empty comparison has nothing to freeze", async () => {
  const { as, projectId } = await labScene(context.db);
  const { code, version } = await as.member.comparisons.create({
    projectId,
    name: "Nothing",
    query: { metric: "cycle_life", projectIds: [projectId], poolReported: false },
  });
  await expect(as.member.comparisons.pin({ ref: code, version })).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a pin never shows its readers cells they may not see", async () => {
  const secret = await comparisonScene({ visibility: "members" });
  const open = await labScene(context.db, { visibility: "lab" });
  const both = await somebody(context.db, "member", {
    [secret.projectId]: "member",
    [open.projectId]: "member",
  });
  const { clientAs } = await import("@/lib/api/testing/client-as");
  const client = clientAs(both);
  const made = await client.comparisons.create({
    projectId: open.projectId,
    name: "Across projects",
    query: { ...secret.query, projectIds: [secret.projectId] },
  });
  const seen = await client.comparisons.result({ ref: made.code });
  expect(seen.cells).toBe(10);
  expect((await open.as.stranger.comparisons.result({ ref: made.code })).cells).toBe(0);
  await expect(client.comparisons.pin({ ref: made.code, version: made.version })).rejects.toMatchObject({
    code: "NOT_PERMITTED",
  });
});

test("who may read, write, review", async () => {
  const scene = await comparisonScene();
  const { comparison, projectId, query } = scene;
  const ref = comparison.code;
  expect(await whoMay(scene, (client) => client.comparisons.get({ ref }))).toEqual(readersOnly);
  expect(await whoMay(scene, (client) => client.comparisons.result({ ref }))).toEqual(readersOnly);
  expect(await whoMay(scene, (client) => client.comparisons.comment({ ref, body: "Fine" }))).toEqual(
    membersOnly,
  );
  expect(
    await whoMay(scene, (client, name) => client.comparisons.create({ projectId, name, query })),
  ).toEqual(membersOnly);
  const unsigned = async () => {
    const made = await scene.as.member.comparisons.create({ projectId, name: "To sign", query });
    return scene.as.member.comparisons.pin({ ref: made.code, version: made.version });
  };
  const waiting = await Promise.all(Array.from({ length: 6 }, unsigned));
  let next = 0;
  const sign = (client: typeof scene.as.pi) => {
    const { code, version } = waiting[next++]!;
    return client.comparisons.signOff({ ref: code, version });
  };
  expect(await whoMay(scene, sign)).toEqual(leadersOnly);
});

test("a sign-off needs a pin, is given once, and stands with comments beside it", async () => {
  const { as, comparison, actors } = await comparisonScene();
  const ref = comparison.code;
  await expect(as.pi.comparisons.signOff({ ref, version: comparison.version })).rejects.toMatchObject({
    code: "CONFLICT",
    message: /not pinned/,
  });
  const pinned = await as.member.comparisons.pin({ ref, version: comparison.version });
  await as.pi.comparisons.comment({ ref, body: "Two lots are few." });
  const signed = await as.pi.comparisons.signOff({ ref, version: pinned.version });
  expect(signed).toMatchObject({
    signedOffByName: actors.pi.name,
    comments: [{ authorName: actors.pi.name, body: "Two lots are few." }],
  });
  await expect(as.pi.comparisons.signOff({ ref, version: signed.version })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const history = await context.db.auditEvent.findMany({
    where: { entity: "comparison", code: ref },
    orderBy: { sequence: "asc" },
    select: { action: true },
  });
  expect(history.map(({ action }) => action)).toEqual(["create", "pin", "comment", "sign_off"]);
});

test("the list shows names, pins and comments, and hides what was archived", async () => {
  const { as, comparison, projectId } = await comparisonScene();
  await as.member.comparisons.comment({ ref: comparison.code, body: "Look at lot B." });
  const list = await as.viewer.comparisons.list({ projectId });
  expect(list.items).toMatchObject([{ code: comparison.code, commentCount: 1, pinnedAt: null }]);
  expect((await as.viewer.comparisons.list({ projectId, isPinned: true })).items).toEqual([]);
  expect((await as.viewer.comparisons.list({ projectId, metric: "cycle_life" })).items).toEqual([]);
  const found = await as.viewer.comparisons.list({ projectId, search: "under 200" });
  expect(found.items).toHaveLength(1);
  await as.member.comparisons.archive({ ref: comparison.code, version: comparison.version });
  expect((await as.viewer.comparisons.list({ projectId })).items).toEqual([]);
});
