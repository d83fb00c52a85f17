import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { cellScene } from "./testing/cell-scene";
import { labScene, leadersOnly, membersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();

async function twoThicknesses() {
  const scene = await labScene(context.db);
  const { cell } = await cellScene(context.db, scene.projectId);
  const state = (valueNumber: number) => ({
    subject: { kind: "cell" as const, ref: cell.code },
    property: "lithium_thickness",
    valueNumber,
    unit: "um",
  });
  const { assertions } = await scene.as.member.assertions.create({ assertions: [state(20), state(40)] });
  return { scene, cell, thin: assertions[0]!, thick: assertions[1]!, state };
}

const textOf = async (scene: Awaited<ReturnType<typeof labScene>>, code: string) =>
  (await scene.as.viewer.assertions.stated({ subject: code })).properties.map(({ text }) => text);

test("two statements stay side by side until someone prefers one, and come back when it is reopened", async () => {
  const { scene, cell, thin, thick } = await twoThicknesses();
  expect(await textOf(scene, cell.code)).toEqual(["20 | 40 µm ⚑"]);
  const opened = await scene.as.member.conflicts.create({
    assertionIds: [thin.id, thick.id],
    subject: "Thickness of the lithium",
  });
  expect(opened).toMatchObject({ key: "K-01", type: "V", resolution: "none", assertionCount: 2 });
  const resolved = await scene.as.pi.conflicts.resolve({
    ref: opened.id,
    version: opened.version,
    resolution: "preferred",
    preferredAssertionId: thick.id,
    rationale: "Measured again on the foil.",
  });
  expect(resolved).toMatchObject({ version: 2, resolvedBy: { id: scene.actors.pi.userId } });
  expect(await textOf(scene, cell.code)).toEqual(["40 µm"]);
  await scene.as.pi.conflicts.resolve({
    ref: opened.id,
    version: 2,
    resolution: "none",
    rationale: "The foil was another one.",
  });
  expect(await textOf(scene, cell.code)).toEqual(["20 | 40 µm ⚑"]);
  const history = await context.db.auditEvent.findMany({
    where: { entity: "conflict", entityId: opened.id },
    orderBy: { sequence: "asc" },
    select: { action: true, reason: true },
  });
  expect(history).toEqual([
    { action: "create", reason: null },
    { action: "resolve", reason: "Measured again on the foil." },
    { action: "reopen", reason: "The foil was another one." },
  ]);
});

test("a resolution names one of the conflict's own statements, a reason, and the version it read", async () => {
  const { scene, thin, thick } = await twoThicknesses();
  const opened = await scene.as.member.conflicts.create({ assertionIds: [thin.id], subject: "Lithium" });
  const base = { ref: opened.id, version: 1, resolution: "preferred" as const, rationale: "because" };
  await expect(scene.as.pi.conflicts.resolve(base)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(
    scene.as.pi.conflicts.resolve({ ...base, preferredAssertionId: thick.id }),
  ).rejects.toMatchObject({ code: "INVALID_INPUT", message: /not one of K-01's own/ });
  await expect(
    scene.as.pi.conflicts.resolve({ ...base, preferredAssertionId: thin.id, rationale: " " }),
  ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await scene.as.pi.conflicts.resolve({ ...base, preferredAssertionId: thin.id });
  await expect(
    scene.as.pi.conflicts.resolve({ ...base, resolution: "error_in_source" }),
  ).rejects.toMatchObject({ code: "STALE_VERSION", data: { currentVersion: 2 } });
});

test("members state and open, leaders judge", async () => {
  const { scene, thin, state } = await twoThicknesses();
  expect(await whoMay(scene, (as) => as.assertions.create({ assertions: [state(30)] }))).toEqual(membersOnly);
  expect(await whoMay(scene, (as) => as.conflicts.create({ assertionIds: [thin.id], subject: "x" }))).toEqual(
    membersOnly,
  );
  const { items } = await scene.as.viewer.conflicts.list({ projectId: scene.projectId });
  let turn = 0;
  expect(
    await whoMay(scene, (as) => {
      const { id, version } = items[turn++ % items.length]!;
      return as.conflicts.resolve({ ref: id, version, resolution: "error_in_source", rationale: "r" });
    }),
  ).toEqual(leadersOnly);
  expect((await scene.as.stranger.conflicts.list({})).items).toEqual([]);
  expect((await scene.as.stranger.assertions.list({})).items).toEqual([]);
});

test("a statement has a value or a reason, never both, never what cannot be", async () => {
  const { scene, cell, state } = await twoThicknesses();
  const refuse = (change: object) =>
    expect(scene.as.member.assertions.create({ assertions: [{ ...state(1), ...change }] })).rejects;
  await refuse({ valueNumber: null }).toMatchObject({ code: "INVALID_INPUT", message: /needs a value/ });
  await refuse({ missingReason: "not_reported" }).toMatchObject({ message: /keep one/ });
  await refuse({ valueNumber: -20 }).toMatchObject({ message: /outside what is possible/ });
  await refuse({ subject: { kind: "run", ref: cell.code } }).toMatchObject({ code: "NOT_FOUND" });
  const { assertions } = await scene.as.member.assertions.create({
    assertions: [
      { ...state(0.07), property: "areal_capacity", unit: "mA/cm2" },
      { subject: state(1).subject, property: "stack_pressure", missingReason: "not_reported" },
    ],
  });
  expect(assertions[0]?.warnings).toEqual([
    "mA cm⁻² measures a current density; areal capacity comes in mAh cm⁻².",
  ]);
  expect(assertions[1]).toMatchObject({ missingReason: "not_reported", valueNumber: null });
  const rejected = await scene.as.pi.assertions.setStatus({
    ref: assertions[0]!.id,
    version: 1,
    status: "rejected",
    reason: "Unit misprinted",
  });
  expect(rejected).toMatchObject({ status: "rejected", version: 2 });
});
