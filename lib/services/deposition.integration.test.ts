import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { type LabScene, labScene, membersOnly, readersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();

const silver = { method: "RF magnetron sputtering", metal: "Ag", rateNmPerMin: 10, durationMin: 20 };

async function pelletsIn(scene: LabScene, count: number) {
  const pellet = { projectId: scene.projectId, composition: "Li6.5La3Zr1.5Ta0.5O12", diameterMm: 14 };
  const { pellets } = await scene.as.member.pellets.create({
    pellets: Array.from({ length: count }, () => pellet),
  });
  return pellets;
}

test("twelve pellets are coated in one call, each with its own interlayer and history", async () => {
  const scene = await labScene(context.db);
  const { as, projectId, actors } = scene;
  const pellets = await pelletsIn(scene, 12);
  const { deposition, interlayers, warnings } = await as.member.depositions.create({
    projectId,
    ...silver,
    coatings: pellets.map((pellet) => ({ pelletRef: pellet.code, maskDiameterMm: 12 })),
  });
  expect(warnings).toEqual([]);
  expect(interlayers).toHaveLength(12);
  expect(interlayers[0]).toMatchObject({
    pelletCode: pellets[0]!.code,
    face: "A",
    metal: "Ag",
    nominalThicknessNm: 200,
    maskDiameterMm: 12,
    isBare: false,
    layers: [{ metal: "Ag", nominalThicknessNm: 200, depositionCode: deposition.code }],
  });
  expect(deposition.coatings).toHaveLength(12);
  expect(deposition.operatorName).toBe(actors.member.name);
  const { items } = await as.viewer.pellets.list({ projectId, status: "coated" });
  expect(items).toHaveLength(12);
  const history = await context.db.auditEvent.groupBy({
    by: ["entity", "action"],
    where: { projectId },
    _count: true,
  });
  const counts = Object.fromEntries(history.map((row) => [`${row.entity} ${row.action}`, row._count]));
  expect(counts).toEqual({
    "pellet create": 12,
    "pellet update": 12,
    "deposition create": 1,
    "interlayer create": 12,
  });
});

test("a thickness that is not rate × time is saved, and doubted in the answer", async () => {
  const scene = await labScene(context.db);
  const [pellet] = await pelletsIn(scene, 1);
  const { interlayers, warnings } = await scene.as.member.depositions.create({
    projectId: scene.projectId,
    ...silver,
    metal: "silver",
    coatings: [{ pelletRef: pellet!.id, nominalThicknessNm: 250 }],
  });
  expect(interlayers[0]!.nominalThicknessNm).toBe(250);
  expect(warnings.map((warning) => warning.field)).toEqual(["metal", "coatings.0.nominalThicknessNm"]);
  expect(warnings[1]!.message).toBe("10 nm/min × 20 min = 200 nm, but 250 nm is stated.");
});

test("one face carries one interlayer; a further layer names it and goes on top", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const [pellet, other] = await pelletsIn(scene, 2);
  const first = await as.member.depositions.create({
    projectId,
    ...silver,
    coatings: [{ pelletRef: pellet!.code }],
  });
  const again = { projectId, ...silver, coatings: [{ pelletRef: other!.code }, { pelletRef: pellet!.code }] };
  await expect(as.member.depositions.create(again)).rejects.toMatchObject({
    code: "CONFLICT",
    message: new RegExp(
      `coatings.1: face A of ${pellet!.code} already carries ${first.interlayers[0]!.code}`,
    ),
  });
  // All or none: the first pellet of the refused call is as it was.
  expect((await as.member.pellets.get({ ref: other!.code })).status).toBe("available");
  const otherFace = { projectId, ...silver, coatings: [{ pelletRef: pellet!.code, face: "B" as const }] };
  expect((await as.member.depositions.create(otherFace)).interlayers[0]!.face).toBe("B");
  const second = await as.member.depositions.create({
    projectId,
    method: "DC magnetron sputtering",
    metal: "Zn",
    coatings: [{ interlayerRef: first.interlayers[0]!.code, nominalThicknessNm: 30 }],
  });
  expect(second.interlayers[0]).toMatchObject({
    code: first.interlayers[0]!.code,
    metal: "Ag/Zn",
    nominalThicknessNm: 230,
    version: 2,
    layers: [{ metal: "Ag" }, { metal: "Zn", depositionCode: second.deposition.code }],
  });
  const { items } = await as.member.interlayers.list({ projectId, depositionId: second.deposition.id });
  expect(items.map((each) => each.code)).toEqual([first.interlayers[0]!.code]);
});

test("two people coat the same face at once: one of them is told", async () => {
  const scene = await labScene(context.db);
  const [pellet] = await pelletsIn(scene, 1);
  const coat = () =>
    scene.as.member.depositions.create({
      projectId: scene.projectId,
      ...silver,
      coatings: [{ pelletRef: pellet!.code }],
    });
  const outcomes = await Promise.allSettled([coat(), coat()]);
  expect(outcomes.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  const refused = outcomes.find((each) => each.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "CONFLICT", message: /already carries/ });
});

test("what cannot be coated is refused with its place in the list", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const foreign = await labScene(context.db);
  const [pellet, broken] = await pelletsIn(scene, 2);
  const [theirs] = await pelletsIn(foreign, 1);
  await as.member.pellets.update({ ref: broken!.code, version: 1, status: "broken" });
  const coat = (coating: object) =>
    as.member.depositions.create({ projectId, ...silver, coatings: [coating] });
  await expect(coat({ pelletRef: pellet!.code, maskDiameterMm: 16 })).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: /coatings.0.maskDiameterMm: A mask of 16 mm is wider than P-\d+, 14 mm/,
  });
  await expect(coat({ pelletRef: broken!.code })).rejects.toMatchObject({ message: /is broken/ });
  await expect(coat({ pelletRef: "P-9999" })).rejects.toMatchObject({
    message: /coatings.0.pelletRef: There is no pellet P-9999/,
  });
  await expect(coat({ pelletRef: theirs!.code })).rejects.toMatchObject({
    message: /There is no pellet .* in this project/,
  });
  await expect(coat({})).rejects.toThrow();
  const { interlayers } = await as.member.interlayers.createBare({
    interlayers: [{ pelletRef: pellet!.code }],
  });
  await expect(coat({ interlayerRef: interlayers[0]!.code })).rejects.toMatchObject({
    code: "CONFLICT",
    message: /uncoated control/,
  });
});

test("an uncoated control is an interlayer without layers, and its pellet stays available", async () => {
  const scene = await labScene(context.db);
  const { as } = scene;
  const [pellet] = await pelletsIn(scene, 1);
  const bare = (client = as.member) =>
    client.interlayers.createBare({ interlayers: [{ pelletRef: pellet!.code, maskDiameterMm: 12 }] });
  const { interlayers } = await bare();
  expect(interlayers[0]).toMatchObject({ isBare: true, metal: "bare", nominalThicknessNm: 0, layers: [] });
  expect((await as.member.pellets.get({ ref: pellet!.code })).status).toBe("available");
  await expect(bare()).rejects.toMatchObject({ code: "CONFLICT" });
});

test("a corrected metal reaches layers and labels; an archived interlayer frees face and pellet", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const [pellet] = await pelletsIn(scene, 1);
  const made = await as.member.depositions.create({
    projectId,
    ...silver,
    coatings: [{ pelletRef: pellet!.code }],
  });
  const { code, version } = made.deposition;
  const corrected = await as.member.depositions.update({ ref: code, version, metal: "Au", durationMin: 10 });
  expect(corrected.interlayers[0]).toMatchObject({ metal: "Au", layers: [{ metal: "Au" }] });
  expect(corrected.warnings[0]!.message).toContain("= 100 nm, but 200 nm is stated");
  const archive = { ref: code, version: corrected.deposition.version };
  await expect(as.member.depositions.archive(archive)).rejects.toMatchObject({ code: "CONFLICT" });
  const pelletVersion = (await as.member.pellets.get({ ref: pellet!.code })).version;
  await expect(
    as.member.pellets.archive({ ref: pellet!.code, version: pelletVersion }),
  ).rejects.toMatchObject({ code: "CONFLICT", message: new RegExp(`carries ${made.interlayers[0]!.code}`) });
  await as.member.interlayers.archive({ ref: made.interlayers[0]!.code, version: 2, reason: "peeled off" });
  expect((await as.member.pellets.get({ ref: pellet!.code })).status).toBe("available");
  expect((await as.member.depositions.archive(archive)).archivedAt).not.toBeNull();
});

test("measured thickness and its method are recorded layer by layer", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const [pellet] = await pelletsIn(scene, 1);
  const { interlayers } = await as.member.depositions.create({
    projectId,
    ...silver,
    coatings: [{ pelletRef: pellet!.code }],
  });
  const ref = interlayers[0]!.code;
  const layers = [{ measuredThicknessNm: 207, measuredBy: "profilometer" }];
  const measured = await as.member.interlayers.update({ ref, version: 1, layers });
  expect(measured).toMatchObject({
    version: 2,
    nominalThicknessNm: 200,
    layers: [{ nominalThicknessNm: 200, measuredThicknessNm: 207, measuredBy: "profilometer" }],
  });
  await expect(as.member.interlayers.update({ ref, version: 2, layers: [] })).rejects.toMatchObject({
    message: /has 1 layer\(s\), 0 were sent/,
  });
  await expect(
    as.member.interlayers.update({ ref, version: 1, layers: [{ measuredThicknessNm: 190 }] }),
  ).rejects.toMatchObject({ code: "STALE_VERSION", data: { fields: [{ field: "layers" }] } });
  await expect(as.member.interlayers.update({ ref, version: 2, maskDiameterMm: 20 })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("who may coat and read", async () => {
  const scene = await labScene(context.db);
  const { projectId } = scene;
  const pellets = await pelletsIn(scene, 6);
  let next = 0;
  const outcomes = await whoMay(scene, (client) =>
    client.depositions.create({
      projectId,
      ...silver,
      coatings: [{ pelletRef: pellets[next++]!.code }],
    }),
  );
  expect(outcomes).toEqual(membersOnly);
  const { items } = await scene.as.member.depositions.list({ projectId, metal: "Ag", search: "magnetron" });
  expect(items).toHaveLength(3);
  expect(await whoMay(scene, (client) => client.depositions.get({ ref: items[0]!.code }))).toEqual(
    readersOnly,
  );
  const layer = items[0]!.coatings[0]!;
  expect(await whoMay(scene, (client) => client.interlayers.get({ ref: layer.interlayerCode }))).toEqual(
    readersOnly,
  );
  expect((await scene.as.stranger.interlayers.list({ projectId })).items).toEqual([]);
});
