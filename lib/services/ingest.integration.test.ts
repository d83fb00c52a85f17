import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { hasRealFile, realFileBytes, realReference } from "@/lib/formats/testing/real-data";
import { readHere } from "@/lib/jobs/testing/drain-queue";
import { storage } from "@/lib/storage/configured-storage";
import { forgetRecordings } from "./analysed-recordings";
import { listCycles } from "./cycle";
import { ingestRunFile } from "./ingest";
import { readStoredFile } from "./read-stored-file";
import { rereadRunFile, rereadStale } from "./reread-files";
import { getRun } from "./run";
import { getRunResult } from "./run-analysis";
import { attachStoredFile, cancelRunFile, changeRunFile, reorderRunFiles, retryRunFile } from "./run-file";
import { getSeries } from "./run-series";
import { cellScene } from "./testing/cell-scene";
import { cyclingText } from "./testing/cycling-text";
import { ingestScene } from "./testing/ingest-scene";

const context = testDatabase();
const at = ingestScene(context);

const cyclesOf = async (ref = at.run) => (await listCycles(at.member, { ref, after: -1, limit: 5000 })).items;
const text = (cycles: number, more = {}) => cyclingText({ cycles, recordsAHalfCycle: 50, ...more });

describe("a file sent to a run", () => {
  test("ends as cycles whose charges are those it was made with", async () => {
    const [file] = await at.ingest(["run.csv", text(12)]);
    expect(file).toMatchObject({ status: "done", progress: 1, kind: "cycling", error: null });
    const cycles = await cyclesOf();
    expect(cycles.map((cycle) => cycle.number)).toEqual(Array.from({ length: 12 }, (_, k) => k + 1));
    // 49 intervals of 10 s at 0.5 mA, and the one before the first record.
    for (const cycle of cycles.slice(1)) {
      expect(cycle.platedMah! / ((50 * 10 * 0.5) / 3600)).toBeCloseTo(1, 1);
      expect(cycle.ceFraction).toBeCloseTo(0.96, 1);
    }
    expect(cycles[0]!.platedMahCm2! * 1.130973).toBeCloseTo(cycles[0]!.platedMah!, 5);
    expect(await getRun(at.member, at.run)).toMatchObject({
      status: "running",
      result: { cycleCount: 12, platingSign: -1, platingSignSource: "inferred", areaBasis: "interlayer" },
    });
    const { items } = await listCycles(at.member, { ref: at.run, after: 3, limit: 2 });
    expect(items.map((cycle) => cycle.number)).toEqual([4, 5]);
  });

  test("is kept once, however often it is sent", async () => {
    const first = await at.send("run.csv", text(3));
    const again = await at.send("another name.csv", text(3));
    expect(again).toMatchObject({ id: first.id, duplicate: true, name: "run.csv" });
    const both = await Promise.all([at.send("x.csv", text(4)), at.send("y.csv", text(4))]);
    expect(both.map((each) => each.duplicate).sort()).toEqual([false, true]);
    expect(await at.files()).toHaveLength(2);

    const other = await cellScene(context.db, at.scene.projectId);
    const elsewhere = await attachStoredFile(at.member, { ref: other.run.code, sha256: first.sha256 });
    expect(elsewhere).toMatchObject({ duplicate: false, sha256: first.sha256 });
    expect(await context.db.rawFile.count({ where: { sha256: first.sha256 } })).toBe(1);
    await at.drain();
    expect(await cyclesOf(other.run.code)).toHaveLength(3);
  });

  test("can be read again and comes to the same", async () => {
    const [file] = await at.ingest(["run.csv", text(3)]);
    const before = await cyclesOf();
    await retryRunFile(at.member, { ref: at.run, fileId: file!.id });
    await at.drain();
    expect(await cyclesOf()).toEqual(before);
    expect((await at.files())[0]).toMatchObject({ status: "done", records: file!.records });
  });
});

describe("a file that an older reader has read", () => {
  test("is read again behind everything else, and stands as it was until then", async () => {
    const [file] = await at.ingest(["run.csv", text(3)]);
    expect(file).toMatchObject({ format: "bdf-csv", readerVersion: expect.any(Number) });
    const current = [{ id: "bdf-csv", version: file!.readerVersion! }];
    expect(await rereadStale(current)).toBe(0);
    const before = await cyclesOf();
    await context.db.runFile.update({
      where: { id: file!.id },
      data: { readerVersion: 0, records: 7, traceKey: "traces/gone.parquet" },
    });
    expect(await rereadStale(current)).toBe(1);
    expect((await at.files())[0]).toMatchObject({ status: "done", records: 7 });
    await at.drain();
    expect((await at.files())[0]).toMatchObject({ ...file, updatedAt: expect.any(String) });
    expect(await cyclesOf()).toEqual(before);
    expect(await rereadStale(current)).toBe(0);
  });

  test("keeps the older reading where the newer reader fails, or a person has had it read meanwhile", async () => {
    const [file] = await at.ingest(["run.csv", text(3)]);
    expect(await rereadStale([{ id: "bdf-csv", version: 9 }])).toBeGreaterThan(0);
    await rereadRunFile(file!.id, async () => ({ kind: "needs_mapping", message: "no longer known" }));
    expect((await at.files())[0]).toEqual(file);
    await rereadRunFile(file!.id, async (request, { onProgress }) => {
      await retryRunFile(at.member, { ref: at.run, fileId: file!.id });
      return readStoredFile(request, onProgress);
    });
    expect((await at.files())[0]).toMatchObject({ status: "waiting" });
    await at.drain();
    expect((await at.files())[0]).toMatchObject({ status: "done", records: file!.records });
  });
});

test("traces that are gone are had again from the raw bytes", async () => {
  await at.ingest(["run.csv", text(3)]);
  const before = await cyclesOf();
  const series = { ref: at.run, x: "time" as const, y: ["voltage" as const], pixels: 100 };
  const { lines } = await getSeries(at.member, series);
  for (const path of at.stored().filter((each) => each.startsWith("derived/"))) {
    await storage().removeDerived(path.slice("derived/".length));
  }
  forgetRecordings();
  await expect(getSeries(at.member, series)).rejects.toMatchObject({ code: "unavailable" });
  await at.drain();
  expect(await cyclesOf()).toEqual(before);
  expect((await getSeries(at.member, series)).lines).toEqual(lines);
});

test("a reading does not overtake one that was begun since in another way", async () => {
  const { id: fileId } = await at.send("run.csv", text(2));
  const one = { ref: at.run, fileId };
  await ingestRunFile(fileId, async (request, options) => {
    await cancelRunFile(at.member, one);
    await changeRunFile(at.member, { ...one, formatOverride: "bdf-csv" });
    await context.db.runFile.update({ where: { id: fileId }, data: { status: "reading" } });
    return readHere(request, options);
  });
  expect((await at.files())[0]).toMatchObject({ status: "reading", records: null });
  await at.drain();
  expect((await at.files())[0]).toMatchObject({
    status: "done",
    matchedBy: expect.stringContaining("chosen by the user"),
  });
});

describe("a growing file", () => {
  test("takes the place of its shorter versions in any order of arrival, and all bytes are kept", async () => {
    for (const order of [
      [2, 4, 6],
      [6, 2, 4],
      [4, 6, 2],
    ]) {
      const { run } = await cellScene(context.db, at.scene.projectId);
      for (const cycles of order) {
        await at.send("growing.csv", text(cycles), run.code);
        await at.drain();
      }
      expect(await cyclesOf(run.code)).toHaveLength(6);
      const rows = await context.db.runFile.findMany({
        where: { runId: run.id },
        orderBy: { records: "asc" },
      });
      expect(rows.map((row) => row.supersededById)).toEqual([rows[1]!.id, rows[2]!.id, null]);
      expect(rows.map((row) => row.position)).toEqual([0, 1, 2]);
    }
  });

  test("is recognised by its records where its head changes with it", async () => {
    const head = (note: string) => (body: string) =>
      `${body.replace("Test Time / s", `Test Time / s`)}${note}`;
    const short = text(2);
    // The last line of the shorter one was cut while it was written.
    const cut = head("")(short.slice(0, -4));
    await at.ingest(["a.csv", cut], ["b.csv", text(5)]);
    const files = await at.files();
    expect(files.map((file) => [file.name, file.supersededById === null])).toEqual([
      ["a.csv", false],
      ["b.csv", true],
    ]);
    expect(await cyclesOf()).toHaveLength(5);
  });

  test("is not confused with another test of the same shape", async () => {
    await at.ingest(["a.csv", text(2)], ["b.csv", text(3, { currentMa: 0.5, intervalS: 11 })]);
    expect((await at.files()).every((file) => file.supersededById === null)).toBe(true);
    expect(await cyclesOf()).toHaveLength(5);
  });
});

describe("several files", () => {
  const day = 86_400;
  test("make one run in the order of their start, whatever their order of arrival", async () => {
    const later = text(2, { startUnixS: 1_750_000_000 + day });
    const earlier = text(3, { startUnixS: 1_750_000_000, intervalS: 9 });
    await at.ingest(["1_later.csv", later], ["2_earlier.csv", earlier]);
    const cycles = await cyclesOf();
    expect(cycles).toHaveLength(5);
    const result = await getRunResult(at.member, at.run);
    const files = await at.files();
    expect(files.map((file) => file.name)).toEqual(["2_earlier.csv", "1_later.csv"]);
    expect(result!.parts.map((part) => part.runFileId)).toEqual(files.map((file) => file.id));
    expect(cycles[3]!.startS).toBeGreaterThan(cycles[2]!.endS);
  });

  test("are analysed together also where one comes while the first is read", async () => {
    const later = await at.send("later.csv", text(2, { startUnixS: 1_750_000_000 + day }));
    await ingestRunFile(later.id, async (request, options) => {
      await at.send("earlier.csv", text(3, { startUnixS: 1_750_000_000, intervalS: 9 }));
      return readHere(request, options);
    });
    expect((await at.files()).map(({ name, status }) => [name, status])).toEqual([
      ["later.csv", "done"],
      ["earlier.csv", "waiting"],
    ]);
    await at.drain();
    const files = await at.files();
    expect(files.map((file) => file.name)).toEqual(["earlier.csv", "later.csv"]);
    const { parts } = (await getRunResult(at.member, at.run))!;
    expect(parts.map((part) => part.runFileId)).toEqual(files.map((file) => file.id));
    expect(await cyclesOf()).toHaveLength(5);
    // The trace that was computed for the first file alone is gone again.
    const { id } = await getRun(at.member, at.run);
    expect(at.stored().filter((path) => path.startsWith(`derived/runs/${id}/`))).toHaveLength(1);
  });

  test("can be put in another order by a person, and back", async () => {
    await at.ingest(["run_10.csv", text(1)], ["run_2.csv", text(2, { intervalS: 9 })]);
    const names = async () => (await at.files()).map((file) => file.name);
    const natural = await names();
    const ids = (await at.files()).map((file) => file.id);
    await reorderRunFiles(at.member, { ref: at.run, fileIds: ids.toReversed() });
    expect(await names()).toEqual(natural.toReversed());
    await at.drain();
    await at.ingest(["run_1.csv", text(1, { intervalS: 8 })]);
    expect((await names()).slice(0, 2)).toEqual(natural.toReversed());
    await reorderRunFiles(at.member, { ref: at.run, fileIds: null });
    expect(await names()).toEqual(["run_1.csv", "run_2.csv", "run_10.csv"]);
    await expect(reorderRunFiles(at.member, { ref: at.run, fileIds: ids })).rejects.toMatchObject({
      code: "invalid_input",
    });
  });
});

describe("bad input", () => {
  const failed = async (name: string, content: Uint8Array | string) => {
    const sent = await at.send(name, content);
    await at.drain();
    const file = (await at.files()).find((each) => each.id === sent.id)!;
    // Nothing is lost: the bytes can be had back.
    expect(at.stored().some((path) => path.endsWith(sent.sha256))).toBe(true);
    expect(file.error).not.toContain("\n");
    return { status: file.status, error: file.error };
  };

  test("an empty file", async () => {
    expect(await failed("empty.mpr", "")).toEqual({
      status: "failed",
      error: "expected an instrument file, found an empty file (0 bytes)",
    });
  });

  test("a file of another kind", async () => {
    const { status, error } = await failed(
      "picture.mpr",
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0),
    );
    expect(status).toBe("failed");
    expect(error).toMatch(/^expected the instrument's own file .*found a picture$/);
  });

  test("a ZIP bomb", async () => {
    const bomb = zipSync({ "data.ndc": [new Uint8Array(64 * 1024 * 1024), { level: 9 }] });
    expect(bomb.length).toBeLessThan(100_000);
    const { status, error } = await failed("bomb.ndax", bomb);
    expect(status).toBe("failed");
    expect(error).toMatch(/data\.ndc/);
  });

  test("text that no reader knows asks for a column mapping", async () => {
    expect(await failed("notes.txt", "Zeit;Spannung\n1,0;2,5\n2,0;2,6\n")).toMatchObject({
      status: "needs_mapping",
    });
    expect(await getRun(at.member, at.run)).toMatchObject({ result: null, status: "planned" });
  });

  test("more bytes than allowed", async () => {
    process.env.GARNETBOOK_MAX_UPLOAD_BYTES = "100000";
    try {
      const before = at.stored();
      await expect(at.send("big.csv", new Uint8Array(100_001))).rejects.toMatchObject({
        code: "too_large",
        message: "The file is larger than 97.7 KiB, the most that one upload may have.",
      });
      expect(at.stored()).toEqual(before);
      expect(await at.files()).toEqual([]);
    } finally {
      delete process.env.GARNETBOOK_MAX_UPLOAD_BYTES;
    }
  });

  test("a path in the name", async () => {
    await at.send("../../../etc/cron.d/evil\u0000.csv", text(1));
    await at.send("..\\..\\windows\\\u202Egpj.csv", text(2));
    expect((await at.files()).map((file) => file.name)).toEqual(["evil.csv", "gpj.csv"]);
    expect(at.stored().every((path) => /^(files|derived)\//.test(path))).toBe(true);
  });
});

const capacities = (cycles: Awaited<ReturnType<typeof cyclesOf>>) =>
  cycles.flatMap((cycle) => [cycle.platedMah, cycle.strippedMah]).filter((charge) => charge !== null);

const gcpl = "cycling/jdb11-1_c3_gcpl_5cycles_2V-3p8V_C-24_data_C09.mpr";
const parts = [
  "cycling/250116_kigr_gen6_01_01_GCPL_CD8.mpr",
  "cycling/250116_kigr_gen6_01_02_GCPL_CD8.mpr",
] as const;

describe("real cycler files", () => {
  test.skipIf(!hasRealFile(gcpl))(
    "agree with the reference, record by record and charge by charge",
    async () => {
      const [file] = await at.ingest(["C09.mpr", realFileBytes(gcpl)]);
      const reference = realReference(gcpl);
      expect(file).toMatchObject({ status: "done", format: "biologic-mpr", records: reference.n_records });
      const charges = capacities(await cyclesOf());
      const expected = (reference.half_cycles as { Q_mAh?: number }[])
        .map((half) => half.Q_mAh)
        .filter((charge) => charge !== undefined);
      for (const charge of expected) {
        const nearest = Math.min(...charges.map((each) => Math.abs(each / Math.abs(charge) - 1)));
        expect(nearest).toBeLessThan(1e-3);
      }
      expect(charges).toHaveLength(reference.n_half_cycles);
    },
  );

  test.skipIf(!hasRealFile(parts[1]))("in two parts make one run, sent in the wrong order", async () => {
    await at.ingest(["02.mpr", realFileBytes(parts[1])], ["01.mpr", realFileBytes(parts[0])]);
    expect((await at.files()).map((file) => file.name)).toEqual(["01.mpr", "02.mpr"]);
    const { records } = (await getRunResult(at.member, at.run))!;
    expect(records).toBe(realReference(parts[0]).n_records + realReference(parts[1]).n_records);
    const cycles = await cyclesOf();
    const starts = cycles.map((cycle) => cycle.startS);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  test.skipIf(!hasRealFile(gcpl))("cut short are read as far as they go, with a warning", async () => {
    const whole = realFileBytes(gcpl);
    const [file] = await at.ingest(["cut.mpr", whole.subarray(0, whole.length >> 1)]);
    expect(file).toMatchObject({ status: "done" });
    expect(file!.records).toBeLessThan(realReference(gcpl).n_records);
    expect(file!.warnings.map((warning) => warning.code)).toContain("truncated");
    // The whole file then continues the cut one.
    await at.ingest(["whole.mpr", whole]);
    expect((await at.files()).map((each) => each.supersededById === null)).toEqual([false, true]);
  });
});
