import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { type Actor, systemActor } from "@/lib/domain/actor";
import { createPellets, getPellet, listPellets, updatePellet } from "./pellet";

const context = testDatabase();

async function scene() {
  const project = await context.db.project.create({
    data: { slug: `p${Math.random()}`, name: "Garnet", visibility: "members" },
  });
  const user = await context.db.user.create({ data: { email: `${Math.random()}@lab.example`, name: "A" } });
  const member: Actor = {
    ...systemActor,
    isSystem: false,
    userId: user.id,
    role: "member",
    projectRoles: new Map([[project.id, "member"]]),
  };
  return { project, member, stranger: { ...member, projectRoles: new Map() } satisfies Actor };
}

test("a batch gets codes in order and each pellet a first event in the history", async () => {
  const { project, member } = await scene();
  const input = { projectId: project.id, composition: "Li6.5La3Zr1.5Ta0.5O12", thicknessUm: 500 };
  const pellets = await createPellets(member, [input, input, input]);
  const numbers = pellets.map((pellet) => Number(pellet.code.slice(2)));
  expect(numbers).toEqual([numbers[0], numbers[0]! + 1, numbers[0]! + 2]);
  expect(await context.db.auditEvent.count({ where: { projectId: project.id, action: "create" } })).toBe(3);
});

test("a stranger neither sees nor changes a members-only project", async () => {
  const { project, member, stranger } = await scene();
  const [pellet] = await createPellets(member, [{ projectId: project.id, composition: "LLZO" }]);
  await expect(getPellet(stranger, pellet!.code)).rejects.toMatchObject({ code: "not_found" });
  const list = await listPellets(stranger, { limit: 50, includeArchived: false, projectId: project.id });
  expect(list.items).toEqual([]);
});

test("a stale save learns what changed, field by field, and changes nothing", async () => {
  const { project, member } = await scene();
  const [pellet] = await createPellets(member, [
    { projectId: project.id, composition: "LLZO", thicknessUm: 500 },
  ]);
  await updatePellet(member, { ref: pellet!.code, version: 1, thicknessUm: 480 });
  await expect(
    updatePellet(member, { ref: pellet!.code, version: 1, thicknessUm: 470, massMg: 400 }),
  ).rejects.toMatchObject({
    code: "stale_version",
    details: {
      currentVersion: 2,
      fields: expect.arrayContaining([
        { field: "thicknessUm", base: 500, theirs: 480, yours: 470 },
        { field: "massMg", base: null, theirs: null, yours: 400 },
      ]),
    },
  });
  expect((await getPellet(member, pellet!.code)).thicknessUm).toBe(480);
});

test("the same Idempotency-Key is done once", async () => {
  const { project, member } = await scene();
  const keyed: Actor = { ...member, idempotency: { key: "k1", requestHash: "h" } };
  const input = [{ projectId: project.id, composition: "LLZO" }];
  const [first] = await createPellets(keyed, input);
  const [again] = await createPellets(keyed, input);
  expect(again!.id).toBe(first!.id);
  const other: Actor = { ...member, idempotency: { key: "k1", requestHash: "other" } };
  await expect(createPellets(other, input)).rejects.toMatchObject({ code: "idempotency_mismatch" });
});

test("impossible geometry and a taken code are refused in words", async () => {
  const { project, member } = await scene();
  const base = { projectId: project.id, composition: "LLZO" };
  await expect(
    createPellets(member, [{ ...base, thicknessUm: 400, polishedThicknessUm: 450 }]),
  ).rejects.toMatchObject({ code: "invalid_input", message: /thicker than before/ });
  await createPellets(member, [{ ...base, code: "MINE-1" }]);
  await expect(createPellets(member, [{ ...base, code: "MINE-1" }])).rejects.toMatchObject({
    code: "duplicate_code",
  });
});
