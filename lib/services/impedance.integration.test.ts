import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { syntheticSpectrum } from "@/lib/analysis/impedance/testing/synthetic-spectrum";
import { testDatabase } from "@/lib/db/testing/test-database";
import { zviewSpectrum } from "@/lib/formats/testing/synthetic-spectrum";
import { drainQueue } from "@/lib/jobs/testing/drain-queue";
import { storage } from "@/lib/storage/configured-storage";
import { cellScene } from "./testing/cell-scene";
import { labScene, membersOnly, readersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "garnetbook-impedance-"));
  process.env.GARNETBOOK_DATA_DIR = folder;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const slow = { timeout: 120_000 };

async function upload(name: string, text: string): Promise<string> {
  async function* bytes() {
    yield new TextEncoder().encode(text);
  }
  const { sha256, sizeBytes } = await storage().put(bytes(), { maximumBytes: 1e6 });
  await context.db.rawFile.upsert({
    where: { sha256 },
    create: { sha256, sizeBytes: BigInt(sizeBytes), originalName: name },
    update: {},
  });
  return sha256;
}

/** A pellet of 500 µm with 59.7 Ω between 12 mm electrodes (0.740 mS cm⁻¹), and a record with its spectrum. */
async function scene(bulkOhm = 59.7) {
  const lab = await labScene(context.db);
  const rows = await cellScene(context.db, lab.projectId);
  const made = syntheticSpectrum("R0+(R1||CPE1)", [bulkOhm, 140, 2e-6, 0.85], {
    highestHz: 1e5,
    lowestHz: 10,
    noise: 0.002,
  });
  const sha256 = await upload("pellet.z", zviewSpectrum(made, "A"));
  const { characterizations } = await lab.as.member.characterizations.create({
    characterizations: [
      {
        technique: "EIS",
        mode: "ex_situ",
        pelletRef: rows.pellet.code,
        conditions: {
          temperature: { value: 25, unit: "°C" },
          "electrode diameter": { value: 12, unit: "mm" },
        },
      },
    ],
  });
  const ref = characterizations[0]!.code;
  await lab.as.member.characterizations.attachFile({ ref, version: 1, sha256 });
  const keep = { ref, sha256, part: "total", temperatureC: 25, electrodeDiameterMm: 12 } as const;
  return { ...lab, ...rows, ref, sha256, keep };
}

test("spectra are read once, tested, and told apart from what is none", slow, async () => {
  const lab = await scene();
  const photograph = await upload("photograph.txt", "not a spectrum at all");
  await lab.as.member.characterizations.attachFile({ ref: lab.ref, version: 2, sha256: photograph });
  const { items, notRead } = await lab.as.viewer.impedance.spectra({ ref: lab.ref });
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ sha256: lab.sha256, sweep: 0, fileName: "pellet.z", format: "zview-z" });
  expect(items[0]!.frequencyHz).toHaveLength(41);
  expect(items[0]!.kramersKronig).toMatchObject({ isConsistent: true });
  expect(notRead).toMatchObject([{ sha256: photograph, fileName: "photograph.txt" }]);
  expect(await context.db.spectrum.count({ where: { sha256: lab.sha256 } })).toBe(1);
  await context.db.spectrum.updateMany({ where: { sha256: lab.sha256 }, data: { readerVersion: 0 } });
  const again = await lab.as.viewer.impedance.spectra({ ref: lab.ref });
  expect(again.items).toEqual(items);
});

test("a fit becomes the pellet's conductivity, with all it rests on, once", slow, async () => {
  const lab = await scene();
  const fit = await lab.as.viewer.impedance.fit({ ref: lab.ref, sha256: lab.sha256 });
  expect(fit).toMatchObject({ electrodeDiameterMm: 12, temperatureC: 25, pellet: { code: lab.pellet.code } });
  expect(fit.chosen!.totalOhm!.value).toBeCloseTo(59.7, 0);
  const kept = await lab.as.member.impedance.keepConductivity({
    ...lab.keep,
    thicknessStandardUncertaintyUm: 5,
  });
  expect(kept.conductivityMsCm).toBeCloseTo(0.74, 2);
  expect(kept.standardUncertaintyMsCm).toBeGreaterThanOrEqual(0.0074);
  expect(kept.source).toMatchObject({
    sha256: lab.sha256,
    characterizationCode: lab.ref,
    circuit: fit.chosen!.circuit,
    isChosenByCriterion: true,
    thicknessUm: 500,
    uncertaintyFrom: ["fit", "thickness"],
  });
  await lab.as.member.impedance.keepConductivity(lab.keep);
  const pellet = await lab.as.viewer.pellets.get({ ref: lab.pellet.code });
  expect(pellet.conductivities).toHaveLength(1);
  expect(pellet).toMatchObject({ version: 3, conductivities: [{ temperatureC: 25, part: "total" }] });
  const { items } = await lab.as.viewer.audit.list({ ref: lab.pellet.code });
  expect(items[0]!.reason).toContain(lab.ref);

  // A save of the pellet's form sends the list without its sources: unchanged values keep theirs.
  const typed = { temperatureC: 60, conductivityMsCm: 2.7 };
  const saved = await lab.as.member.pellets.update({
    ref: lab.pellet.code,
    version: 3,
    conductivities: [...pellet.conductivities, typed],
  });
  expect(saved.conductivities.map(({ source }) => source?.sha256 ?? null)).toEqual([lab.sha256, null]);
});

test("spectra are fitted before anybody looks, and anew when the geometry is another", slow, async () => {
  const lab = await scene();
  await drainQueue(context.url);
  const kept = async () => (await context.db.spectrum.findFirst({ where: { sha256: lab.sha256 } }))?.fits;
  // 0.05 cm over the area of 12 mm.
  expect(await kept()).toMatchObject({ cellConstantPerCm: expect.closeTo(0.05 / 1.130973, 5) });
  await lab.as.member.characterizations.update({
    ref: lab.ref,
    version: 2,
    conditions: { "electrode diameter": { value: 6, unit: "mm" } },
  });
  await drainQueue(context.url);
  expect(await kept()).toMatchObject({ cellConstantPerCm: expect.closeTo(0.05 / 0.282743, 5) });
});

test("only members keep; impossible geometry and an unknown part are refused in words", slow, async () => {
  const lab = await scene(61);
  expect(await whoMay(lab, (one) => one.impedance.spectra({ ref: lab.ref }))).toEqual(readersOnly);
  expect(await whoMay(lab, (one) => one.impedance.keepConductivity(lab.keep))).toEqual(membersOnly);
  const refused = (change: object) =>
    expect(lab.as.member.impedance.keepConductivity({ ...lab.keep, ...change })).rejects;
  await refused({ part: "bulk" }).toMatchObject({ code: "INVALID_INPUT", message: /bulk resistance/ });
  await refused({ circuit: "R9" }).toMatchObject({ message: /not among the circuits/ });
  await refused({ sweep: 3 }).toMatchObject({ code: "NOT_FOUND", message: /1 spectra/ });
  await context.db.pellet.update({ where: { id: lab.pellet.id }, data: { diameterMm: 10 } });
  await refused({}).toMatchObject({ message: /do not fit on/ });
});

test("lots are compared by the geometric mean over pellets, each counted once", slow, async () => {
  const { as, projectId } = await labScene(context.db);
  const lot = await context.db.lot.create({
    data: { code: "L-9900", projectId, kind: "pellet", name: "Tape" },
  });
  const at25 = (conductivityMsCm: number) => ({ temperatureC: 25, conductivityMsCm, part: "total" as const });
  await as.member.pellets.create({
    pellets: [[at25(0.5), at25(2)], [at25(4)], [at25(1), { ...at25(3), temperatureC: 60 }]].map(
      (conductivities) => ({ projectId, composition: "LLZO", lotId: lot.id, conductivities }),
    ),
  });
  const { lots, conductivities, isCut } = await as.viewer.conductivities.compare({ lotId: lot.id });
  expect(conductivities).toHaveLength(5);
  expect(isCut).toBe(false);
  const warm = lots.find(({ temperatureC }) => temperatureC === 25)!;
  expect(warm).toMatchObject({ lotCode: "L-9900", pellets: 3, part: "total" });
  expect(warm.geometricMeanMsCm).toBeCloseTo(4 ** (1 / 3), 9);
  expect(warm.geometricStandardDeviation).toBeCloseTo(Math.exp(Math.log(4) / Math.sqrt(3)), 6);
  const hidden = await as.stranger.conductivities.compare({ lotId: lot.id });
  expect(hidden.conductivities).toEqual([]);
});
