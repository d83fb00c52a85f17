import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { coatedPellets, halfCell } from "./testing/coated-pellets";
import { labScene, membersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();

test("what was archived comes back, with its history, and what is there cannot", async () => {
  const { as, projectId } = await labScene(context.db);
  const { lots } = await as.member.lots.create({ lots: [{ projectId, kind: "target", name: "Ag" }] });
  const ref = lots[0]!.code;
  await expect(as.member.lots.restore({ ref, version: 1 })).rejects.toMatchObject({ code: "CONFLICT" });
  await as.member.lots.archive({ ref, version: 1, reason: "used up" });
  const back = await as.member.lots.restore({ ref, version: 2, reason: "another box was found" });
  expect(back).toMatchObject({ archivedAt: null, version: 3 });
  expect((await as.member.lots.list({ projectId })).items).toHaveLength(1);
  const history = await as.member.audit.list({ ref: back.id });
  expect(history.items.map(({ action, reason }) => [action, reason])).toEqual([
    ["restore", "another box was found"],
    ["archive", "used up"],
    ["create", null],
  ]);
});

test("who may restore", async () => {
  const scene = await labScene(context.db);
  const { lots } = await scene.as.member.lots.create({
    lots: [{ projectId: scene.projectId, kind: "target", name: "Ag" }],
  });
  const ref = lots[0]!.code;
  const putAndTake = async (client: typeof scene.as.member) => {
    const lot = await scene.as.member.lots.get({ ref });
    const { version } =
      lot.archivedAt === null ? await scene.as.member.lots.archive({ ref, version: lot.version }) : lot;
    return client.lots.restore({ ref, version });
  };
  expect(await whoMay(scene, putAndTake)).toEqual(membersOnly);
});

test("a cell and its run come back in order: what they stand on first", async () => {
  const scene = await labScene(context.db);
  const { member } = scene.as;
  const { pellets, interlayers } = await coatedPellets(scene, 1);
  const { cells } = await member.cells.create({
    cells: [{ interlayerRef: interlayers[0]!.code, ...halfCell }],
  });
  const [pellet, interlayer, cell] = [pellets[0]!.code, interlayers[0]!.code, cells[0]!.code];
  const { runs } = await member.runs.create({ runs: [{ cellId: cell, status: "running" }] });
  const run = runs[0]!.code;
  const version = async (room: "pellets" | "interlayers" | "cells" | "runs", ref: string) =>
    (await member[room].get({ ref })).version;
  const chain = [
    ["runs", run],
    ["cells", cell],
    ["interlayers", interlayer],
    ["pellets", pellet],
  ] as const;
  for (const [room, ref] of chain) await member[room].archive({ ref, version: await version(room, ref) });
  expect((await member.pellets.get({ ref: pellet })).status).toBe("archived");
  for (const [room, ref] of chain.slice(0, 3)) {
    await expect(member[room].restore({ ref, version: await version(room, ref) })).rejects.toMatchObject({
      code: "CONFLICT",
      message: /archived: restore that first/,
    });
  }
  for (const [room, ref] of [...chain].reverse())
    await member[room].restore({ ref, version: await version(room, ref) });
  expect((await member.pellets.get({ ref: pellet })).status).toBe("built_in");
  expect((await member.runs.get({ ref: run })).archivedAt).toBeNull();
});

test("a broken pellet is still broken; a face that was coated anew stays with its new interlayer", async () => {
  const scene = await labScene(context.db);
  const { member } = scene.as;
  const { pellets, interlayers } = await coatedPellets(scene, 2);
  const [first, second] = interlayers;
  const archive = { ref: first!.code, version: first!.version };
  await member.interlayers.archive({ ...archive, reason: "peeled off" });
  await member.depositions.create({
    projectId: scene.projectId,
    method: "RF magnetron sputtering",
    metal: "Zn",
    coatings: [{ pelletRef: pellets[0]!.code, nominalThicknessNm: 200, maskDiameterMm: 12 }],
  });
  await expect(
    member.interlayers.restore({ ref: first!.code, version: archive.version + 1 }),
  ).rejects.toMatchObject({ code: "CONFLICT", message: /by now/ });

  await member.interlayers.archive({ ref: second!.code, version: second!.version });
  const ref = pellets[1]!.code;
  const whole = await member.pellets.get({ ref });
  const broken = await member.pellets.update({ ref, version: whole.version, status: "broken" });
  const away = await member.pellets.archive({ ref, version: broken.version });
  expect((await member.pellets.restore({ ref, version: away.version })).status).toBe("broken");
});
