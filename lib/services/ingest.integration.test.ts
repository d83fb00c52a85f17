import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import type { Actor } from "@/lib/domain/actor";
import { hasRealFile, realFileBytes, realReference } from "@/lib/formats/testing/real-data";
import { drainQueue } from "@/lib/jobs/testing/drain-queue";
import { listCycles } from "./cycle";
import { getRun } from "./run";
import { getRunResult } from "./run-analysis";
import { attachUpload, listRunFiles } from "./run-file";
import { cellScene } from "./testing/cell-scene";
import { labScene } from "./testing/lab-scene";

const context = testDatabase();
let folder: string;
let member: Actor;
let runCode: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "garnetbook-ingest-"));
  process.env.GARNETBOOK_DATA_DIR = folder;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  const scene = await labScene(context.db);
  member = scene.actors.member;
  runCode = (await cellScene(context.db, scene.projectId)).run.code;
});

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

const send = (name: string, bytes: Uint8Array, run = runCode) =>
  attachUpload(member, run, { name, bytes: inPieces(bytes) });

const mpr = "cycling/jdb11-1_c3_gcpl_5cycles_2V-3p8V_C-24_data_C09.mpr";

describe.skipIf(!hasRealFile(mpr))("a real cycler file", () => {
  test("goes from bytes to a cycle table that agrees with the reference", async () => {
    const sent = await send("run.mpr", realFileBytes(mpr));
    expect(sent).toMatchObject({ duplicate: false, status: "waiting" });
    await drainQueue(context.url);
    const [file] = await listRunFiles(member, runCode);
    const reference = realReference(mpr);
    expect(file).toMatchObject({ status: "done", format: "biologic-mpr", records: reference.n_records });
    const { items } = await listCycles(member, { ref: runCode, after: -1, limit: 500 });
    const run = await getRun(member, runCode);
    expect(run.result).toMatchObject({ records: reference.n_records, platingSignSource: "inferred" });
  });
});
