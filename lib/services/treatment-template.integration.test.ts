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
