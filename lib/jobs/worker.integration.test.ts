import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { queueState } from "@/lib/db/job-queue";
import { testDatabase } from "@/lib/db/testing/test-database";
import type { Actor } from "@/lib/domain/actor";
import { listCycles } from "@/lib/services/cycle";
import { getRunResult } from "@/lib/services/run-analysis";
import { attachUpload, cancelRunFile, listRunFiles, retryRunFile } from "@/lib/services/run-file";
import { cellScene } from "@/lib/services/testing/cell-scene";
import { cyclingText } from "@/lib/services/testing/cycling-text";
import { labScene } from "@/lib/services/testing/lab-scene";
import { startWorkerProcess, type WorkerProcess } from "./testing/worker-process";

const context = testDatabase();
// Real processes start slowly on a busy machine.
const patientMs = 180_000;
const long = cyclingText({ cycles: 100, recordsAHalfCycle: 1000 });

let folder: string;
let member: Actor;
let run: string;
let workers: WorkerProcess[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "garnetbook-worker-"));
  process.env.GARNETBOOK_DATA_DIR = folder;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  const scene = await labScene(context.db);
  member = scene.actors.member;
  run = (await cellScene(context.db, scene.projectId)).run.code;
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end("SIGKILL")));
  workers = [];
});

async function startWorker(): Promise<WorkerProcess> {
  const worker = await startWorkerProcess({ DATABASE_URL: context.url, GARNETBOOK_DATA_DIR: folder });
  workers.push(worker);
  return worker;
}

const send = (name: string, text: string) =>
  attachUpload(member, run, {
    name,
    bytes: (async function* () {
      yield new TextEncoder().encode(text);
    })(),
  });

async function until<Value>(
  what: string,
  look: () => Promise<Value | null | undefined | false>,
): Promise<Value> {
  for (const deadline = Date.now() + 80_000; Date.now() < deadline; ) {
    const found = await look();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error(`timed out: ${what}; ${workers.map((worker) => worker.log()).join("\n")}`);
}

const fileNow = async () => (await listRunFiles(member, run))[0]!;
const traces = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

test("a worker killed in the middle leaves nothing half-written, and another finishes its work", {
  timeout: patientMs,
}, async () => {
  const first = await startWorker();
  await send("long.csv", long);
  await until("the reading", async () => (await fileNow()).status === "reading");
  await first.end("SIGKILL");
  expect(await fileNow()).toMatchObject({ status: "reading", records: null });
  expect(await getRunResult(member, run)).toBeNull();
  expect(traces().filter((path) => path.startsWith("derived/"))).toEqual([]);
  expect((await queueState(context.db)).running).toBe(1);

  const second = await startWorker();
  await until("the file is read", async () => (await fileNow()).status === "done");
  const result = await until("the analysis", () => getRunResult(member, run));
  expect(result.records).toBe(195_000);
  const { items } = await listCycles(member, { ref: run, after: -1, limit: 500 });
  expect(items.map((cycle) => cycle.number)).toEqual(Array.from({ length: 100 }, (_, k) => k + 1));
  expect(second.log()).toContain("taken up again");
  expect(traces().filter((path) => path.startsWith("incoming/"))).toEqual([]);
});

test("a person's cancel stops the reading, and a retry does it after all", {
  timeout: patientMs,
}, async () => {
  await startWorker();
  const { id } = await send("long.csv", long);
  await until("the reading", async () => (await fileNow()).status === "reading");
  await cancelRunFile(member, { ref: run, fileId: id });
  await until("the queue is empty", async () => (await queueState(context.db)).running === 0);
  expect(await fileNow()).toMatchObject({ status: "cancelled", records: null, error: null });
  await retryRunFile(member, { ref: run, fileId: id });
  await until("the file is read", async () => (await fileNow()).status === "done");
});

test("SIGTERM stops a worker cleanly: its row is gone and its lock free", {
  timeout: patientMs,
}, async () => {
  const worker = await startWorker();
  expect((await queueState(context.db)).workers).toBe(1);
  await worker.end("SIGTERM");
  expect(await context.db.workerProcess.count()).toBe(0);
  expect((await queueState(context.db)).workers).toBe(0);
});
