import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { labScene, membersOnly, readersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();

test("who may register, read, change and archive a lot", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  const make = (client: typeof as.member) =>
    client.lots.create({ lots: [{ projectId, kind: "target", name: "Ag target" }] });
  expect(await whoMay(scene, make)).toEqual({ ...membersOnly });
  const lot = (await make(as.member)).lots[0]!;
  expect(await whoMay(scene, (client) => client.lots.get({ ref: lot.code }))).toEqual(readersOnly);
  const change = async (client: typeof as.member) => {
    const { version } = await as.member.lots.get({ ref: lot.code });
    return client.lots.update({ ref: lot.code, version, vendor: "Kurt J. Lesker" });
  };
  expect(await whoMay(scene, change)).toEqual(membersOnly);
  const put = async (client: typeof as.member) => {
    const { version } = await as.member.lots.get({ ref: lot.code });
    return client.lots.archive({ ref: lot.code, version });
  };
  expect(await whoMay(scene, put)).toEqual(membersOnly);
});

test("a list filters by kind and by any part of what was typed, and pages", async () => {
  const { as, projectId } = await labScene(context.db);
  await as.member.lots.create({
    lots: [
      { projectId, kind: "pellet", name: "LLZTO pellets", vendor: "Toshima", receivedOn: "2025-03-01" },
      { projectId, kind: "target", name: "Silver 2 inch", lotNumber: "AG-100%_1" },
      { projectId, kind: "target", name: "Zinc 2 inch" },
    ],
  });
  const names = async (query: object) =>
    (await as.member.lots.list({ projectId, ...query })).items.map((each) => each.name);
  expect(await names({ kind: "target" })).toEqual(["Zinc 2 inch", "Silver 2 inch"]);
  expect(await names({ search: "toshi" })).toEqual(["LLZTO pellets"]);
  expect(await names({ search: "100%_" })).toEqual(["Silver 2 inch"]);
  const first = await as.member.lots.list({ projectId, limit: 2 });
  const second = await as.member.lots.list({ projectId, limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items]).toHaveLength(3);
  expect(second.nextCursor).toBeNull();
  expect(second.items[0]!.receivedOn).toBe("2025-03-01");
});

test("impossible purity is refused in words, an archived lot leaves the list", async () => {
  const { as, projectId } = await labScene(context.db);
  await expect(
    as.member.lots.create({ lots: [{ projectId, kind: "target", name: "Ag", purityPercent: 101 }] }),
  ).rejects.toThrow();
  const { lots } = await as.member.lots.create({ lots: [{ projectId, kind: "target", name: "Ag" }] });
  await as.member.lots.archive({ ref: lots[0]!.code, version: 1, reason: "used up" });
  expect((await as.member.lots.list({ projectId })).items).toEqual([]);
  expect((await as.member.lots.list({ projectId, includeArchived: true })).items).toHaveLength(1);
  await expect(as.member.lots.update({ ref: lots[0]!.code, version: 1, name: "x" })).rejects.toMatchObject({
    code: "STALE_VERSION",
  });
});

test("a pellet names only lots that its writer can see; the lot counts its pellets", async () => {
  const mine = await labScene(context.db);
  const theirs = await labScene(context.db);
  const lotIn = async (scene: typeof mine) =>
    (
      await scene.as.member.lots.create({
        lots: [{ projectId: scene.projectId, kind: "pellet", name: "LLZTO" }],
      })
    ).lots[0]!;
  const [own, hidden] = [await lotIn(mine), await lotIn(theirs)];
  const pelletOf = (lotId: string) =>
    mine.as.member.pellets.create({
      pellets: [{ projectId: mine.projectId, composition: "LLZTO", lotId }],
    });
  await expect(pelletOf(hidden.id)).rejects.toMatchObject({ code: "INVALID_INPUT", message: /may not see/ });
  await pelletOf(own.id);
  expect((await mine.as.member.lots.get({ ref: own.code })).pelletCount).toBe(1);
});

test("a stated code is kept, and the counter never gives it again", async () => {
  const { as, projectId } = await labScene(context.db);
  const make = async (code?: string) =>
    (await as.member.lots.create({ lots: [{ projectId, kind: "other", name: "x", ...(code && { code }) }] }))
      .lots[0]!.code;
  expect(await make("L-0500")).toBe("L-0500");
  expect(await make()).toBe("L-0501");
  expect(await make("L-0100")).toBe("L-0100");
  expect(await make()).toBe("L-0502");
  await expect(make("L-0100")).rejects.toMatchObject({ code: "DUPLICATE_CODE" });
});

test("a character that cannot be stored is refused in words", async () => {
  const { as, projectId } = await labScene(context.db);
  await expect(
    as.member.lots.create({ lots: [{ projectId, kind: "other", name: "x\u0000y" }] }),
  ).rejects.toMatchObject({ code: "INVALID_INPUT", message: /NUL/ });
});
