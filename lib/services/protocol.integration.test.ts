import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { type LabScene, labScene, membersOnly, readersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();

const ramp = {
  type: "ccd_ramp",
  fromMaCm2: 0.1,
  toMaCm2: 1,
  stepMaCm2: 0.1,
  arealCapacityMahCm2: 0.25,
  strippingCurrentDensityMaCm2: 0.05,
  strippingCutoffV: 4,
} as const;

const ccd = (scene: LabScene) => ({
  projectId: scene.projectId,
  name: "CCD, 0.25 mAh cm⁻²",
  kind: "ccd" as const,
  steps: [{ type: "rest" as const, durationMin: 60 }, ramp],
  upperCutoffV: 4,
  temperatureC: 25,
});

/** A run that used the protocol, put in directly: runs have their own use cases. */
async function runWith(scene: LabScene, protocolId: string) {
  const project = { connect: { id: scene.projectId } };
  const suffix = protocolId.slice(-12);
  const pellet = { create: { project, code: `p-${suffix}`, composition: "LLZO" } };
  const interlayer = { create: { project, pellet, code: `i-${suffix}`, face: "A", metal: "Ag" } };
  const parts = { kind: "half" as const, collectorFoil: "Cu 10 µm", lithiumThicknessUm: 40 };
  const cell = { create: { project, interlayer, code: `c-${suffix}`, ...parts } };
  const protocol = { connect: { id: protocolId } };
  await context.db.run.create({ data: { project, cell, protocol, code: `r-${suffix}` } });
}

test("steps keep their type and order; what is not said is null", async () => {
  const scene = await labScene(context.db);
  const made = await scene.as.member.protocols.create(ccd(scene));
  expect(made).toMatchObject({ revision: 1, isLatest: true, areaBasis: "interlayer", runCount: 0 });
  const got = await scene.as.viewer.protocols.get({ ref: made.code });
  expect(got.steps).toEqual([
    { type: "rest", durationMin: 60 },
    { ...ramp, platingDurationMin: null, platingCutoffV: null, cyclesPerLevel: 1 },
  ]);
});

test("recipes that cannot run are refused with their place", async () => {
  const scene = await labScene(context.db);
  const create = (steps: unknown[]) =>
    scene.as.member.protocols.create({ ...ccd(scene), steps } as Parameters<
      typeof scene.as.member.protocols.create
    >[0]);
  const endless = { type: "constant_current", direction: "plating", currentDensityMaCm2: 0.1 };
  const refused = [
    [],
    [endless],
    [{ ...ramp, stepMaCm2: 0.4 }],
    [{ ...ramp, platingDurationMin: 30 }],
    [{ type: "loop", count: 0, steps: [{ type: "rest", durationMin: 1 }] }],
    [{ type: "loop", count: 2, steps: [endless] }],
    [{ type: "eis", frequencyMaxHz: 1, frequencyMinHz: 10 }],
    [{ type: "charge" }],
  ];
  for (const steps of refused) await expect(create(steps), JSON.stringify(steps)).rejects.toThrow();
  await expect(
    scene.as.member.protocols.create({ ...ccd(scene), lowerCutoffV: 4, upperCutoffV: 1 }),
  ).rejects.toMatchObject({ code: "INVALID_INPUT", message: /lower cut-off must be below/ });
});

test("loops lie in loops", async () => {
  const scene = await labScene(context.db);
  const inner = {
    type: "loop" as const,
    count: 5,
    steps: [{ type: "rest" as const, durationMin: 1 }],
  };
  const nested = {
    type: "loop" as const,
    count: 10,
    steps: [inner, { type: "rest" as const, durationMin: 2 }],
  };
  const made = await scene.as.member.protocols.create({ ...ccd(scene), kind: "rate_steps", steps: [nested] });
  expect(made.steps).toEqual([nested]);
});

test("an unused recipe is edited in place; a used one is followed by a revision", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const first = await as.member.protocols.create(ccd(scene));
  const edited = await as.member.protocols.update({ ref: first.code, version: 1, temperatureC: 30 });
  expect(edited).toMatchObject({ id: first.id, revision: 1, version: 2, temperatureC: 30 });
  await runWith(scene, first.id);
  const renamed = await as.member.protocols.update({ ref: first.code, version: 2, name: "CCD at 30 °C" });
  expect(renamed).toMatchObject({ id: first.id, revision: 1, runCount: 1 });
  const same = await as.member.protocols.update({ ref: first.code, version: 3, temperatureC: 30 });
  expect(same.id).toBe(first.id);
  const second = await as.member.protocols.update({ ref: first.code, version: 4, temperatureC: 60 });
  expect(second).toMatchObject({
    familyId: first.familyId,
    revision: 2,
    version: 1,
    temperatureC: 60,
    name: "CCD at 30 °C",
    isLatest: true,
    runCount: 0,
  });
  expect(second.code).not.toBe(first.code);
  const kept = await as.member.protocols.get({ ref: first.code });
  expect(kept).toMatchObject({ isLatest: false, temperatureC: 30 });
  await expect(
    as.member.protocols.update({ ref: first.code, version: kept.version, temperatureC: 80 }),
  ).rejects.toMatchObject({ code: "CONFLICT", message: /newer one/ });
  const codes = async (query: object) =>
    (await as.member.protocols.list({ projectId, ...query })).items.map((each) => each.code);
  expect(await codes({})).toEqual([second.code]);
  expect(await codes({ onlyLatest: false, familyId: first.familyId })).toEqual([second.code, first.code]);
  expect(await codes({ kind: "formation" })).toEqual([]);
});

test("two edits of a used recipe at once make one revision", async () => {
  const scene = await labScene(context.db);
  const first = await scene.as.member.protocols.create(ccd(scene));
  await runWith(scene, first.id);
  const edit = (temperatureC: number) =>
    scene.as.member.protocols.update({ ref: first.code, version: 1, temperatureC });
  const outcomes = await Promise.allSettled([edit(40), edit(50)]);
  expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  expect(outcomes.find((each) => each.status === "rejected")?.reason).toMatchObject({
    code: "STALE_VERSION",
  });
});

test("who may write, read and archive a protocol", async () => {
  const scene = await labScene(context.db);
  expect(await whoMay(scene, (client) => client.protocols.create(ccd(scene)))).toEqual(membersOnly);
  const { items } = await scene.as.member.protocols.list({ projectId: scene.projectId });
  const ref = items[0]!.code;
  expect(await whoMay(scene, (client) => client.protocols.get({ ref }))).toEqual(readersOnly);
  const archived = await scene.as.member.protocols.archive({ ref, version: 1 });
  expect(archived.archivedAt).not.toBeNull();
});
