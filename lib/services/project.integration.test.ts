import { expect, test } from "vitest";
import { clientAs } from "@/lib/api/testing/client-as";
import { testDatabase } from "@/lib/db/testing/test-database";
import { systemActor } from "@/lib/domain/actor";
import { createProject } from "./project";
import { labScene, leadersOnly, readersOnly, somebody, whoMay } from "./testing/lab-scene";

const context = testDatabase();

test("whoever starts a project leads it, and its short name is made once", async () => {
  const person = await somebody(context.db, "member");
  const first = await clientAs(person).projects.create({ name: "Ag auf Ta-LLZO, Würzburg" });
  const second = await clientAs(person).projects.create({ name: "Ag auf Ta-LLZO, Würzburg" });
  expect([first.slug, second.slug]).toEqual(["ag-auf-ta-llzo-wurzburg", "ag-auf-ta-llzo-wurzburg-2"]);
  expect(first).toMatchObject({ myRole: "pi", memberCount: 1, kind: "lab", visibility: "lab", version: 1 });
  await expect(clientAs(person).projects.create({ name: "X", slug: first.slug })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  const viewer = await somebody(context.db, "viewer");
  await expect(clientAs(viewer).projects.create({ name: "X" })).rejects.toMatchObject({
    code: "NOT_PERMITTED",
  });
});

test("readers read, leaders manage", async () => {
  const scene = await labScene(context.db);
  const { projectId, slug } = scene;
  expect(await whoMay(scene, (client) => client.projects.get({ ref: slug }))).toEqual(readersOnly);
  expect(await whoMay(scene, (client) => client.projects.listMembers({ ref: slug }))).toEqual(readersOnly);
  const rename = async (client: typeof scene.as.pi) => {
    const { version } = await scene.as.admin.projects.get({ ref: projectId });
    return client.projects.update({ ref: projectId, version, description: "Interlayers" });
  };
  expect(await whoMay(scene, rename)).toEqual(leadersOnly);
  const invite = async (client: typeof scene.as.pi) => {
    const { userId } = await somebody(context.db, "member");
    return client.projects.addMember({ ref: slug, person: userId, role: "viewer" });
  };
  expect(await whoMay(scene, invite)).toEqual(leadersOnly);
});

test("a list shows what one may see, and nothing else", async () => {
  const hidden = await labScene(context.db);
  const open = await labScene(context.db, { visibility: "lab" });
  const { items } = await hidden.as.stranger.projects.list({ limit: 200 });
  const ids = items.map((project) => project.id);
  expect(ids).toContain(open.projectId);
  expect(ids).not.toContain(hidden.projectId);
  expect(items.find((project) => project.id === open.projectId)?.myRole).toBe("viewer");
});

test("members come, change and go, each with a line in the history", async () => {
  const { as, actors, slug, projectId } = await labScene(context.db);
  const { userId } = await somebody(context.db, "viewer");
  const email = (await context.db.user.findUniqueOrThrow({ where: { id: userId } })).email;
  const added = await as.pi.projects.addMember({ ref: slug, person: email.toUpperCase(), role: "member" });
  expect(added.items.find((member) => member.userId === userId)).toMatchObject({
    role: "member",
    labRole: "viewer",
  });
  await expect(as.pi.projects.addMember({ ref: slug, person: email, role: "pi" })).rejects.toMatchObject({
    code: "CONFLICT",
    message: /already/,
  });
  await expect(
    as.pi.projects.addMember({ ref: slug, person: "nobody@lab.example", role: "pi" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND", message: /invite them first/ });
  await as.pi.projects.changeMember({ ref: slug, userId, role: "pi" });
  const left = await as.pi.projects.removeMember({ ref: slug, userId });
  expect(left.items.some((member) => member.userId === userId)).toBe(false);
  await expect(as.pi.projects.removeMember({ ref: slug, userId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const actions = await context.db.auditEvent.findMany({
    where: { projectId, actorId: actors.pi.userId },
    orderBy: { sequence: "asc" },
  });
  expect(actions.map((event) => event.action)).toEqual(["add_member", "change_member", "remove_member"]);
});

test("who can see a project, and why", async () => {
  const { as, actors, slug } = await labScene(context.db, { visibility: "lab" });
  const { items } = await as.viewer.projects.whoCanSee({ ref: slug });
  const of = (userId: string) => items.find((person) => person.userId === userId);
  expect(of(actors.admin.userId)).toMatchObject({ role: "admin", reason: "administrator", mayManage: true });
  expect(of(actors.pi.userId)).toMatchObject({ reason: "membership", mayReview: true, mayManage: true });
  expect(of(actors.member.userId)).toMatchObject({ mayWrite: true, mayReview: false });
  expect(of(actors.stranger.userId)).toMatchObject({
    reason: "lab_visibility",
    mayRead: true,
    mayWrite: false,
  });
  const { version } = await as.pi.projects.get({ ref: slug });
  await as.pi.projects.update({ ref: slug, version, visibility: "members" });
  const closed = await as.viewer.projects.whoCanSee({ ref: slug });
  expect(closed.items.some((person) => person.userId === actors.stranger.userId)).toBe(false);
});

test("published facts are nobody's to write", async () => {
  const project = await createProject(systemActor, { name: "Published" }, { kind: "literature" });
  const admin = await somebody(context.db, "admin");
  const { items } = await clientAs(admin).projects.whoCanSee({ ref: project.slug });
  expect(items.some((person) => person.mayWrite)).toBe(false);
});

test("an archived project is put away, not written to, and comes back", async () => {
  const { as, projectId, slug } = await labScene(context.db);
  const archived = await as.pi.projects.archive({ ref: slug, version: 1, reason: "done" });
  expect(archived.archivedAt).not.toBeNull();
  expect((await as.pi.projects.list({ limit: 200 })).items.map((each) => each.id)).not.toContain(projectId);
  await expect(
    as.member.pellets.create({ pellets: [{ projectId, composition: "LLZO" }] }),
  ).rejects.toMatchObject({ code: "NOT_PERMITTED", message: /archived/ });
  await expect(as.pi.projects.restore({ ref: slug, version: 1 })).rejects.toMatchObject({
    code: "STALE_VERSION",
  });
  expect((await as.pi.projects.restore({ ref: slug, version: 2 })).archivedAt).toBeNull();
});

test("of two saves at once one is told of the other", async () => {
  const { as, slug } = await labScene(context.db);
  const save = (name: string) => as.pi.projects.update({ ref: slug, version: 1, name });
  const outcomes = await Promise.allSettled([save("one"), save("two"), save("three")]);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  expect((await as.pi.projects.get({ ref: slug })).version).toBe(2);
});
