import { expect, test } from "vitest";
import { clientAs } from "@/lib/api/testing/client-as";
import { testDatabase } from "@/lib/db/testing/test-database";
import { coatedPellets, halfCell } from "./testing/coated-pellets";
import { labScene, somebody } from "./testing/lab-scene";

const context = testDatabase();

async function pelletWithPast() {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const { pellets } = await as.member.pellets.create({
    pellets: [{ projectId, composition: "LLZTO", thicknessUm: 500 }],
  });
  const ref = pellets[0]!.code;
  await as.pi.pellets.update({ ref, version: 1, thicknessUm: 480, notes: "measured again" });
  await as.pi.pellets.archive({ ref, version: 2, reason: "cracked" });
  return { ...scene, ref, id: pellets[0]!.id };
}

test("the history of one thing: who, what, field by field, and why", async () => {
  const { as, ref, id, actors } = await pelletWithPast();
  const { items } = await as.viewer.audit.list({ ref });
  expect(items.map((event) => [event.action, event.actorName, event.reason])).toEqual([
    ["archive", actors.pi.name, "cracked"],
    ["update", actors.pi.name, null],
    ["create", actors.member.name, null],
  ]);
  expect(items[1]!.changes).toEqual([
    { field: "notes", before: "", after: "measured again" },
    { field: "thicknessUm", before: 500, after: 480 },
  ]);
  expect(items[2]!.changes.map((change) => change.field)).toEqual(
    expect.arrayContaining(["composition", "thicknessUm", "status"]),
  );
  expect(items[2]!.changes.map((change) => change.field)).not.toContain("massMg");
  expect((await as.viewer.audit.list({ ref: id })).items).toHaveLength(3);
});

test("filters by project, person, action and time, in pages", async () => {
  const { as, projectId, actors, ref } = await pelletWithPast();
  const found = async (query: object) =>
    (await as.member.audit.list({ projectId, ...query })).items.map((event) => event.action);
  expect(await found({})).toEqual(["archive", "update", "create"]);
  expect(await found({ actorId: actors.member.userId })).toEqual(["create"]);
  expect(await found({ action: "archive" })).toEqual(["archive"]);
  expect(await found({ entity: "cell" })).toEqual([]);
  expect(await found({ from: "2100-01-01T00:00:00Z" })).toEqual([]);
  expect(await found({ to: "2100-01-01T00:00:00+02:00" })).toHaveLength(3);
  const first = await as.member.audit.list({ ref, limit: 2 });
  const second = await as.member.audit.list({ ref, limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map((event) => event.action)).toEqual([
    "archive",
    "update",
    "create",
  ]);
  expect(second.nextCursor).toBeNull();
});

test("nobody reads the history of a project they cannot see; the lab's own is for its leaders", async () => {
  const { as, ref } = await pelletWithPast();
  expect((await as.stranger.audit.list({ ref })).items).toEqual([]);
  const { items } = await as.admin.audit.list({ ref });
  expect(items).toHaveLength(3);
  const lead = clientAs(await somebody(context.db, "pi"));
  expect((await lead.audit.list({ ref })).items).toEqual([]);
  expect((await lead.audit.verify()).isIntact).toBe(true);
  await expect(as.member.audit.verify()).rejects.toMatchObject({ code: "NOT_PERMITTED" });
});

test("a chain over every kind of event holds, and its first break is found", async () => {
  const scene = await labScene(context.db);
  const { interlayers } = await coatedPellets(scene, 3);
  await scene.as.member.cells.create({
    cells: interlayers.map(({ code }) => ({
      interlayerRef: code,
      ...halfCell,
      notes: 'µ “quoted” \\ " 𝄞',
      // Numbers whose text changes on its way through jsonb must not change the hash.
      stackPressureMpa: 1e-7,
      dewPointC: -0,
      cathodeLoadingMahCm2: 1e21,
    })),
  });
  const intact = await scene.as.admin.audit.verify();
  const count = await context.db.auditEvent.count();
  expect(intact).toMatchObject({ isIntact: true, events: count, lastSequence: count, firstBreak: null });
  const last = await context.db.auditEvent.findFirstOrThrow({ orderBy: { sequence: "desc" } });
  expect(intact.lastHash).toBe(last.hash);

  // Somebody with the database's own rights takes the guard away and rewrites the past.
  await context.db.$executeRaw`ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only`;
  const target = BigInt(count - 2);
  const original = await context.db.auditEvent.findUniqueOrThrow({ where: { sequence: target } });
  await context.db.auditEvent.update({ where: { sequence: target }, data: { reason: "never happened" } });
  expect(await scene.as.admin.audit.verify()).toMatchObject({
    isIntact: false,
    firstBreak: { sequence: count - 2, problem: "changed" },
  });
  await context.db.auditEvent.update({ where: { sequence: target }, data: { reason: original.reason } });
  expect((await scene.as.admin.audit.verify()).isIntact).toBe(true);
  await context.db.auditEvent.delete({ where: { sequence: target } });
  expect(await scene.as.admin.audit.verify()).toMatchObject({
    isIntact: false,
    events: count - 3,
    firstBreak: { sequence: count - 2, problem: "missing" },
  });
});
