import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { clientAs } from "@/lib/api/testing/client-as";
import { testDatabase } from "@/lib/db/testing/test-database";
import { systemActor } from "@/lib/domain/actor";
import { seedLiterature } from "./literature";
import { somebody } from "./testing/lab-scene";

const context = testDatabase();
const as = clientAs(systemActor);

beforeAll(async () => {
  await seedLiterature();
}, 180_000);

/** Rows per table that the data set fills, the history included. */
async function counts() {
  const { db } = context;
  return {
    projects: await db.project.count(),
    publications: await db.publication.count(),
    lots: await db.lot.count(),
    pellets: await db.pellet.count(),
    treatments: await db.pelletTreatment.count(),
    conductivities: await db.pelletConductivity.count(),
    depositions: await db.deposition.count(),
    interlayers: await db.interlayer.count(),
    cells: await db.cell.count(),
    layers: await db.cellLayer.count(),
    steps: await db.assemblyStep.count(),
    protocols: await db.protocol.count(),
    runs: await db.run.count(),
    characterizations: await db.characterization.count(),
    findings: await db.finding.count(),
    assertions: await db.assertion.count(),
    conflicts: await db.conflict.count(),
    links: await db.conflictAssertion.count(),
    history: await db.auditEvent.count({ where: { entity: { not: "publication" } } }),
  };
}

async function textOf(subject: string, property: string) {
  const { properties } = await as.assertions.stated({ subject });
  return properties.filter((each) => each.property === property).map(({ text }) => text);
}

async function reported(code: string, property: string) {
  const { items } = await as.assertions.list({ subject: code, property });
  return items;
}

test("everything of the data set has its rows, and seeding again changes none", async () => {
  const first = await counts();
  expect(first).toMatchObject({
    projects: 1,
    publications: 1,
    lots: 25,
    pellets: 1,
    depositions: 4,
    interlayers: 10,
    cells: 19,
    protocols: 8,
    runs: 17,
    characterizations: 12,
    findings: 89,
    conflicts: 42,
    conductivities: 3,
  });
  expect(await seedLiterature()).toMatchObject([{ isChanged: false }]);
  expect(await counts()).toEqual(first);
  // Also when every row is compared instead of the data set's hash.
  expect(await seedLiterature(systemActor, { isThorough: true })).toMatchObject([{ isChanged: true }]);
  expect(await counts()).toEqual(first);
});

test("every statement has a value or a reason, a place in the paper and one subject at most", async () => {
  const rows = await context.db.assertion.findMany();
  expect(rows.length).toBeGreaterThan(2000);
  for (const row of rows) {
    const values = [row.valueNumber, row.valueLow, row.valueHigh, row.valueText, row.valueBoolean];
    expect((row.missingReason === null) === values.some((value) => value !== null)).toBe(true);
    expect(row.locator).not.toBeNull();
  }
  const reasons = new Set(rows.map(({ missingReason }) => missingReason));
  expect([...reasons].sort()).toEqual(["in_figure_only", "not_applicable", "not_reported", null]);
});

test("every conflict of the register is linked to statements", async () => {
  const { items } = await as.conflicts.list({ limit: 200 });
  expect(items.map(({ key }) => key)).toEqual(
    Array.from({ length: 42 }, (_, index) => `C-${String(index + 1).padStart(2, "0")}`),
  );
  expect(items.filter(({ assertionCount }) => assertionCount === 0)).toEqual([]);
  expect(items.every(({ resolution, statements }) => resolution === "none" && statements.length > 0)).toBe(
    true,
  );
});

test("coulombic efficiencies of the operando cells stand with what keeps them apart", async () => {
  const expected = { AG: [86, "="], ZN: [76, "="], AU: [55, "~"], CU: [20, "~"] } as const;
  for (const [metal, [value, qualifier]] of Object.entries(expected)) {
    const [stated] = await reported(`KO25-R-${metal}-OPERANDO-SEM`, "coulombic_efficiency");
    expect(stated).toMatchObject({
      valueNumber: value,
      qualifier,
      unit: "%",
      citation: "Ko et al. 2025",
      conditions: {
        currentDensityMaCm2: 0.1,
        cellKind: "operando",
        convention: "unspecified",
        areaBasis: "unknown",
        n: null,
      },
    });
  }
  expect(await textOf("KO25-R-AU-OPERANDO-SEM", "coulombic_efficiency")).toEqual(["≈ 55 % ⚑"]);
});

test("the silver half cell lived at least 962 cycles, its end not stated", async () => {
  const [life] = await reported("KO25-R-AG-HALF-LIFE", "cycle_life");
  expect(life).toMatchObject({
    valueNumber: 962,
    qualifier: ">=",
    conditions: { event: "unknown", treatedAs: "right_censored", cellKind: "half" },
  });
  expect(await textOf("KO25-R-AG-HALF-LIFE", "cycle_life")).toEqual(["≥ 962 cycles ⚑"]);
  expect(await context.db.run.findUnique({ where: { code: "KO25-R-AG-HALF-LIFE" } })).toMatchObject({
    endEvent: null,
    censorReason: "unknown",
  });
});

test("critical current densities keep their intervals and readings", async () => {
  const [full] = await reported("KO25-R-AG-FULL-RATE", "critical_current_density");
  expect(full).toMatchObject({
    valueNumber: 0.9,
    conditions: { lastSurvivedMaCm2: 0.8, firstFailedMaCm2: 0.9, failedDirection: "stripping" },
  });
  const [half] = await reported("KO25-R-AG-HALF-CCD", "critical_current_density");
  expect(half?.conditions.candidateIntervals).toEqual([
    { lowerMaCm2: 0.8, upperMaCm2: 0.9, ifReading: "0.8 was survived" },
    { lowerMaCm2: 0.7, upperMaCm2: 0.8, ifReading: "0.8 was the failing step" },
  ]);
  expect(await textOf("KO25-R-AG-FULL-RATE", "critical_current_density.interval")).toEqual([
    "0.8–0.9 mA cm⁻²",
  ]);
});

test("gaps are shown with their reason, and an open kind with its candidates", async () => {
  expect(await textOf("KO25-C-AG-OPERANDO-SEM", "stack_pressure")).toEqual(["not reported"]);
  expect(await textOf("KO25-R-AG-HALF-LIFE", "coulombic_efficiency")).toEqual(["in figure only ⚑"]);
  expect(await textOf("KO25-C-AU-COIN-LIFE", "cell_kind")).toEqual(["half | hybrid_full ⚑"]);
  expect(await context.db.cell.findUnique({ where: { code: "KO25-C-AU-COIN-LIFE" } })).toMatchObject({
    kind: null,
    provenance: "reported",
    notes: expect.stringMatching(/^role the paper describes/),
  });
  expect(await textOf("KO25-X-OPERANDO-XPS", "core_level_zn")).toEqual(["Zn 2p3 | Zn 4f ⚑"]);
  const [capacity] = await reported("KO25-R-AG-XRD-KINETICS", "areal_capacity_at_max_beta_intensity");
  expect(capacity).toMatchObject({ unit: "mAh/cm2", unitAsPrinted: "mA/cm2" });
  expect(capacity?.warnings[0]).toMatch(/mA cm⁻² measures a current density/);
});

test("a characterization of several cells is found from each of them", async () => {
  const cell = await context.db.cell.findUniqueOrThrow({ where: { code: "KO25-C-CU-OPERANDO-SEM" } });
  const { items } = await as.characterizations.list({ cellId: cell.id });
  expect(items.map(({ code }) => code).sort()).toEqual(["KO25-X-FIB-SEM-OPERANDO", "KO25-X-OPERANDO-SEM"]);
  expect(items[0]?.cells).toHaveLength(4);
});

test("every kind of row is listed and opened through the contract", async () => {
  const lists = [
    await as.lots.list({ limit: 200 }),
    await as.pellets.list({}),
    await as.depositions.list({}),
    await as.interlayers.list({}),
    await as.cells.list({}),
    await as.protocols.list({}),
    await as.runs.list({}),
    await as.characterizations.list({}),
  ];
  expect(lists.map(({ items }) => items.length)).toEqual([25, 1, 4, 10, 19, 8, 17, 12]);
  for (const { code } of await context.db.cell.findMany({ select: { code: true } })) {
    expect(await as.cells.get({ ref: code })).toMatchObject({
      code,
      provenance: "reported",
      areaBasis: "unknown",
    });
  }
  const [publication] = (await as.publications.list({})).items;
  expect(publication).toMatchObject({ doi: "10.1038/s41467-025-55821-1", conflictCount: 42 });
  const { details } = await as.publications.get({ ref: publication!.id });
  expect(details.claims).toHaveLength(48);
  expect(details.phases).toHaveLength(11);
});

test("claims and phases are statements of the publication, sequences of what showed them", async () => {
  const { items } = await as.assertions.list({ property: "claim", limit: 200 });
  expect(items).toHaveLength(48);
  expect(items.every(({ subject, publicationId }) => subject === null && publicationId !== null)).toBe(true);
  const [order] = await reported("KO25-X-OPERANDO-XRD", "phase_sequence");
  expect(
    (await reported("KO25-X-OPERANDO-XRD", "phase_sequence")).map(({ valueText }) => valueText),
  ).toContain("beta → gamma3 → gamma2 → Li3Ag → gamma1");
  expect(order?.citation).toBe("Ko et al. 2025");
});

test("nobody writes into the published project; leaders settle its conflicts, which then show one value", async () => {
  const project = await context.db.project.findUniqueOrThrow({ where: { slug: "ko25" } });
  expect(project).toMatchObject({ kind: "literature", visibility: "lab" });
  const member = clientAs(await somebody(context.db, "member", { [project.id]: "member" }));
  const leader = clientAs(await somebody(context.db, "member", { [project.id]: "pi" }));
  const admin = clientAs(await somebody(context.db, "admin"));
  const cell = "KO25-C-AG-OPERANDO-SEM";
  for (const one of [member, leader, admin]) {
    await expect(
      one.assertions.create({
        assertions: [
          {
            subject: { kind: "cell", ref: cell },
            property: "lithium_thickness",
            valueNumber: 30,
            unit: "um",
          },
        ],
      }),
    ).rejects.toMatchObject({ code: "NOT_PERMITTED", message: /read-only/ });
    await expect(
      one.characterizations.create({
        characterizations: [{ technique: "SEM", mode: "ex_situ", cellRef: cell }],
      }),
    ).rejects.toMatchObject({ code: "NOT_PERMITTED" });
    await expect(
      one.notebook.create({ projectId: project.id, entryDate: "2026-01-01", title: "x" }),
    ).rejects.toMatchObject({ code: "NOT_PERMITTED" });
  }
  const operando = await context.db.cell.findMany({ where: { kind: "operando" }, select: { code: true } });
  expect(operando).toHaveLength(11);
  for (const { code } of operando) expect(await textOf(code, "lithium_thickness")).toEqual(["20 | 40 µm ⚑"]);

  const { items } = await member.conflicts.list({ search: "C-01" });
  const conflict = await member.conflicts.get({ ref: items[0]!.id });
  const thick = conflict.assertions.find(
    ({ subject, valueNumber }) => subject?.code === cell && valueNumber === 40,
  )!;
  const resolution = {
    ref: conflict.id,
    version: conflict.version,
    resolution: "preferred" as const,
    preferredAssertionId: thick.id,
    rationale: "The pressing step names the foil that was used.",
  };
  await expect(member.conflicts.resolve(resolution)).rejects.toMatchObject({ code: "NOT_PERMITTED" });
  await leader.conflicts.resolve(resolution);
  // One sentence of the paper is about all eleven roles: each now shows the one value.
  for (const { code } of operando) expect(await textOf(code, "lithium_thickness")).toEqual(["40 µm"]);
  // The seed corrects facts and never a person's decision.
  await seedLiterature(systemActor, { isThorough: true });
  expect(await as.conflicts.get({ ref: conflict.id })).toMatchObject({ resolution: "preferred", version: 2 });
});

test("a corrected data set corrects its statements, with history, and archives what it no longer says", async () => {
  const folder = mkdtempSync(join(tmpdir(), "garnetbook-literature-"));
  try {
    const data = JSON.parse(readFileSync("prisma/literature/ko2025.json", "utf8"));
    const run = data.runs.find((each: { id: string }) => each.id === "run-ag-operando-sem");
    const [efficiency, plateaus] = run.reported;
    efficiency.value = 87;
    run.reported = run.reported.filter((row: unknown) => row !== plateaus);
    writeFileSync(join(folder, "ko2025.json"), JSON.stringify(data));
    await seedLiterature(systemActor, { folder });
    const [stated] = await reported("KO25-R-AG-OPERANDO-SEM", "coulombic_efficiency");
    expect(stated).toMatchObject({ valueNumber: 87, version: 2 });
    expect(await reported("KO25-R-AG-OPERANDO-SEM", "voltage_plateaus_from_alloying")).toEqual([]);
    const change = await context.db.auditEvent.findFirst({
      where: { entity: "assertion", entityId: stated!.id, action: "update" },
    });
    expect(change).toMatchObject({ before: { valueNumber: 86 }, after: { valueNumber: 87, version: 2 } });
  } finally {
    rmSync(folder, { recursive: true });
    await seedLiterature();
  }
  expect((await reported("KO25-R-AG-OPERANDO-SEM", "coulombic_efficiency"))[0]?.valueNumber).toBe(86);
  expect(await reported("KO25-R-AG-OPERANDO-SEM", "voltage_plateaus_from_alloying")).toHaveLength(1);
});

test("search finds published rows by readable code, and findings by a misprint", async () => {
  const reader = clientAs(await somebody(context.db, "viewer"));
  const code = await reader.search.query({ q: "ko25-c-ag-half-life" });
  expect(code.groups[0]?.hits[0]).toMatchObject({
    code: "KO25-C-AG-HALF-LIFE",
    isExactCode: true,
    path: "/cells/KO25-C-AG-HALF-LIFE",
  });
  const misprint = await reader.search.query({ q: "deamination" });
  const findings = misprint.groups.find(({ kind }) => kind === "finding");
  expect(findings?.hits.map((hit) => hit.code)).toContain("KO25-X-FIB-SEM-OPERANDO");
});

test("a data set in another form is refused in words", async () => {
  const folder = mkdtempSync(join(tmpdir(), "garnetbook-literature-"));
  try {
    writeFileSync(join(folder, "bad.json"), '{"schemaVersion": "9"}');
    await expect(seedLiterature(systemActor, { folder })).rejects.toMatchObject({
      code: "unreadable_file",
      message: /expected a literature data set/,
    });
    writeFileSync(join(folder, "bad.json"), "not json");
    await expect(seedLiterature(systemActor, { folder })).rejects.toMatchObject({ message: /expected JSON/ });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
