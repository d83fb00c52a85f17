import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { coatedPellets, halfCell, hybridFullCell, operandoCell } from "./testing/coated-pellets";
import { labScene, membersOnly, readersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();

test("twelve pellets, one deposition, six cells: status, lineage, areas, stack and history", async () => {
  const scene = await labScene(context.db);
  const { as, projectId, actors } = scene;
  const { lots } = await as.member.lots.create({ lots: [{ projectId, kind: "pellet", name: "LLZTO" }] });
  const { pellets, interlayers } = await coatedPellets(scene, 12, { lotId: lots[0]!.id });
  const press = { kind: "isostatic_press" as const, pressureMpa: 250, durationMin: 3 };
  const { cells, warnings } = await as.member.cells.create({
    cells: interlayers
      .slice(0, 6)
      .map(({ code }) => ({ interlayerRef: code, ...halfCell, assemblySteps: [press] })),
  });
  expect(warnings).toEqual([]);
  expect(cells).toHaveLength(6);
  const cell = await as.viewer.cells.get({ ref: cells[0]!.code });
  expect(cell).toMatchObject({
    kind: "half",
    status: "built",
    builtByName: actors.member.name,
    assemblySteps: [{ kind: "isostatic_press", pressureMpa: 250, durationMin: 3, temperatureC: null }],
    lineage: {
      interlayer: { code: interlayers[0]!.code, metal: "Ag", nominalThicknessNm: 200, face: "A" },
      pellet: { code: pellets[0]!.code },
      lot: { code: lots[0]!.code, name: "LLZTO" },
      depositions: [{ code: interlayers[0]!.layers[0]!.depositionCode }],
    },
  });
  expect(cell.areas.interlayerCm2).toBeCloseTo(1.131, 4);
  expect(cell.areas.pelletCm2).toBeCloseTo(1.5394, 4);
  expect(cell.areas.cathodeCm2).toBeNull();
  expect(cell.layers.map((layer) => [layer.role, layer.material, layer.thicknessUm])).toEqual([
    ["collector", "Cu", 10],
    ["working", "Ag", 0.2],
    ["electrolyte", "Li6.5La3Zr1.5Ta0.5O12", 500],
    ["counter", "Li", 40],
  ]);
  const byStatus = async (status: "coated" | "built_in") =>
    (await as.member.pellets.list({ projectId, status })).items.length;
  expect([await byStatus("coated"), await byStatus("built_in")]).toEqual([6, 6]);
  const free = await as.member.interlayers.list({ projectId, isFree: true });
  expect(free.items).toHaveLength(6);
  expect(await context.db.auditEvent.count({ where: { projectId, entity: "cell", action: "create" } })).toBe(
    6,
  );
});

test("each kind says what it misses, every cell of the batch at once, and nothing is saved", async () => {
  const scene = await labScene(context.db);
  const { interlayers } = await coatedPellets(scene, 3);
  const [first, second, third] = interlayers.map((each) => each.code);
  const attempt = scene.as.member.cells.create({
    cells: [
      { interlayerRef: first!, kind: "half", collectorFoil: "Cu 10 µm" },
      { interlayerRef: second!, kind: "operando", operandoWindow: "open surface" },
      { interlayerRef: third!, kind: "hybrid_full", cathode: "NCM111", catholyte: "IL" },
    ],
  });
  await expect(attempt).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: /cells.0.lithiumThicknessUm: A half cell needs the thickness of its lithium/,
  });
  const { data } = await attempt.catch((error) => error);
  expect(data.problems.map((problem: { path: string }) => problem.path)).toEqual([
    "cells.0.lithiumThicknessUm",
    "cells.1.operandoTechnique",
    "cells.2.cathodeLoadingMahCm2",
    "cells.2.cathodeDiameterMm",
    "cells.2.catholyteAmount",
    "cells.2.catholyteAmountUnit",
  ]);
  await expect(scene.as.member.cells.create({ cells: [{ interlayerRef: first! }] })).rejects.toMatchObject({
    message: /cells.0.kind: Say which kind/,
  });
  expect((await scene.as.member.cells.list({ projectId: scene.projectId })).items).toEqual([]);
});

test("all three kinds can be built, on a bare control too", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const { interlayers } = await coatedPellets(scene, 2);
  const { pellets } = await as.member.pellets.create({ pellets: [{ projectId, composition: "LLZTO" }] });
  const bare = await as.member.interlayers.createBare({ interlayers: [{ pelletRef: pellets[0]!.code }] });
  const { cells, warnings } = await as.member.cells.create({
    cells: [
      { interlayerRef: interlayers[0]!.code, ...operandoCell, lithiumThicknessUm: 20 },
      { interlayerRef: interlayers[1]!.id, ...hybridFullCell, areaBasis: "cathode" },
      { interlayerRef: bare.interlayers[0]!.code, ...halfCell },
    ],
  });
  expect(cells.map((cell) => [cell.kind, cell.lineage.interlayer.metal])).toEqual([
    ["operando", "Ag"],
    ["hybrid_full", "Ag"],
    ["half", "bare"],
  ]);
  expect(cells[1]!.areas.interlayerCm2! / cells[1]!.areas.cathodeCm2!).toBeCloseTo(9, 9);
  expect(cells[2]!.layers.map((layer) => layer.role)).toEqual(["collector", "electrolyte", "counter"]);
  expect(warnings).toEqual([
    { field: "cells.2.areaBasis", message: expect.stringContaining("is not known") },
  ]);
  expect((await as.member.pellets.get({ ref: pellets[0]!.code })).status).toBe("built_in");
});

test("a copy takes the build, its own interlayer, and no plating sign", async () => {
  const scene = await labScene(context.db);
  const { as } = scene;
  const { interlayers } = await coatedPellets(scene, 3);
  const gold = await coatedPellets(scene, 1, { metal: "Au", nominalThicknessNm: 100 });
  const source = (
    await as.member.cells.create({
      cells: [
        {
          interlayerRef: interlayers[0]!.code,
          ...halfCell,
          label: "first of its kind",
          environment: "glove box 2",
          platingSign: -1,
          platingSignReason: "working electrode on the + lead",
        },
      ],
    })
  ).cells[0]!;
  const copy = async (interlayerRef: string, change: object = {}) =>
    (await as.member.cells.create({ cells: [{ interlayerRef, copyFrom: source.code, ...change }] }))
      .cells[0]!;
  const plain = await copy(gold.interlayers[0]!.code);
  expect(plain).toMatchObject({ ...halfCell, environment: "glove box 2", label: "", platingSign: null });
  expect(plain.layers[1]).toMatchObject({ role: "working", material: "Au", thicknessUm: 0.1 });
  const thicker = await copy(interlayers[1]!.code, { lithiumThicknessUm: 60 });
  expect(thicker.layers.at(-1)).toMatchObject({ material: "Li", thicknessUm: 60 });
  const spring = { role: "spring" as const, material: "steel", notes: "wave spring" };
  await as.member.cells.update({ ref: source.code, version: 1, layers: [...source.layers, spring] });
  const likeCustom = await copy(interlayers[2]!.code);
  expect(likeCustom.layers.at(-1)).toMatchObject({ role: "spring", notes: "wave spring" });
  await expect(copy(interlayers[2]!.code, { copyFrom: "C-9999" })).rejects.toMatchObject({
    message: /cells.0.copyFrom: There is no cell C-9999/,
  });
});

test("a plating sign needs its evidence, and loses it when it turns", async () => {
  const scene = await labScene(context.db);
  const { as } = scene;
  const { interlayers } = await coatedPellets(scene, 1);
  const ref = (
    await as.member.cells.create({ cells: [{ interlayerRef: interlayers[0]!.code, ...halfCell }] })
  ).cells[0]!.code;
  await expect(as.member.cells.update({ ref, version: 1, platingSign: -1 })).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: /platingSignReason/,
  });
  const platingSignReason = "the voltage fell below 0 V";
  const stated = await as.member.cells.update({ ref, version: 1, platingSign: -1, platingSignReason });
  expect(stated.cell).toMatchObject({ platingSign: -1, platingSignSource: "stated", platingSignReason });
  await expect(as.member.cells.update({ ref, version: 2, platingSign: 1 })).rejects.toMatchObject({
    message: /platingSignReason/,
  });
  const cleared = await as.member.cells.update({ ref, version: 2, platingSign: null });
  expect(cleared.cell).toMatchObject({
    platingSign: null,
    platingSignSource: null,
    platingSignReason: null,
  });
});

test("an untouched stack follows its fields; an edited one stays, and is doubted when it disagrees", async () => {
  const scene = await labScene(context.db);
  const { as } = scene;
  const { interlayers } = await coatedPellets(scene, 1);
  const made = (
    await as.member.cells.create({ cells: [{ interlayerRef: interlayers[0]!.code, ...halfCell }] })
  ).cells[0]!;
  const followed = await as.member.cells.update({ ref: made.code, version: 1, lithiumThicknessUm: 60 });
  expect(followed.cell.layers.at(-1)!.thicknessUm).toBe(60);
  const layers = followed.cell.layers.map((layer) => ({ ...layer, notes: "checked", diameterMm: 11 }));
  await as.member.cells.update({ ref: made.code, version: 2, layers });
  const kept = await as.member.cells.update({ ref: made.code, version: 3, lithiumThicknessUm: 20 });
  expect(kept.cell.layers.at(-1)!.thicknessUm).toBe(60);
  expect(kept.warnings).toEqual([
    { field: "layers", message: "The lithium is 20 µm thick, in the stack it is 60." },
  ]);
  const wide = await as.member.cells.update({ ref: made.code, version: 4, counterDiameterMm: 16 });
  expect(wide.warnings.map((warning) => warning.field)).toContain("counterDiameterMm");
});

test("a wrong interlayer is corrected, and both pellets follow", async () => {
  const scene = await labScene(context.db);
  const { as } = scene;
  const { interlayers, pellets } = await coatedPellets(scene, 2);
  const made = (
    await as.member.cells.create({ cells: [{ interlayerRef: interlayers[0]!.code, ...halfCell }] })
  ).cells[0]!;
  const moved = await as.member.cells.update({
    ref: made.code,
    version: 1,
    interlayerRef: interlayers[1]!.code,
  });
  expect(moved.cell.lineage.pellet.code).toBe(pellets[1]!.code);
  const statuses = await Promise.all(pellets.map(({ code }) => as.member.pellets.get({ ref: code })));
  expect(statuses.map((pellet) => pellet.status)).toEqual(["coated", "built_in"]);
  await as.member.cells.archive({ ref: made.code, version: 2, reason: "never built" });
  expect((await as.member.pellets.get({ ref: pellets[1]!.code })).status).toBe("coated");
  expect((await as.member.cells.list({ projectId: scene.projectId })).items).toEqual([]);
});

test("a second cell on one interlayer is saved and doubted; a broken pellet carries none", async () => {
  const scene = await labScene(context.db);
  const { as } = scene;
  const { interlayers, pellets } = await coatedPellets(scene, 2);
  const build = (interlayerRef: string) =>
    as.member.cells.create({ cells: [{ interlayerRef, ...halfCell }] });
  const first = await build(interlayers[0]!.code);
  const second = await build(interlayers[0]!.code);
  expect(second.warnings[0]!.message).toContain(`in ${first.cells[0]!.code} already`);
  await as.member.pellets.update({ ref: pellets[1]!.code, version: 2, status: "broken" });
  await expect(build(interlayers[1]!.code)).rejects.toMatchObject({ code: "CONFLICT", message: /is broken/ });
  await expect(build("I-9999")).rejects.toMatchObject({
    message: "cells.0.interlayerRef: There is no interlayer I-9999.",
  });
});

test("a stale save learns what changed, without what follows by itself", async () => {
  const scene = await labScene(context.db);
  const { as } = scene;
  const { interlayers } = await coatedPellets(scene, 1);
  const ref = (
    await as.member.cells.create({ cells: [{ interlayerRef: interlayers[0]!.code, ...halfCell }] })
  ).cells[0]!.code;
  await as.member.cells.update({ ref, version: 1, counterDiameterMm: 10, notes: "rim damaged" });
  const stale = await as.member.cells
    .update({ ref, version: 1, counterDiameterMm: 11, stackPressureMpa: 2 })
    .catch((error) => error);
  expect(stale).toMatchObject({ code: "STALE_VERSION", data: { currentVersion: 2 } });
  const fields = Object.fromEntries(
    stale.data.fields.map((each: { field: string }) => [each.field, each]),
  ) as Record<string, object>;
  expect(Object.keys(fields).sort()).toEqual(["counterDiameterMm", "layers", "notes", "stackPressureMpa"]);
  expect(fields.counterDiameterMm).toMatchObject({ base: 12, theirs: 10, yours: 11 });
  expect(fields.notes).toMatchObject({ base: "", theirs: "rim damaged", yours: "" });
});

test("a changed area or sign asks for the analysis of the cell's runs again", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const { interlayers } = await coatedPellets(scene, 1);
  const cell = (
    await as.member.cells.create({ cells: [{ interlayerRef: interlayers[0]!.code, ...halfCell }] })
  ).cells[0]!;
  const sha256 = "a".repeat(64);
  await context.db.rawFile.create({ data: { sha256, sizeBytes: 1n, originalName: "x.mpr" } });
  const run = await context.db.run.create({
    data: {
      projectId,
      cellId: cell.id,
      code: "stale-run",
      files: { create: { sha256, name: "x.mpr", position: 0, status: "done", kind: "cycling" } },
      result: {
        create: {
          analysisVersion: 1,
          inputHash: sha256,
          areaBasis: "interlayer",
          records: 1,
          cycleCount: 1,
          completedCycles: 1,
          durationS: 1,
        },
      },
    },
  });
  const isStale = async () =>
    (await context.db.runResult.findUniqueOrThrow({ where: { runId: run.id } })).isStale;
  await as.member.cells.update({ ref: cell.code, version: 1, notes: "nothing that counts" });
  expect(await isStale()).toBe(false);
  await as.member.cells.update({ ref: cell.code, version: 2, areaBasis: "counter" });
  expect(await isStale()).toBe(true);
  await context.db.runResult.update({ where: { runId: run.id }, data: { isStale: false } });
  await as.member.interlayers.update({ ref: interlayers[0]!.code, version: 1, maskDiameterMm: 10 });
  expect(await isStale()).toBe(true);
});

test("who may build, read, change and archive", async () => {
  const scene = await labScene(context.db);
  const { as } = scene;
  const { interlayers } = await coatedPellets(scene, 6);
  let next = 0;
  const build = (client: typeof as.member) =>
    client.cells.create({ cells: [{ interlayerRef: interlayers[next++]!.code, ...halfCell }] });
  expect(await whoMay(scene, build)).toEqual(membersOnly);
  const { items } = await as.member.cells.list({ projectId: scene.projectId });
  const ref = items[0]!.code;
  expect(await whoMay(scene, (client) => client.cells.get({ ref }))).toEqual(readersOnly);
  const change = async (client: typeof as.member) => {
    const { version } = await as.member.cells.get({ ref });
    return client.cells.update({ ref, version, status: "running" });
  };
  expect(await whoMay(scene, change)).toEqual(membersOnly);
  expect((await as.stranger.cells.list({ projectId: scene.projectId })).items).toEqual([]);
});
