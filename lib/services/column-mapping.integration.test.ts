import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { cyclingText } from "./testing/cycling-text";
import { ingestScene } from "./testing/ingest-scene";
import { membersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();
const at = ingestScene(context);

/** As a spreadsheet of a German lab saves it: decimal commas, no unit in the titles that matter, Latin-1. */
function labText(cycles: number): Uint8Array {
  const [, ...rows] = cyclingText({ cycles, recordsAHalfCycle: 40 }).trimEnd().split("\n");
  const lines = rows.map((row) => {
    const [time, voltage, current] = row.split(",").map(Number);
    return [time! / 3600, voltage!, current! * 1e6].map((value) => String(value).replace(".", ",")).join(";");
  });
  return Buffer.from(`Prüfstand 3\r\n\r\nDauer;Messwert A;Messwert B\r\n${lines.join("\r\n")}\r\n`, "latin1");
}

test("text without a known layout is read as a person says, and the next file the same way", async () => {
  const client = at.scene.as.member;
  const [file] = await at.ingest(["lab.txt", labText(4)]);
  expect(file).toMatchObject({ status: "needs_mapping", records: null });
  const fileId = file!.id;

  const preview = await client.runs.files.preview({ ref: at.run, fileId });
  expect(preview).toMatchObject({
    delimiter: ";",
    decimal: ",",
    headerRow: 3,
    firstDataRow: 4,
    titles: ["Dauer", "Messwert A", "Messwert B"],
  });
  const mapping = {
    ...preview.suggestion,
    columns: [
      { index: 0, role: "timeS" as const, unit: "h" },
      { index: 1, role: "voltageV" as const, unit: "V" },
      { index: 2, role: "currentMa" as const, unit: "uA" },
    ],
  };
  const shown = await client.runs.files.preview({ ref: at.run, fileId, mapping });
  expect(shown.sample.columns.map((column) => [column.role, column.values[1]])).toEqual([
    ["timeS", expect.closeTo(10, 6)],
    ["voltageV", expect.closeTo(0.095, 6)],
    ["currentMa", -0.5],
  ]);

  const otherwise = await client.runs.files.preview({
    ref: at.run,
    fileId,
    mapping: { ...mapping, encoding: "cp1252", delimiter: "|" },
  });
  expect([preview.rows[2], otherwise.rows[2]]).toEqual([
    ["Dauer", "Messwert A", "Messwert B"],
    ["Dauer;Messwert A;Messwert B"],
  ]);

  const { projectId } = at.scene;
  const saved = await client.columnMappings.create({ projectId, name: "Prüfstand 3", mapping });
  await client.runs.files.change({ ref: at.run, fileId, columnMappingId: saved.id });
  await at.drain();
  expect((await at.files())[0]).toMatchObject({ status: "done", format: "delimited-text", error: null });
  const { items } = await client.runs.cycles.list({ ref: at.run });
  expect(items).toHaveLength(4);
  expect(items[1]!.ceFraction).toBeCloseTo(0.95, 1);

  expect((await client.columnMappings.list({ projectId })).items).toEqual([saved]);
  await expect(
    client.columnMappings.create({ projectId, name: "Prüfstand 3", mapping }),
  ).rejects.toMatchObject({ code: "CONFLICT", message: /of that name already/ });
});

test("a mapping that does not fit leaves the question open and says why", async () => {
  const client = at.scene.as.member;
  const [file] = await at.ingest(["lab.txt", labText(2)]);
  const { suggestion } = await client.runs.files.preview({ ref: at.run, fileId: file!.id });
  const mapping = { ...suggestion, firstDataRow: 5000, columns: [] };
  const saved = await client.columnMappings.create({ projectId: at.scene.projectId, name: "wrong", mapping });
  await client.runs.files.change({ ref: at.run, fileId: file!.id, columnMappingId: saved.id });
  await at.drain();
  expect((await at.files())[0]).toMatchObject({
    status: "needs_mapping",
    error: /^The column mapping does not fit: expected a line 5000, found a text of/,
  });
});

test("a mapping is made by members and used in its own project only", async () => {
  const { projectId } = at.scene;
  const [file] = await at.ingest(["lab.txt", labText(2)]);
  const { suggestion } = await at.scene.as.member.runs.files.preview({ ref: at.run, fileId: file!.id });
  expect(
    await whoMay(at.scene, (client, name) =>
      client.columnMappings.create({ projectId, name, mapping: suggestion }),
    ),
  ).toEqual(membersOnly);
  const other = await context.db.project.create({ data: { slug: "elsewhere", name: "Elsewhere" } });
  const foreign = await context.db.columnMapping.create({
    data: { projectId: other.id, name: "theirs", mapping: suggestion },
  });
  await expect(
    at.scene.as.member.runs.files.change({ ref: at.run, fileId: file!.id, columnMappingId: foreign.id }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
