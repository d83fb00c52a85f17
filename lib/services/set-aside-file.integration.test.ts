import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { listHistory } from "./audit";
import { listCycles } from "./cycle";
import { getRun } from "./run";
import { retryRunFile } from "./run-file";
import { setAsideRunFile } from "./set-aside-file";
import { cyclingText } from "./testing/cycling-text";
import { ingestScene } from "./testing/ingest-scene";

const context = testDatabase();
const at = ingestScene(context);

const text = (cycles: number, more = {}) => cyclingText({ cycles, recordsAHalfCycle: 50, ...more });
const cycleCount = async () =>
  (await listCycles(at.member, { ref: at.run, after: -1, limit: 100 })).items.length;
const setAside = async (fileId: string, reason = "is the file of another cell") =>
  setAsideRunFile(at.member, { ref: at.run, fileId, reason });

test("a file set aside counts for nothing, keeps its bytes, and comes back", async () => {
  const [own, strange] = await at.ingest(["own.csv", text(3)], ["strange.csv", text(2, { intervalS: 9 })]);
  expect(await cycleCount()).toBe(5);
  expect(await setAside(strange!.id)).toMatchObject({
    status: "set_aside",
    setAsideReason: "is the file of another cell",
  });
  expect((await getRun(at.member, at.run)).result).toMatchObject({ isStale: true });
  await at.drain();
  expect(await cycleCount()).toBe(3);
  expect((await at.files()).map(({ id, status }) => [id, status])).toEqual([
    [own!.id, "done"],
    [strange!.id, "set_aside"],
  ]);
  expect(at.stored().some((path) => path.endsWith(strange!.sha256))).toBe(true);
  // The same bytes again are still that file.
  expect(await at.send("again.csv", text(2, { intervalS: 9 }))).toMatchObject({
    duplicate: true,
    status: "set_aside",
  });
  await expect(setAside(strange!.id)).rejects.toMatchObject({ code: "conflict" });

  await retryRunFile(at.member, { ref: at.run, fileId: strange!.id });
  await at.drain();
  expect(await cycleCount()).toBe(5);
  const events = (await listHistory(at.scene.actors.admin, { limit: 50 })).items.filter(
    ({ entity }) => entity === "run_file",
  );
  expect(events.map(({ action, reason }) => [action, reason]).slice(0, 3)).toEqual([
    ["read", null],
    ["put_back", null],
    ["set_aside", "is the file of another cell"],
  ]);
});

test("without another file the run has no result, and no end that a rule decided from it", async () => {
  const [only] = await at.ingest(["only.csv", text(3)]);
  const { id } = await getRun(at.member, at.run);
  await context.db.run.update({
    where: { id },
    data: { endEvent: "short_hard", endDecidedBy: "rule", endReason: "S1 v1: a drop" },
  });
  await setAside(only!.id);
  expect(await getRun(at.member, at.run)).toMatchObject({
    result: null,
    endEvent: null,
    endReason: null,
    endDecidedBy: null,
  });
  expect(await cycleCount()).toBe(0);
});

test("a shorter version takes the place of the longer one that is set aside", async () => {
  await at.ingest(["a.csv", text(2)], ["b.csv", text(4)], ["c.csv", text(6)]);
  const [a, b, c] = await at.files();
  await setAside(b!.id);
  expect((await at.files()).map(({ supersededById }) => supersededById)).toEqual([c!.id, null, null]);
  await setAside(c!.id);
  await at.drain();
  expect(await cycleCount()).toBe(2);
  expect((await at.files())[0]).toMatchObject({ id: a!.id, supersededById: null });
  // A longer version that comes now overtakes what counts, and leaves what was set aside alone.
  await at.ingest(["d.csv", text(8)]);
  const files = new Map((await at.files()).map((file) => [file.name, file]));
  expect(files.get("a.csv")?.supersededById).toBe(files.get("d.csv")?.id);
  expect(files.get("b.csv")).toMatchObject({ status: "set_aside", supersededById: null });
  expect(files.get("c.csv")).toMatchObject({ status: "set_aside", supersededById: null });
});

test("only who may write to the project, and not while the file is read", async () => {
  const sent = await at.send("run.csv", text(2));
  await expect(setAside(sent.id)).rejects.toMatchObject({ code: "conflict" });
  await at.drain();
  const { viewer } = at.scene.actors;
  await expect(setAsideRunFile(viewer, { ref: at.run, fileId: sent.id, reason: "no" })).rejects.toMatchObject(
    { code: "not_permitted" },
  );
});
