import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/testing/test-database";
import { cellScene } from "./testing/cell-scene";
import { labScene, membersOnly, readersOnly, whoMay } from "./testing/lab-scene";

const context = testDatabase();

async function scene() {
  const lab = await labScene(context.db);
  return { ...lab, ...(await cellScene(context.db, lab.projectId)) };
}

const xps = { technique: "XPS", mode: "operando" } as const;

test("records technique, conditions, state and typed findings of one subject", async () => {
  const { as, cell } = await scene();
  const { characterizations } = await as.member.characterizations.create({
    characterizations: [
      {
        ...xps,
        cellRef: cell.code,
        title: "Surface after plating",
        conditions: { "pass energy": { value: 23.5, unit: "eV" }, core_levels: { value: "Li 1s; Zn 2p3" } },
        cellState: "EoLP",
        cellCycle: 3,
        chargePassedMahCm2: 0.5,
        airExposureMin: 0,
        findings: [
          { property: "binding_energy", valueNumber: 55, unit: "eV", qualifier: "~", coreLevel: "Li 1s" },
          { property: "surface_li_content", valueLow: 97, valueHigh: 99, unit: "%", qualifier: "range" },
          { property: "plating_location", valueText: "surface" },
          { property: "areal_capacity", valueNumber: 0.07, unit: "mA/cm2" },
          { property: "composition", missingReason: "in_figure_only" },
        ],
      },
    ],
  });
  const made = characterizations[0]!;
  expect(made.code).toMatch(/^X-\d{4}$/);
  expect(made.subject).toEqual({ kind: "cell", id: cell.id, code: cell.code });
  expect(made.conditions["pass energy"]).toEqual({ value: 23.5, unit: "eV" });
  expect(made.findings.map(({ label }) => label)).toContain("lithium share at the surface");
  expect(made.warnings).toEqual(["mA cm⁻² measures a current density; areal capacity comes in mAh cm⁻²."]);
  const listed = await as.viewer.characterizations.list({ cellId: cell.id, property: "binding_energy" });
  expect(listed.items.map(({ code }) => code)).toEqual([made.code]);
  expect(await as.viewer.characterizations.get({ ref: made.code })).toEqual(made);
});

test("Zn 4f is refused with the reason, among findings and among conditions", async () => {
  const { as, cell } = await scene();
  const refuse = (change: object) =>
    expect(
      as.member.characterizations.create({ characterizations: [{ ...xps, cellRef: cell.code, ...change }] }),
    ).rejects.toMatchObject({ code: "INVALID_INPUT", message: /Zn has no occupied 4f subshell/ });
  await refuse({
    findings: [{ property: "binding_energy", valueNumber: 10, unit: "eV", coreLevel: "Zn 4f" }],
  });
  await refuse({ conditions: { "core levels": { value: "Zn 2p3, Zn 4f", unit: null } } });
});

test("exactly one subject, of the kind that was said", async () => {
  const { as, cell, run, pellet } = await scene();
  const attempt = (refs: object) =>
    as.member.characterizations.create({ characterizations: [{ ...xps, ...refs }] });
  await expect(attempt({})).rejects.toMatchObject({ message: /exactly one subject/ });
  await expect(attempt({ cellRef: cell.code, runRef: run.code })).rejects.toMatchObject({
    message: /exactly one subject/,
  });
  await expect(attempt({ cellRef: pellet.code })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await attempt({ pelletRef: pellet.id });
});

test("uploaded bytes are attached by their hash, once; unknown ones are refused", async () => {
  const { as, cell } = await scene();
  const sha256 = "ab".repeat(32);
  await context.db.rawFile.create({ data: { sha256, sizeBytes: 12n, originalName: "spectrum.spe" } });
  const { characterizations } = await as.member.characterizations.create({
    characterizations: [{ ...xps, cellRef: cell.code }],
  });
  const ref = characterizations[0]!.code;
  const attached = await as.member.characterizations.attachFile({ ref, version: 1, sha256, frameTimeS: 600 });
  expect(attached).toMatchObject({
    version: 2,
    files: [{ sha256, name: "spectrum.spe", sizeBytes: 12, frameTimeS: 600 }],
  });
  await expect(as.member.characterizations.attachFile({ ref, version: 2, sha256 })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  await expect(
    as.member.characterizations.attachFile({ ref, version: 2, sha256: "cd".repeat(32) }),
  ).rejects.toMatchObject({ code: "NOT_FOUND", message: /upload its bytes first/ });
  await expect(as.viewer.characterizations.detachFile({ ref, version: 2, sha256 })).rejects.toMatchObject({
    code: "NOT_PERMITTED",
  });
  await expect(as.member.characterizations.detachFile({ ref, version: 1, sha256 })).rejects.toMatchObject({
    code: "STALE_VERSION",
  });
  const detached = await as.member.characterizations.detachFile({ ref, version: 2, sha256 });
  expect(detached).toMatchObject({ version: 3, files: [] });
  expect(await context.db.rawFile.count({ where: { sha256 } })).toBe(1);
});

test("a stale save changes nothing, and only members write", async () => {
  const lab = await scene();
  const { as, cell } = lab;
  const { characterizations } = await as.member.characterizations.create({
    characterizations: [{ ...xps, cellRef: cell.code, title: "first" }],
  });
  const ref = characterizations[0]!.code;
  await as.member.characterizations.update({ ref, version: 1, title: "second", findings: [] });
  await expect(as.pi.characterizations.update({ ref, version: 1, title: "other" })).rejects.toMatchObject({
    code: "STALE_VERSION",
    data: { fields: [{ field: "title", base: "first", theirs: "second", yours: "other" }] },
  });
  expect(await whoMay(lab, (one) => one.characterizations.get({ ref }))).toEqual(readersOnly);
  let version = 1;
  expect(
    await whoMay(lab, async (one, name) => {
      if (["member", "pi", "admin"].includes(name)) version += 1;
      await one.characterizations.update({ ref, version, notes: name });
    }),
  ).toEqual(membersOnly);
});
