import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { labScene, membersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();

test("the published surface route comes with the product, and can be laid on a face", async () => {
  const { as, projectId } = await labScene(context.db);
  const { items } = await as.viewer.treatmentTemplates.list({ projectId });
  expect(items[0]).toMatchObject({ name: "P800–P3000, 1 M HCl 3 min, ethanol", isBuiltIn: true });
  expect(items[0]!.steps.map((step) => [step.kind, step.agent, step.durationMin])).toEqual([
    ["polish", "P800", null],
    ["polish", "P1200", null],
    ["polish", "P2000", null],
    ["polish", "P3000", null],
    ["etch", "1 M HCl", 3],
    ["rinse", "ethanol", null],
  ]);
  const treatments = items[0]!.steps.map((step) => ({ ...step, face: "A" as const }));
  const { pellets } = await as.member.pellets.create({
    pellets: [{ projectId, composition: "LLZTO", treatments }],
  });
  expect(pellets[0]!.treatments.map((step) => step.agent)).toEqual(items[0]!.steps.map((step) => step.agent));
});

test("members keep templates of their project; names are unique in it", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const steps = [{ kind: "heat" as const, agent: "Ar", durationMin: 60, temperatureC: 400 }];
  const create = (client: typeof as.member, name: string) =>
    client.treatmentTemplates.create({ projectId, name: `Heat by ${name}`, steps });
  expect(await whoMay(scene, create)).toEqual(membersOnly);
  await expect(create(as.member, "member")).rejects.toMatchObject({
    code: "CONFLICT",
    message: /template of that name/,
  });
  const { items } = await as.viewer.treatmentTemplates.list({ projectId });
  expect(items.filter((template) => !template.isBuiltIn)).toHaveLength(3);
  expect((await as.stranger.treatmentTemplates.list({})).items.every((each) => each.isBuiltIn)).toBe(true);
});

test("a template is edited with its version, and pellets keep what was laid on them", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const made = await as.member.treatmentTemplates.create({
    projectId,
    name: "Heat",
    steps: [{ kind: "heat", agent: "Ar", durationMin: 60, temperatureC: 400 }],
  });
  const change = async (client: typeof as.member) => {
    const { items } = await as.member.treatmentTemplates.list({ projectId });
    const { version } = items.find(({ id }) => id === made.id)!;
    return client.treatmentTemplates.update({ ref: made.id, version, name: `Heat ${version}` });
  };
  expect(await whoMay(scene, change)).toEqual(membersOnly);
  await expect(
    as.member.treatmentTemplates.update({ ref: made.id, version: 1, name: "Heat in oxygen" }),
  ).rejects.toMatchObject({ code: "STALE_VERSION" });
  const events = await as.member.audit.list({ ref: made.id });
  expect(events.items.map(({ action }) => action)).toEqual(["update", "update", "update", "create"]);
});
