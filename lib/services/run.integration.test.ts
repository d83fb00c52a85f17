import { describe, expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { systemActor } from "@/lib/domain/actor";
import { requestAnalysis } from "./analysis-request";
import { getRunResult } from "./run-analysis";
import { openRawFile } from "./run-file";
import { cyclingText } from "./testing/cycling-text";
import { ingestScene } from "./testing/ingest-scene";
import { leadersOnly, membersOnly, readersOnly, whoMay } from "./testing/lab-scene";
import { simulatedRamp } from "./testing/simulated-ramp";

const context = testDatabase();
const at = ingestScene(context);
const text = (cycles: number) => cyclingText({ cycles, recordsAHalfCycle: 50 });
const runNow = () => at.scene.as.member.runs.get({ ref: at.run });

describe("runs", () => {
  test("are made in the project of their cell, with codes in order", async () => {
    const { runs } = await at.scene.as.member.runs.create({
      runs: [{ cellId: at.cell.cell.code, channel: "3-7" }, { cellId: at.cell.cell.id }],
    });
    const [first, second] = runs;
    expect(first).toMatchObject({
      projectId: at.scene.projectId,
      cellCode: at.cell.cell.code,
      status: "planned",
      result: null,
    });
    expect(Number(second!.code.slice(2))).toBe(Number(first!.code.slice(2)) + 1);
    const { items } = await at.scene.as.member.runs.list({ cellId: at.cell.cell.id, search: "3-7" });
    expect(items.map((run) => run.code)).toEqual([first!.code]);
  });

  test("obey the project's roles", async () => {
    const ref = at.run;
    expect(await whoMay(at.scene, (client) => client.runs.get({ ref }))).toEqual(readersOnly);
    expect(await whoMay(at.scene, (client) => client.runs.files.list({ ref }))).toEqual(readersOnly);
    expect(await whoMay(at.scene, (client) => client.runs.cycles.list({ ref }))).toEqual(readersOnly);
    expect(
      await whoMay(at.scene, async (client) => {
        const { version } = await runNow();
        await client.runs.update({ ref, version, notes: "seen" });
      }),
    ).toEqual(membersOnly);
  });

  test("files are sent by members and fetched by readers only", async () => {
    const { sha256 } = await at.send("run.csv", text(2));
    const { actors, as } = at.scene;
    for (const [actor, code] of [
      [actors.viewer, "not_permitted"],
      [actors.stranger, "not_found"],
      [{ ...actors.member, scope: "read" as const }, "not_permitted"],
    ] as const) {
      await expect(at.send("x.csv", text(3), at.run, actor)).rejects.toMatchObject({ code });
    }
    expect(at.stored().filter((path) => path.startsWith("files/"))).toHaveLength(1);
    await expect(openRawFile(actors.stranger, sha256)).rejects.toMatchObject({ code: "not_found" });
    await expect(as.stranger.runs.files.attach({ ref: at.run, sha256 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const { name, bytes } = await openRawFile(actors.viewer, sha256);
    const pieces: Buffer[] = [];
    for await (const piece of bytes) pieces.push(piece as Buffer);
    expect(name).toBe("run.csv");
    expect(Buffer.concat(pieces).toString()).toBe(text(2));
  });
});

describe("the end of a run", () => {
  test("is what a person says, with a reason, and stays so when more data come", async () => {
    await at.ingest(["run.csv", text(3)]);
    const { version } = await runNow();
    const ended = await at.scene.as.member.runs.end({
      ref: at.run,
      version,
      censorReason: "equipment_fault",
      reason: "the chamber lost its temperature",
    });
    expect(ended).toMatchObject({ status: "ended", endDecidedBy: "person", endEvent: null });
    await at.drain();
    await at.ingest(["run.csv", text(5)]);
    expect(await runNow()).toMatchObject({
      censorReason: "equipment_fault",
      result: { lifeCycles: 5, lifeEvent: null, lifeRule: "person: the chamber lost its temperature" },
    });
    const both = { endEvent: "short_hard", censorReason: "power_outage" } as const;
    await expect(
      at.scene.as.member.runs.end({ ref: at.run, version: ended.version, reason: "x", ...both }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("is decided by a rule where nobody spoke, and overruled by leaders only", async () => {
    await context.db.cell.update({
      where: { id: at.cell.cell.id },
      data: { platingSign: -1, platingSignSource: "stated" },
    });
    await context.db.pelletConductivity.create({
      data: { pelletId: at.cell.pellet.id, temperatureC: 25, conductivityMsCm: 0.74, part: "total" },
    });
    await at.ingest(["ramp.bdf.csv", simulatedRamp(6)]);
    const run = await runNow();
    expect(run).toMatchObject({
      endEvent: "short_hard",
      endDecidedBy: "rule",
      result: { isCcd: true, ccdPassMaCm2: 0.5, ccdFailMaCm2: 0.6, lifeEvent: "short_hard", lifeCycles: 5 },
    });
    expect(run.endReason).toMatch(/^first_short v1: /);
    const attempt = {
      ref: at.run,
      censorReason: "planned_stop",
      reason: "the drop was a loose clip",
    } as const;
    expect(
      await whoMay(at.scene, async (client) => {
        await client.runs.end({ ...attempt, version: (await runNow()).version });
        // Back to the rule for the next one.
        const { version } = await runNow();
        await at.scene.as.admin.runs.end({ ref: at.run, version, reason: "test" });
        await at.drain();
      }),
    ).toEqual(leadersOnly);

    await at.scene.as.pi.runs.end({ ...attempt, version: (await runNow()).version });
    await at.drain();
    expect(await runNow()).toMatchObject({
      endEvent: null,
      censorReason: "planned_stop",
      result: { lifeEvent: null, ccdFailMaCm2: null },
    });
  });
});

describe("an analysis", () => {
  test("is done again when what went into it changes", async () => {
    await at.ingest(["run.csv", text(3)]);
    const first = (await getRunResult(at.member, at.run))!;
    expect(first).toMatchObject({ platingSign: -1, platingSignSource: "inferred", areaBasis: "interlayer" });
    await context.db.$transaction(async (tx) => {
      await tx.cell.update({
        where: { id: at.cell.cell.id },
        data: { platingSign: 1, platingSignSource: "stated" },
      });
      expect(await requestAnalysis(tx, { cellId: at.cell.cell.id })).toBe(1);
    });
    expect((await getRunResult(at.member, at.run))!.isStale).toBe(true);
    await at.drain();
    const second = (await getRunResult(at.member, at.run))!;
    expect(second).toMatchObject({ isStale: false, platingSign: 1, platingSignSource: "stated" });
    expect(second.flags).toContain("polarity_suspect");
    expect(second.inputHash).not.toBe(first.inputHash);
    expect(second.cycleCount).toBe(4);
    const { items } = await at.scene.as.member.runs.cycles.list({ ref: at.run });
    expect(items[0]).toMatchObject({ number: 0, platedMah: null, flags: ["unpaired_strip"] });
  });

  test("of an older version is marked and recomputed from the stored traces", async () => {
    await at.ingest(["run.csv", text(3)]);
    const before = await at.scene.as.member.runs.cycles.list({ ref: at.run });
    await context.db.runResult.updateMany({ data: { analysisVersion: 0, inputHash: "old" } });
    await context.db.$queryRaw`SELECT id FROM graphile_worker.add_job('recompute-stale', '{}'::json)`;
    await at.drain();
    expect(await at.scene.as.member.runs.cycles.list({ ref: at.run })).toEqual(before);
    expect(await getRunResult(systemActor, at.run)).toMatchObject({ isStale: false });
  });
});
