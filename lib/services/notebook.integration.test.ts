import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { mentionsOf } from "./notebook";
import { cellScene } from "./testing/cell-scene";
import { labScene, membersOnly, somebody, whoMay } from "./testing/lab-scene";

const context = testDatabase();

const page = { entryDate: "2026-03-04", title: "Half cells" };

test("a mention links both ways, and follows the text when it changes", async () => {
  const { as, actors, projectId } = await labScene(context.db);
  const { cell, run } = await cellScene(context.db, projectId);
  const entry = await as.member.notebook.create({
    ...page,
    projectId,
    body: `Opened ${cell.code}, see ${run.code} and KO25-C-AG-HALF-LIFE. Again ${cell.code}.`,
  });
  expect(entry.code).toMatch(/^N-\d{4}$/);
  expect(entry.mentions).toEqual([cell.code, "KO25-C-AG-HALF-LIFE", run.code].sort());
  expect((await mentionsOf(actors.viewer, cell.code)).map(({ code }) => code)).toEqual([entry.code]);
  expect(await mentionsOf(actors.stranger, cell.code)).toEqual([]);
  await as.member.notebook.update({ ref: entry.code, version: 1, body: "Nothing." });
  expect(await mentionsOf(actors.viewer, cell.code)).toEqual([]);
});

test("script in a page is kept as the text it is", async () => {
  const { as, projectId } = await labScene(context.db);
  const body = "Before <script>alert(document.cookie)</script> & <img src=x onerror=alert(1)>\n\n- [ ] after";
  const { code } = await as.member.notebook.create({ ...page, projectId, body });
  expect((await as.viewer.notebook.get({ ref: code })).body).toBe(body);
});

test("two people edit one page: the second sees both sides", async () => {
  const { as, projectId } = await labScene(context.db);
  const { code } = await as.member.notebook.create({ ...page, projectId, body: "one" });
  await as.member.notebook.update({ ref: code, version: 1, body: "two" });
  await expect(as.pi.notebook.update({ ref: code, version: 1, body: "three" })).rejects.toMatchObject({
    code: "STALE_VERSION",
    data: {
      currentVersion: 2,
      fields: expect.arrayContaining([{ field: "body", base: "one", theirs: "two", yours: "three" }]),
    },
  });
});

test("a signature stands by exactly what was read", async () => {
  const { as, actors, projectId } = await labScene(context.db);
  const entry = await as.member.notebook.create({ ...page, projectId, body: "one" });
  const ref = entry.code;
  const signed = await as.member.notebook.sign({ ref, version: 1, meaning: "author" });
  expect(signed.signatures).toMatchObject([
    { userId: actors.member.userId, meaning: "author", contentSha256: entry.contentSha256, isCurrent: true },
  ]);
  await expect(as.pi.notebook.sign({ ref, version: 1, meaning: "author" })).rejects.toMatchObject({
    code: "NOT_PERMITTED",
  });
  await expect(as.member.notebook.sign({ ref, version: 1, meaning: "witness" })).rejects.toMatchObject({
    code: "NOT_PERMITTED",
  });
  await expect(as.member.notebook.sign({ ref, version: 1, meaning: "author" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await as.pi.notebook.sign({ ref, version: 1, meaning: "witness" });
  const changed = await as.member.notebook.update({ ref, version: 1, body: "two" });
  expect(changed.signatures.map(({ isCurrent }) => isCurrent)).toEqual([false, false]);
  await expect(as.pi.notebook.sign({ ref, version: 1, meaning: "witness" })).rejects.toMatchObject({
    code: "STALE_VERSION",
  });
});

test("attachments are uploaded bytes; an edit of the words keeps them", async () => {
  const { as, projectId } = await labScene(context.db);
  const sha256 = "12".repeat(32);
  await context.db.rawFile.create({ data: { sha256, sizeBytes: 5n, originalName: "photo.png" } });
  const { code } = await as.member.notebook.create({ ...page, projectId });
  const attached = await as.member.notebook.attachFile({ ref: code, version: 1, sha256, name: "bench.png" });
  expect(attached).toMatchObject({ version: 2, attachments: [{ sha256, name: "bench.png", sizeBytes: 5 }] });
  const edited = await as.member.notebook.update({ ref: code, version: 2, title: "Other" });
  expect(edited.attachments).toHaveLength(1);
  await expect(
    as.member.notebook.detachFile({ ref: code, version: 3, sha256: "34".repeat(32) }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  const detached = await as.member.notebook.detachFile({ ref: code, version: 3, sha256, reason: "blurred" });
  expect(detached).toMatchObject({ version: 4, attachments: [] });
  expect(await context.db.rawFile.count({ where: { sha256 } })).toBe(1);
  const again = await as.member.notebook.attachFile({ ref: code, version: 4, sha256 });
  expect(again.attachments).toMatchObject([{ sha256, name: "photo.png" }]);
});

test("pages are listed by the day they are about, and only members write", async () => {
  const scene = await labScene(context.db);
  const { as, projectId } = scene;
  for (const entryDate of ["2026-01-02", "2026-03-01", "2025-12-31"]) {
    await as.member.notebook.create({ ...page, entryDate, projectId });
  }
  const first = await as.viewer.notebook.list({ projectId, limit: 2 });
  expect(first.items.map(({ entryDate }) => entryDate)).toEqual(["2026-03-01", "2026-01-02"]);
  const rest = await as.viewer.notebook.list({ projectId, limit: 2, cursor: first.nextCursor! });
  expect(rest.items.map(({ entryDate }) => entryDate)).toEqual(["2025-12-31"]);
  const january = await as.viewer.notebook.list({ projectId, from: "2026-01-01", to: "2026-01-31" });
  expect(january.items).toHaveLength(1);
  expect(await whoMay(scene, (one) => one.notebook.create({ ...page, projectId }))).toEqual(membersOnly);
});

test("a page of a project one left is gone from one's lists", async () => {
  const { as, projectId } = await labScene(context.db);
  await as.member.notebook.create({ ...page, projectId });
  const other = await somebody(context.db, "member");
  expect(await mentionsOf(other, "C-0001")).toEqual([]);
});
